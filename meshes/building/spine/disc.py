"""An intervertebral disc: fills the space between two end plates and bulges a little.

Its wall runs from rim to rim; above and below it is carved by the bones themselves, so that it
touches both end plates whatever their shape.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline

from meshes.building.fields import Field
from meshes.building.solid import Solid
from meshes.errors import MeshError
from meshes.tables import FIGURES, read_table

Floats = NDArray[np.float64]

_TABLE = FIGURES / "disc.csv"
_BEYOND = 0.35  # how far the blank reaches past the rim planes, share of half the disc's height
_CONE = 2.0  # mm by which the blank narrows from a rim plane to its own end
_EDGE = 0.6  # mm, rounding where wall and end plate meet


def figures(table: Path = _TABLE) -> dict[str, float]:
    """The disc's figures by name, mm.

    Raises:
        MeshError: the file is missing or a value is not a number.
    """
    try:
        return {row["name"]: float(row["value"]) for row in read_table(table)}
    except (KeyError, ValueError) as problem:
        raise MeshError(f"{table.name}: {problem}. Each row needs a name and a number.") from None


@dataclass(frozen=True, slots=True)
class _Frame:
    """The disc's own axes: origin (3,) and rows right, front, up (3, 3)."""

    origin: Floats
    axes: Floats

    def local(self, points: Floats) -> Floats:
        return (points - self.origin) @ self.axes.T


def disc(
    upper_rim: Floats,
    lower_rim: Floats,
    bones: tuple[Field, Field],
    values: Mapping[str, float] | None = None,
) -> Solid:
    """A disc in the space of its bones.

    Args:
        upper_rim: (n, 3) points round the lower end plate of the bone above, mm, from the front
            over the right.
        lower_rim: (n, 3) points round the upper end plate of the bone below, likewise.
        bones: fields of the bone above and below.
        values: see `figures`; the shipped table when None.
    """
    table = figures() if values is None else values
    frame = _frame(upper_rim, lower_rim)
    blank = _blank(frame.local(upper_rim), frame.local(lower_rim), table)
    space = table["space to the bone"]

    def field(points: Floats) -> Floats:
        wall = blank(frame.local(points))
        ends = space - np.minimum(bones[0](points), bones[1](points))
        return _rounded(wall, ends)

    spots = np.vstack([upper_rim, lower_rim])
    landmarks = {"centre": frame.origin}
    return Solid(field, spots.min(axis=0) - 4.0, spots.max(axis=0) + 4.0, landmarks)


def _rounded(wall: Floats, ends: Floats) -> Floats:
    first, second = wall + _EDGE, ends + _EDGE
    outside = np.hypot(np.maximum(first, 0.0), np.maximum(second, 0.0))
    return outside + np.minimum(np.maximum(first, second), 0.0) - _EDGE


def _frame(upper: Floats, lower: Floats) -> _Frame:
    both = 0.5 * (upper + lower)
    quarter = len(both) // 4
    front = both[0] - both[2 * quarter]
    right = both[quarter] - both[3 * quarter]
    up = np.cross(right, front)
    up /= np.linalg.norm(up)
    right -= up * (right @ up)
    right /= np.linalg.norm(right)
    origin = 0.25 * (both[0] + both[quarter] + both[2 * quarter] + both[3 * quarter])
    return _Frame(origin, np.array([right, np.cross(up, right), up]))


def _blank(upper: Floats, lower: Floats, table: Mapping[str, float]) -> Callable[[Floats], Floats]:
    """The wall of the disc (local points (n, 3) -> mm), reaching a little into both bones."""
    planes = [_plane(rim) for rim in (upper, lower)]
    outlines = [_outline(rim, table["attachment inside the rim"]) for rim in (upper, lower)]
    sides = [table[f"bulge {side}"] for side in ("in front", "at the side", "behind")]

    def wall(points: Floats) -> Floats:
        top, bottom = (plane[0] + points[:, :2] @ plane[1:] for plane in planes)
        half = np.maximum(0.5 * (top - bottom), 1.0)
        share = (points[:, 2] - 0.5 * (top + bottom)) / half
        angle = np.degrees(np.arctan2(points[:, 0], points[:, 1])) % 360.0
        radius = _between(share, outlines[0](angle), outlines[1](angle))
        inner = np.clip(1.0 - share**2, 0.0, 1.0)
        radius += inner * _bulge(angle, sides)
        radius -= np.clip((np.abs(share) - 1.0) / _BEYOND, 0.0, 1.5) * _CONE
        out = np.hypot(points[:, 0], points[:, 1]) - radius
        past = (np.abs(share) - 1.0 - 2.0 * _BEYOND) * half
        return np.asarray(np.maximum(out, np.minimum(past, np.abs(points[:, 2]))))

    return wall


def _between(share: Floats, high: Floats, low: Floats) -> Floats:
    weight = np.clip(0.5 * (share + 1.0), 0.0, 1.0)
    return np.asarray(low + (high - low) * weight)


def _bulge(angle: Floats, sides: list[float]) -> Floats:
    turn = np.cos(np.radians(angle))
    front, side, behind = sides
    end = np.where(turn > 0.0, front, behind)
    return np.asarray(side + (end - side) * turn**2)


def _plane(rim: Floats) -> Floats:
    """Height over the local plane: constant, per mm right, per mm front."""
    design = np.column_stack([np.ones(len(rim)), rim[:, :2]])
    return np.asarray(np.linalg.lstsq(design, rim[:, 2], rcond=None)[0])


def _outline(rim: Floats, inset: float) -> Callable[[Floats], Floats]:
    angle = np.degrees(np.arctan2(rim[:, 0], rim[:, 1])) % 360.0
    order = np.argsort(angle)
    radius = np.hypot(rim[order, 0], rim[order, 1]) - inset
    closed = np.append(angle[order], angle[order][0] + 360.0)
    spline = CubicSpline(closed, np.append(radius, radius[0]), bc_type="periodic")
    return lambda at: np.asarray(spline(np.where(at < closed[0], at + 360.0, at)))
