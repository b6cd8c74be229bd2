"""Solids described by radii round a line: the femur's shaft, neck and condyles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import Akima1DInterpolator, CubicSpline
from scipy.ndimage import gaussian_filter, map_coordinates

from meshes.building.fields import Distances, Field, Points
from meshes.errors import MeshError

STEP_DEGREES = 2.0
STEP_MM = 0.5


@dataclass(frozen=True, slots=True)
class Frame:
    """Square axes: `axes` (3, 3) holds one unit vector a row, `origin` (3,) is in mm."""

    origin: Points
    axes: Points

    def inward(self, points: Points) -> Points:
        """Points (n, 3) in this frame's coordinates."""
        local: Points = (points - self.origin) @ self.axes.T
        return local

    def outward(self, points: Points) -> Points:
        """Points (n, 3) of this frame in the surrounding coordinates."""
        outer: Points = points @ self.axes + self.origin
        return outer


@dataclass(frozen=True, slots=True)
class Sections:
    """Radii of plane sections along a frame's third axis.

    `levels` (m,) ascending in mm, `centres` (m, 2) along the first two axes, `angles` (k,) in
    degrees from the first axis towards the second, ascending, `radii` (m, k) in mm.
    """

    levels: Points
    centres: Points
    angles: Points
    radii: Points


def loft(frame: Frame, sections: Sections, blur: float = 0.0) -> Field:
    """Endless solid through the sections, smooth along and around; the ends keep their section.

    The value is the radial distance divided by the length of its gradient, near enough to a
    distance for blends of a few millimetres. `blur` (mm) smooths the radii along the line.
    """
    if sections.radii.shape != (len(sections.levels), len(sections.angles)):
        raise MeshError("femur: a section has not one radius for each of its directions")
    table, slope = _table(sections, blur)
    centre = Akima1DInterpolator(sections.levels, sections.centres, method="makima")
    low, high = float(sections.levels[0]), float(sections.levels[-1])
    rows = (len(table) - 1) / (high - low)

    def distance(points: Points) -> Distances:
        local = frame.inward(points)
        level = np.clip(local[:, 2], low, high)
        offset = local[:, :2] - centre(level)
        angle = np.degrees(np.arctan2(offset[:, 1], offset[:, 0])) % 360.0
        place = np.array([(level - low) * rows, angle / STEP_DEGREES])
        radius = map_coordinates(table, place, order=1, mode="nearest")
        steep = map_coordinates(slope, place, order=1, mode="nearest")
        return np.asarray((np.hypot(offset[:, 0], offset[:, 1]) - radius) / steep)

    return distance


def bridged(levels: Points, radii: Points) -> Points:
    """Radii (m, k) with the figures that do not exist (nan) filled in along the levels."""
    filled = radii.copy()
    for column in filled.T:
        known = np.isfinite(column)
        between = Akima1DInterpolator(levels[known], column[known], method="makima")
        column[~known] = between(levels[~known])
    return filled


def closed(angles: Points, radii: Points) -> Points:
    """One section's radii (k,) with those that do not exist (nan) filled in round the ring."""
    known = np.isfinite(radii)
    ring = CubicSpline(
        np.append(angles[known], angles[known][0] + 360.0),
        np.append(radii[known], radii[known][0]),
        bc_type="periodic",
    )
    return np.asarray(ring(angles))


def _table(sections: Sections, blur: float) -> tuple[Points, Points]:
    """Radii every half millimetre and two degrees, and the gradient's length there."""
    angles = np.append(sections.angles, sections.angles[0] + 360.0)
    around = CubicSpline(
        angles, np.column_stack((sections.radii, sections.radii[:, :1])), axis=1, bc_type="periodic"
    )
    degrees = np.arange(0.0, 360.0, STEP_DEGREES)
    along = Akima1DInterpolator(sections.levels, around(degrees), axis=0, method="makima")
    count = int(np.ceil((sections.levels[-1] - sections.levels[0]) / STEP_MM)) + 1
    table = along(np.linspace(sections.levels[0], sections.levels[-1], count))
    if blur > 0.0:
        table = gaussian_filter(table, (blur / STEP_MM, 0.0), mode=("nearest", "wrap"))
    table = np.maximum(table, 1.0)
    closed = np.column_stack((table, table[:, :1]))
    per_level = np.gradient(closed, STEP_MM, axis=0)
    per_angle = np.gradient(closed, np.radians(STEP_DEGREES), axis=1)
    return closed, np.sqrt(1.0 + per_level**2 + (per_angle / closed) ** 2)
