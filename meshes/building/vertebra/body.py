"""The vertebral body: waisted outline between two concave end plates with raised rims."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline, RBFInterpolator, RegularGridInterpolator

from meshes.building.vertebra import parts

Floats = NDArray[np.float64]
Heights = Callable[[Floats], Floats]

_RIM_DEPTH = 2.4  # mm below the end plate where the rim's radii were read
_WAIST = 0.42  # share of the height, from below
_EDGE = 1.6  # mm, rounding of the rim
_CREST = 0.9  # share of the rim's radius where its crest lies
_BEYOND_RIM = 0.5  # mm a plate may rise or fall past its own heights outside the rim
_REACH = 34.0  # mm, half size of the height tables


def plate_heights(figures: Mapping[str, float], plate: str) -> Heights:
    """Height z (n,) of an end plate over points (n, 2) right, front in mm."""
    rim = _rim(figures, plate)
    points, heights = [], []
    for name, share, angle in parts.plate_height_names(plate):
        radius = share * float(rim(np.array([float(angle)]))[0])
        right, front = radius * np.sin(np.radians(angle)), radius * np.cos(np.radians(angle))
        points += [(right, front), (-right, front)]
        heights += [figures[name]] * 2
    unique, at = np.unique(np.round(points, 6), axis=0, return_index=True)
    spline = RBFInterpolator(unique, np.array(heights)[at], kernel="thin_plate_spline")
    axis = np.linspace(-_REACH, _REACH, 69)
    grid = np.stack(np.meshgrid(axis, axis, indexing="ij"), axis=-1).reshape(-1, 2)
    level = np.clip(spline(grid), min(heights) - _BEYOND_RIM, max(heights) + _BEYOND_RIM)
    table = RegularGridInterpolator((axis, axis), level.reshape(69, 69))
    return lambda plane: np.asarray(table(np.clip(plane, -_REACH, _REACH)))


def _rim(figures: Mapping[str, float], plate: str) -> Callable[[Floats], Floats]:
    return _outline(figures, "upper rim" if plate == parts.PLATES[0] else "lower rim")


def _outline(figures: Mapping[str, float], section: str) -> Callable[[Floats], Floats]:
    radii = [figures[name] for name in parts.body_radius_names(section)]
    angles = np.array([*parts.BODY_ANGLES, *(360 - a for a in parts.BODY_ANGLES[-2:0:-1]), 360])
    values = np.array([*radii, *radii[-2:0:-1], radii[0]])
    spline = CubicSpline(angles, values, bc_type="periodic")
    return lambda at: np.asarray(spline(at))


def rim_points(figures: Mapping[str, float], plate: str, count: int = 24) -> Floats:
    """Points (count, 3) round an end plate's rim, from the front over the right side, mm."""
    angle = np.arange(count) * 360.0 / count
    radius = _rim(figures, plate)(np.minimum(angle, 360.0 - angle))
    turn = np.radians(angle)
    flat = np.column_stack([np.sin(turn), np.cos(turn)]) * radius[:, None]
    return np.column_stack([flat, plate_heights(figures, plate)(flat * _CREST)])


def body(figures: Mapping[str, float]) -> Callable[[Floats], Floats]:
    """The field (n, 3) mm -> (n,) of a vertebral body in the vertebra's own frame."""
    upper, lower = (plate_heights(figures, plate) for plate in parts.PLATES)
    rings = [_outline(figures, section) for section in parts.BODY_SECTIONS]

    def field(points: Floats) -> Floats:
        top, bottom = upper(points[:, :2]), lower(points[:, :2])
        wall = _wall(points, top, bottom, rings)
        ends = np.maximum(points[:, 2] - top, bottom - points[:, 2])
        return _rounded_corner(wall, ends)

    return field


def _wall(
    points: Floats, top: Floats, bottom: Floats, rings: list[Callable[[Floats], Floats]]
) -> Floats:
    angle = np.degrees(np.arctan2(np.abs(points[:, 0]), points[:, 1]))
    high, middle, low = (ring(angle) for ring in rings)
    height = top - bottom
    share = np.clip((points[:, 2] - bottom) / height, 0.0, 1.0)
    rim = np.clip(_RIM_DEPTH / height, 0.05, 0.3)
    radius = np.where(
        share < _WAIST,
        _eased(low, middle, (share - rim) / (_WAIST - rim)),
        _eased(high, middle, (1.0 - rim - share) / (1.0 - rim - _WAIST)),
    )
    return np.asarray(np.hypot(points[:, 0], points[:, 1]) - radius)


def _eased(rim: Floats, waist: Floats, way: Floats) -> Floats:
    """From the rim's radius to the waist's, level at the waist; constant beyond the rim."""
    way = np.clip(way, 0.0, 1.0)
    return np.asarray(rim + (waist - rim) * way * (2.0 - way))


def _rounded_corner(wall: Floats, ends: Floats) -> Floats:
    """Intersection with a round edge of radius `_EDGE`."""
    first, second = wall + _EDGE, ends + _EDGE
    outside = np.hypot(np.maximum(first, 0.0), np.maximum(second, 0.0))
    return np.asarray(outside + np.minimum(np.maximum(first, second), 0.0) - _EDGE)
