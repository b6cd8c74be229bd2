"""Measures of the selected structure: the table, and the lines of chosen rows on the model."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from PySide6.QtCore import QEvent, QObject

from meshes.library import SurfaceMesh
from meshes.measures.record import Measure
from meshes.measures.shipped import measures_of
from meshes.motion.lengths import BELLY, LINE_OF_PULL, with_lines_of_pull
from meshes.motion.numbers import MotionNumbers
from viewer.features.measures.layer import DrawnMeasure, MeasureLayer
from viewer.features.measures.panel import Measures, value_shown
from viewer.scene.camera import projected
from viewer.scene.scene import Scene
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.styles.theme import Theme
from viewer.viewport.viewport import Viewport


class Measuring(QObject):
    """Keeps the table in step with the selection and the lines in step with the camera."""

    def __init__(
        self, viewport: Viewport, scene: Scene, store: Store, meshes: Mapping[str, SurfaceMesh]
    ) -> None:
        super().__init__(viewport)
        self._meshes = meshes
        self._viewport, self._scene = viewport, scene
        self._chosen: tuple[Measure, ...] = ()
        self.panel = Measures()
        self.layer = MeasureLayer(viewport)
        self.layer.lower()
        self.panel.chosen.connect(self._choose)
        store.changed.connect(self._on_changed)
        viewport.pose_changed.connect(self._draw)
        viewport.installEventFilter(self)

    def set_look(self, theme: Theme, scale: float) -> None:
        self.layer.set_look(theme, scale)

    def _on_changed(self, old: ViewState, new: ViewState) -> None:
        if old.current != new.current:
            key = new.current
            self.panel.show_measures(self._measures_of(key) if key is not None else None)
            self._choose(())

    def _measures_of(self, key: str) -> tuple[Measure, ...]:
        """The shipped measures, of a moving muscle after the length that motion tells."""
        shipped = measures_of(key)
        if not any(one.structure == key and one.measure == BELLY for one in shipped):
            return shipped
        found = with_lines_of_pull(shipped, self._numbers)
        return tuple(sorted(found, key=lambda one: one.measure != LINE_OF_PULL))

    @cached_property
    def _numbers(self) -> MotionNumbers:
        return MotionNumbers(self._meshes)

    def _choose(self, measures: tuple[Measure, ...]) -> None:
        self._chosen = measures
        self._draw()

    def _draw(self) -> None:
        if not self._chosen:
            if self.layer.drawn:
                self.layer.show_measures(())
            return
        self.layer.show_measures([self._drawn(measure) for measure in self._chosen])

    def _drawn(self, measure: Measure) -> DrawnMeasure:
        size = self._viewport.width(), self._viewport.height()
        lines = []
        for drawn in measure.lines:
            start, end = projected(self._scene.pose, np.array(drawn), *size)[:, :2]
            lines.append(((float(start[0]), float(start[1])), (float(end[0]), float(end[1]))))
        return DrawnMeasure(tuple(lines), value_shown(measure))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.layer.resize(self._viewport.size())
            self._draw()
        return False
