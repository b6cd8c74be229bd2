"""Place the mean sacral axis in body space from the S1 end plate's position and slope.

Position of the end plate's centre: between the mean of 19 people's manual landmarks
(0, -25, 102) and the mean of the three reference sacra (0, -14, 111), nearer to the latter because
the hip bones come from the same people: there the ear-shaped surfaces meet with a few mm to carve.
Slope: published mean (Vialle 2005, 41.2 +- 8.4 degrees).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshes.building.sacrum.axis import BentAxis
from tools.measure_people.sacrum_people import Person

Array = NDArray[np.float64]
CENTRE = np.array([-17.0, 108.5])  # front and up, mm
SLOPE = 41.2  # degrees
AXIS_LEVELS = {
    0.0: "S1 end plate, centre", 0.5: "S1 body", 1.0: "junction S1/S2", 1.5: "S2 body",
    2.0: "junction S2/S3", 3.0: "junction S3/S4", 4.0: "junction S4/S5", 5.0: "apex",
}  # fmt: skip
BELOW = {
    5.5: "first coccygeal segment", 6.25: "second coccygeal segment",
    7.0: "third coccygeal segment",
}  # fmt: skip
BELOW_STEP = 20.0  # mm of axis per level below the apex
SHARED = 6  # levels 0 to 3 decide the alignment


def placing_rows() -> list[list[object]]:
    """Return the rows that say where the end plate goes."""
    return [
        ["placing", "S1 end plate, centre, front", 0, 0, CENTRE[0], "mm", 10.1, 22,
         "19 people's manual landmarks (Fischer 2023) and the reference sacra"],
        ["placing", "S1 end plate, centre, up", 0, 1, CENTRE[1], "mm", 8.5, 22,
         "19 people's manual landmarks (Fischer 2023) and the reference sacra"],
        ["placing", "sacral slope", 0, 2, SLOPE, "deg", 8.4, 300, "Vialle 2005"],
    ]  # fmt: skip


def placed_axis(people: list[Person], measured: list[list[object]]) -> list[list[object]]:
    """Average the people's axes aligned on S1 to S3 and place the mean; rows of its points."""
    levels = {**AXIS_LEVELS, **BELOW}
    curves = np.array([_curve(person, list(levels)) for person in people])
    mean = curves[0]
    for _ in range(6):
        aligned = np.array([_aligned(curve, mean) for curve in curves])
        mean = aligned.mean(axis=0)
    plate = {(row[2], row[3]): float(str(row[4])) for row in measured if row[0] == "end plate"}
    placed = _placed(mean, plate[15, 0], plate[-10, 0])
    spread = aligned.std(axis=0)
    return [
        ["axis", f"{name}, {('front', 'up')[k]}", level, k, round(float(placed[i, k]), 1),
         "mm", round(float(spread[i, k]), 1), len(people), "reference people"]
        for i, (level, name) in enumerate(levels.items()) for k in (0, 1)
    ]  # fmt: skip


def _curve(person: Person, levels: list[float]) -> Array:
    along = [
        person.along(level) if level <= 5 else person.levels[5] + (level - 5) * BELOW_STEP
        for level in levels
    ]
    nought = np.zeros(len(along))
    return person.axis.bend(np.column_stack([nought, along, nought]))[:, 1:]


def _aligned(curve: Array, target: Array) -> Array:
    a, b = curve[:SHARED].mean(axis=0), target[:SHARED].mean(axis=0)
    left, _, right = np.linalg.svd((curve[:SHARED] - a).T @ (target[:SHARED] - b))
    # On a nearly straight row of points the best fit may be a mirror image: forbid it.
    left[:, 1] *= np.sign(np.linalg.det(left @ right))
    return np.asarray((curve - a) @ left @ right + b)


def _placed(axis: Array, front_drop: float, back_drop: float) -> Array:
    """Turn and shift so that the end plate, 25 mm from back to front lip, has its slope."""
    steps = np.linalg.norm(np.diff(axis, axis=0), axis=1)
    curve = BentAxis.through(np.concatenate([[0.0], np.cumsum(steps)]), axis)
    lips = np.array([[0.0, front_drop, 15.0], [0.0, back_drop, -10.0]])
    front, back = curve.bend(lips)[:, 1:]
    has = np.degrees(np.arctan2(back[1] - front[1], front[0] - back[0]))
    turn = np.radians(has - SLOPE)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    centre = (front + back) / 2
    return np.asarray((axis - centre) @ rotation.T + CENTRE)
