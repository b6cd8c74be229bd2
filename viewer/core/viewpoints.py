"""Camera and state in one step to undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from viewer.scene.camera import CameraPose, pose_of
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.viewport.camera_control import CameraControl

Aim = tuple[tuple[str, ...], float, float]


def _no_aim(_state: ViewState) -> Aim | None:
    return None


class Viewpoints(QObject):
    """Takes steps that move the camera, and follows them when they are undone.

    Attributes:
        camera: moves the eye.
        aim: what a state wants to be framed and from where, so that it stays framed when the
            window changes its size; None where the camera just stands.
    """

    def __init__(self, store: Store, camera: CameraControl) -> None:
        super().__init__(store)
        self._store, self.camera = store, camera
        self.aim: Callable[[ViewState], Aim | None] = _no_aim

    def follow(self) -> None:
        """Move the camera from now on; last of all who listen, as captions take room first."""
        self._store.changed.connect(self._on_changed)

    def step_to(self, label: str, state: ViewState, pose: CameraPose) -> None:
        """Change camera and state in one step; undoing it flies back to where the camera is now."""
        now = self._store.state
        if pose == self.camera.destination and replace(state, viewpoint=now.viewpoint) == now:
            return  # asked for twice, as a double click does
        self._store.show(replace(now, viewpoint=self.camera.destination.figures))
        self._store.edit(label, replace(state, viewpoint=pose.figures))

    def _on_changed(self, old: ViewState, new: ViewState) -> None:
        if new.viewpoint in (None, old.viewpoint, self.camera.destination.figures):
            return
        assert new.viewpoint is not None
        aim = self.aim(new)
        if aim is None:
            self.camera.fly(pose_of(new.viewpoint))
        else:
            self.camera.frame(*aim)
