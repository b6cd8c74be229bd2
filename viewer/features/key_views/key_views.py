"""The key views of the psoas: camera, what is shown and the sentence, as one step to undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject

from annotations.notes.views import KeyView
from viewer.core.viewpoints import Aim, Viewpoints
from viewer.overlay.overlay import Overlay
from viewer.scene.camera import CameraPose
from viewer.scene.scene import Scene
from viewer.state import edits
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.viewport.camera_control import CameraControl
from viewer.viewport.viewport import Viewport

STILL_SEEN = 0.75  # cosine of the turn (41 degrees) after which the sentence is not true any more


class KeyViews(QObject):
    """Takes key views and shows their sentences.

    Args:
        views: by id.
        store: owner of the state.
        camera: frames what a view shows.
        viewpoints: take camera and state there in one step.
        home_hidden: what is hidden at the start.
    """

    def __init__(
        self,
        views: Mapping[str, KeyView],
        store: Store,
        camera: CameraControl,
        viewpoints: Viewpoints,
        home_hidden: frozenset[str],
    ) -> None:
        super().__init__(store)
        self.views = views
        self._store, self._camera, self._home_hidden = store, camera, home_hidden
        self._viewpoints = viewpoints
        viewpoints.aim = self._aim
        self._seen: str | None = None  # the view that the camera has reached

    def watch(self, viewport: Viewport, scene: Scene, overlay: Overlay) -> None:
        """Show sentences over the picture."""
        self._scene, self._overlay = scene, overlay
        overlay.sentence.closed.connect(self.close_sentence)
        viewport.pose_changed.connect(self._on_moved)
        self._store.changed.connect(self._on_changed)

    def take(self, name: str) -> None:
        """Look at the psoas as a key view does.

        Raises:
            KeyError: there is no such view.
        """
        view = self.views[name]
        self._viewpoints.step_to(
            f"View: {view.title}",
            edits.take_view(
                self._store.state, name, self._home_hidden.union(view.hidden), view.faded
            ),
            self._camera.framed(view.frame, view.azimuth, view.elevation),
        )

    def _aim(self, state: ViewState) -> Aim | None:
        """What the key view of a state frames, so that it stays framed."""
        view = self.views.get(state.key_view or "")
        return (view.frame, view.azimuth, view.elevation) if view else None

    def close_sentence(self) -> None:
        self._store.show(replace(self._store.state, key_view=None))

    def _on_changed(self, old: ViewState, new: ViewState) -> None:
        view = self.views.get(new.key_view or "")
        if old.key_view != new.key_view:
            self._seen = None
            self._overlay.show_sentence(view.sentence if view else None)

    def _on_moved(self) -> None:
        view = self.views.get(self._store.state.key_view or "")
        if view is None or self._camera.is_moving:
            return
        seen_from = CameraPose((0.0, 0.0, 0.0), 1.0, view.azimuth, view.elevation).direction
        if float(self._scene.pose.direction @ seen_from) >= STILL_SEEN:
            self._seen = view.id
        elif self._seen == view.id:  # else the camera is still to go there
            self.close_sentence()
