"""Lofts: a smooth solid through plane sections given by a centre and radii in named directions.

The squared radius is interpolated, because near the tip of a rounded process it falls linearly
to zero; the tip comes out as an ellipsoid instead of a cone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline, PchipInterpolator
from scipy.ndimage import map_coordinates

Floats = NDArray[np.float64]

_ROWS, _COLUMNS = 160, 144
_TIP_WAYS = np.array([0.3, 0.6, 0.85, 1.0])  # shares of the way from the last section to a tip
_BLUNT = 0.6  # 0: the squared radius falls evenly to the tip; 1: half an ellipsoid
_SLOPE_STEP = 0.25  # mm, for the gradient that turns the values into distances


@dataclass(frozen=True, slots=True)
class LoftShape:
    """Sections along an axis: positions (k,), centres (k, 2), radii (k, m), angles (m,) deg.

    `low_tip`, `high_tip` are the positions where the loft closes; None leaves that end cut off
    flat `overhang` mm beyond the last section (for an end buried in another part).
    """

    positions: Floats
    centres: Floats
    radii: Floats
    angles: Floats
    low_tip: float | None
    high_tip: float | None
    overhang: float = 2.0


def periodic(angles: Floats, values: Floats) -> Callable[[Floats], Floats]:
    """A smooth periodic curve through values (m, ...) at angles (m,) in degrees."""
    closed = np.append(angles, angles[0] + 360.0)
    spline = CubicSpline(closed, np.concatenate([values, values[:1]]), bc_type="periodic")
    return lambda at: np.asarray(spline(at))


def loft(shape: LoftShape) -> Callable[[Floats, Floats], Floats]:
    """A function of position (n,) and plane coordinates (n, 2): about mm, < 0 inside."""
    low, high, squared, centre = _tables(shape)
    rows, narrowest = np.linspace(low, high, _ROWS), np.sqrt(squared.min(axis=1)) + 1.0

    def value(position: Floats, plane: Floats) -> tuple[Floats, Floats]:
        """Excess of the squared radius over the section's, and a least slope of it."""
        offset = plane - centre(np.clip(position, low, high))
        angle = np.degrees(np.arctan2(offset[:, 1], offset[:, 0])) % 360.0
        row = (position - low) / (high - low) * (_ROWS - 1)
        inside = map_coordinates(squared, [row, angle / 360.0 * _COLUMNS], order=1, mode="nearest")
        beyond = np.maximum(np.maximum(low - position, position - high), 0.0)
        outside = (offset**2).sum(axis=1) + beyond**2
        return outside - inside, np.sqrt(outside + np.maximum(inside, 0.0) + 1.0)

    def distance(position: Floats, plane: Floats) -> Floats:
        here, least = value(position, plane)
        steps = [value(position + _SLOPE_STEP, plane)[0]]
        steps += [value(position, plane + _SLOPE_STEP * np.eye(2)[axis])[0] for axis in (0, 1)]
        slope = np.sqrt(sum(((step - here) / _SLOPE_STEP) ** 2 for step in steps))
        deepest = -np.interp(position, rows, narrowest)
        return _cut_ends(shape, position, np.maximum(here / np.maximum(slope, least), deepest))

    return distance


def _cut_ends(shape: LoftShape, position: Floats, distance: Floats) -> Floats:
    if shape.low_tip is None:
        distance = np.maximum(distance, shape.positions[0] - shape.overhang - position)
    if shape.high_tip is None:
        distance = np.maximum(distance, position - shape.positions[-1] - shape.overhang)
    return distance


def _tables(shape: LoftShape) -> tuple[float, float, Floats, Callable[[Floats], Floats]]:
    positions, radii, centres = shape.positions, shape.radii**2, shape.centres
    for tip, front in ((shape.low_tip, True), (shape.high_tip, False)):
        if tip is not None:
            positions, radii, centres = _with_tip(positions, radii, centres, tip, front=front)
    low, high = float(positions[0]), float(positions[-1])
    rows = np.linspace(low, high, _ROWS)
    along = np.asarray(PchipInterpolator(positions, radii, axis=0)(rows))
    around = periodic(shape.angles, np.sqrt(np.maximum(along, 0.0)).T)
    columns = np.linspace(0.0, 360.0, _COLUMNS + 1)
    squared = np.maximum(around(columns).T, 0.0) ** 2
    path = PchipInterpolator(positions, centres, axis=0)
    return low, high, squared, lambda at: np.asarray(path(at))


def _with_tip(
    positions: Floats, squared: Floats, centres: Floats, tip: float, *, front: bool
) -> tuple[Floats, Floats, Floats]:
    """The sections with those of a rounded end added, down to nothing at the tip."""
    end, inner = (0, 1) if front else (-1, -2)
    way = _TIP_WAYS[::-1] if front else _TIP_WAYS
    reach = (tip - positions[end]) / (positions[end] - positions[inner])
    drift = 0.5 * np.clip(reach, 0.0, 1.0) * (centres[end] - centres[inner])
    added = (
        positions[end] + way * (tip - positions[end]),
        squared[end] * ((1.0 - way) * (1.0 + _BLUNT * way))[:, None],
        centres[end] + way[:, None] * drift,
    )
    joined = [
        np.concatenate([new, old] if front else [old, new])
        for new, old in zip(added, (positions, squared, centres), strict=True)
    ]
    return joined[0], joined[1], joined[2]
