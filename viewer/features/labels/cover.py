"""Which pins cannot be seen for what lies before them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from viewer.scene.camera import CameraPose, projected
from viewer.scene.pins import Pin
from viewer.scene.scene import Scene

COVERED = 3.0  # mm that a surface may lie before a pin without covering it


def covered_pins(scene: Scene, pins: Iterable[Pin], size: tuple[int, int]) -> frozenset[str]:
    """Ids of the pins that lie behind something or face away, in a picture of that size."""
    scene.aim()  # the picture of this pose may not be drawn yet
    every = {pin.id: pin for pin in pins}
    points = np.array([pin.point for pin in every.values()])
    normals = np.array([pin.normal for pin in every.values()])
    away = turned_away(scene.pose, points, normals)
    places = projected(scene.pose, points, *size)
    return frozenset(
        pin_id
        for pin_id, back, (x, y, depth) in zip(every, away, places, strict=True)
        if back or _something_before(scene, x / size[0], 1.0 - y / size[1], depth)
    )


def turned_away(
    pose: CameraPose, points: NDArray[np.float64], normals: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """(n,) whether the surface at each of the points (n, 3) is turned away from the eye."""
    return np.asarray(np.einsum("ij,ij->i", normals, pose.towards_eye(points)) < 0.0)


def _something_before(scene: Scene, u: float, v: float, depth: float) -> bool:
    if not (0.0 <= u <= 1.0 and 0.0 <= v <= 1.0):
        return False
    key = scene.picker.pick(u, v)
    if key is None or scene.recedes(key):
        return False
    met = float((scene.pose.eye - np.asarray(scene.picker.point)) @ scene.pose.direction)
    return met < depth - COVERED
