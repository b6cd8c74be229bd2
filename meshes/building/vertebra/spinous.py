"""The spinous process: a plate in the midline, from a side view's radii and half thicknesses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import RBFInterpolator, RegularGridInterpolator

from meshes.building.vertebra import parts
from meshes.building.vertebra.loft import periodic

Floats = NDArray[np.float64]

_REACH = 30.0
_THINNEST = 1.6  # mm, half thickness never below


def spinous_process(figures: Mapping[str, float]) -> Callable[[Floats], Floats]:
    """The field (n, 3) mm -> (n,) of the spinous process in the vertebra's own frame."""
    centre = np.array([figures[name] for name in parts.SPINOUS_CENTRE])
    angles = np.array(parts.SPINOUS_ANGLES, dtype=float)
    outline = periodic(angles, np.array([figures[n] for n in parts.spinous_outline_names()]))
    thickness = _thickness(figures, outline)

    def field(points: Floats) -> Floats:
        offset = points[:, 1:] - centre
        half = np.maximum(thickness(np.clip(offset, -_REACH, _REACH)), _THINNEST)
        border = _border(offset, outline)
        side = np.abs(points[:, 0]) - half
        edge = 0.95 * half
        corner = np.hypot(np.maximum(side + edge, 0.0), np.maximum(border + edge, 0.0))
        return np.asarray(corner + np.minimum(np.maximum(side, border) + edge, 0.0) - edge)

    return field


def _border(offset: Floats, outline: Callable[[Floats], Floats]) -> Floats:
    """About the distance (n,) to the outline in the midline plane, < 0 inside."""
    angle = np.degrees(np.arctan2(offset[:, 1], offset[:, 0])) % 360.0
    radius = np.hypot(offset[:, 0], offset[:, 1])
    here = outline(angle)
    slope = np.radians(1.0) * np.maximum(radius, 4.0)
    turn = (outline(angle + 0.5) - outline(angle - 0.5)) / slope
    return np.asarray((radius - here) / np.hypot(1.0, turn))


def _thickness(
    figures: Mapping[str, float], outline: Callable[[Floats], Floats]
) -> Callable[[Floats], Floats]:
    places, halves = [], []
    for name, share, angle in parts.spinous_thickness_names():
        reach = share * float(outline(np.array([float(angle)]))[0])
        places.append((reach * np.cos(np.radians(angle)), reach * np.sin(np.radians(angle))))
        halves.append(figures[name])
    spline = RBFInterpolator(np.array(places), np.array(halves), kernel="thin_plate_spline")
    axis = np.linspace(-_REACH, _REACH, 61)
    grid = np.stack(np.meshgrid(axis, axis, indexing="ij"), axis=-1).reshape(-1, 2)
    table = np.clip(spline(grid), _THINNEST, max(halves) + 0.5)
    lookup = RegularGridInterpolator((axis, axis), table.reshape(61, 61))
    return lambda offset: np.asarray(lookup(offset))
