"""Dragging a thigh: the pull of the pointer as an angle of the hip."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QPointF, Signal

from meshes.motion.rigid import about, moved_points, turn_x
from viewer.scene.camera import projected
from viewer.scene.scene import Scene
from viewer.state.store import Store
from viewer.viewport.viewport import Viewport

WEAKEST = 0.15  # pixels a degree; below it a pull would turn the hip without measure


class ThighDrag(QObject):
    """Lets the viewport's drags that begin on a femur bend the hip.

    Args:
        viewport: where the pointer is.
        scene: what lies under it.
        store: owner of the state.

    Signals:
        turned(str, float): the joint is to stand at so many degrees.
        let_go(): the drag is over.
    """

    turned = Signal(str, float)
    let_go = Signal()

    def __init__(self, viewport: Viewport, scene: Scene, store: Store) -> None:
        super().__init__(viewport)
        self._viewport, self._scene, self._store = viewport, scene, store
        self.is_wanted = False
        self._joint = ""
        self._angle = 0.0
        viewport.takes_hold = self._take_hold
        viewport.pulled.connect(self._on_pulled)
        viewport.let_go.connect(self.let_go)

    def _take_hold(self, position: QPointF) -> bool:
        """Whether a drag that begins here moves the thigh instead of the view."""
        if not self.is_wanted:
            return False
        key = self._viewport.key_at(position)
        if key is None or not key.startswith("femur"):
            return False
        self._joint = f"hip_flexion_{key.rsplit('_', 1)[-1]}"
        self._angle = self._store.state.pose.angle(self._joint)
        self._point = np.array([self._scene.picker.point])
        return True

    def _on_pulled(self, by: QPointF) -> None:
        """Turn the hip so that the point in hand follows the pointer as far as it can."""
        size = self._viewport.width(), self._viewport.height()
        side = self._joint.rsplit("_", 1)[-1]
        hip = self._scene.moving.hip_centre(side)
        near = [moved_points(about(hip, turn_x(step)), self._point) for step in (-0.5, 0.5)]
        before, after = (projected(self._scene.pose, one, *size)[0, :2] for one in near)
        way = after - before  # pixels for one degree
        strength = float(way @ way)
        if strength < WEAKEST**2:
            return
        degrees = float(way @ np.array([by.x(), by.y()])) / strength
        self._angle += degrees
        self._point = moved_points(about(hip, turn_x(degrees)), self._point)
        self.turned.emit(self._joint, self._angle)
