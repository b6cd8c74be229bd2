"""Lines and tags of the muscles over the picture, in step with the pose and the camera."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QTimer

from meshes.motion.numbers import HIP_MUSCLES
from viewer.features.motion.middle_lines import MiddleLines
from viewer.features.motion.motion import SIDES, Motion
from viewer.features.motion.pull_layer import LEAST, Pull, PullLayer
from viewer.scene.camera import projected
from viewer.scene.materials import material_of
from viewer.scene.scene import Scene
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.styles.theme import Theme
from viewer.viewport.viewport import Viewport

REST_MS = 150


class _Told(NamedTuple):
    """Of one muscle: per cent of length against standing, and its middle line (n, 3), mm."""

    percent: float
    line: NDArray[np.float64]


def _nothing() -> tuple[str, ...] | None:
    return None


class Pulling(QObject):
    """Owns the layer of lines and tags; it is empty in standing.

    Attributes:
        spoken_of: keys of the muscles that a step speaks of, None while there is no step; then
            it is all that changed.
    """

    def __init__(
        self,
        viewport: Viewport,
        scene: Scene,
        store: Store,
        motion: Motion,
        names: Mapping[str, str],
    ) -> None:
        super().__init__(viewport)
        self._viewport, self._scene, self._motion = viewport, scene, motion
        self._names = names
        self._told: dict[str, _Told] = {}
        self._middles = MiddleLines(scene.moving.meshes)
        self.spoken_of: Callable[[], tuple[str, ...] | None] = _nothing
        self.layer = PullLayer(viewport)
        self.layer.lower()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look_what_covers)
        store.changed.connect(self._on_changed)
        viewport.pose_changed.connect(self._draw)
        viewport.installEventFilter(self)

    def set_look(self, theme: Theme, scale: float) -> None:
        self.layer.set_look(theme, scale)

    def _on_changed(self, _old: ViewState, new: ViewState) -> None:
        self._told = self._found(new) if new.pose.angles else {}
        self._draw()

    def _found(self, state: ViewState) -> dict[str, _Told]:
        """By key, what a step speaks of, else all that is longer or shorter than in standing."""
        spoken_of = self.spoken_of()
        keys = [f"{muscle}_{side}" for muscle in HIP_MUSCLES for side in SIDES]
        changes = {
            key: self._motion.numbers.change(key, state.pose)
            for key in (keys if spoken_of is None else spoken_of)
            if key not in state.hidden
        }
        posed = self._scene.moving.meshes
        return {
            key: _Told(percent, self._middles.line(key, posed[key].vertices))
            for key, percent in changes.items()
            if spoken_of is not None or abs(percent) >= LEAST
        }

    def _draw(self) -> None:
        """Where the camera sees them; what is told is worked out when the body moves."""
        if self._told:
            self.layer.show_pulls([self._pull(key, told) for key, told in self._told.items()])
            self._rest.start()
        elif self.layer.pulls:
            self.layer.show_pulls(())

    def _look_what_covers(self) -> None:
        """Where the lines run behind something: looked at when nothing moves."""
        if not self._told:
            return
        width, height = max(1, self._viewport.width()), max(1, self._viewport.height())
        picture, keys = self._scene.keys_in_front(width, height)
        told = []
        for key, pull in zip(self._told, self.layer.pulls, strict=True):
            own = keys.index(key) + 1
            columns, rows = np.floor(pull.line).astype(int).T
            inside = (columns >= 0) & (columns < width) & (rows >= 0) & (rows < height)
            met = picture[::-1][rows.clip(0, height - 1), columns.clip(0, width - 1)]
            in_front = np.where(inside, met, 0)
            covered = (in_front != own) & (in_front != 0)
            told.append(replace(pull, covered=tuple(covered.tolist())))
        self.layer.show_pulls(told)

    def _pull(self, key: str, told: _Told) -> Pull:
        size = self._viewport.width(), self._viewport.height()
        places = projected(self._scene.pose, told.line, *size)[:, :2]
        name = self._names[key].removesuffix(" major")
        red, green, blue = material_of(key).colour
        return Pull(
            name[:1].upper() + name[1:],
            key.rsplit("_", 1)[-1],
            tuple((float(x), float(y)) for x, y in places),
            told.percent,
            f"#{red:02x}{green:02x}{blue:02x}",
        )

    def stop(self) -> None:
        """Look at the scene no more, which is closed soon."""
        self._rest.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.layer.resize(self._viewport.size())
            self._draw()
        return False
