"""Lines of pull over the picture, in step with the pose and the camera."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject

from meshes.motion.numbers import HIP_MUSCLES
from viewer.features.motion.motion import SIDES, Motion
from viewer.features.motion.pull_layer import Pull, PullLayer
from viewer.scene.camera import projected
from viewer.scene.scene import Scene
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.styles.theme import Theme
from viewer.viewport.viewport import Viewport

UNCHANGED = 0.3  # per cent of length below which nothing is said


class Pulling(QObject):
    """Owns the layer of lines of pull; it is empty in standing."""

    def __init__(self, viewport: Viewport, scene: Scene, store: Store, motion: Motion) -> None:
        super().__init__(viewport)
        self._viewport, self._scene, self._motion = viewport, scene, motion
        self._state = store.state
        self.layer = PullLayer(viewport)
        self.layer.lower()
        store.changed.connect(self._on_changed)
        viewport.pose_changed.connect(self._draw)
        viewport.installEventFilter(self)

    def set_look(self, theme: Theme, scale: float) -> None:
        self.layer.set_look(theme, scale)

    def _on_changed(self, _old: ViewState, new: ViewState) -> None:
        self._state = new
        self._draw()

    def _draw(self) -> None:
        state = self._state
        if not state.pose.angles:
            if self.layer.pulls:
                self.layer.show_pulls(())
            return
        numbers = self._motion.numbers
        carried = numbers.skeleton.transforms(state.pose, state.foot)
        keys = [f"{muscle}_{side}" for muscle in HIP_MUSCLES for side in SIDES]
        pulls = []
        for key in keys:
            percent = numbers.change(key, state.pose)
            if key not in state.hidden and abs(percent) >= UNCHANGED:
                size = self._viewport.width(), self._viewport.height()
                line = numbers.paths[key].line(carried)
                places = projected(self._scene.pose, line, *size)[:, :2]
                pulls.append(Pull(tuple((float(x), float(y)) for x, y in places), percent))
        self.layer.show_pulls(pulls)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.layer.resize(self._viewport.size())
            self._draw()
        return False
