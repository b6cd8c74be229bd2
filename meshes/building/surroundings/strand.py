"""A nerve or root as a field: a round strand along a smooth line."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.interpolate import CubicSpline
from scipy.spatial import cKDTree

from meshes.building.fields import Distances, Field, Points
from meshes.building.near_field import near_box

SPACING = 0.6  # mm between samples of a line
REACH = 8.0  # mm round a strand within which its field is worked out


def smooth_line(
    places: ArrayLike, radii: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Samples (m, 3) and radii (m,) on the spline through (n, 3) places with (n,) radii, mm."""
    stops = np.asarray(places, dtype=np.float64)
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(stops, axis=0), axis=1))])
    at = np.linspace(0.0, along[-1], max(2, round(along[-1] / SPACING)))
    thick = np.interp(at, along, np.asarray(radii, dtype=np.float64))
    return np.asarray(CubicSpline(along, stops, bc_type="natural")(at)), np.asarray(thick)


def strand(places: ArrayLike, radii: ArrayLike) -> Field:
    """A strand through (n, 3) places with (n,) radii, mm."""
    line, thick = smooth_line(places, radii)
    widest = float(thick.max())
    return near_box(
        strands_of(line, thick), line.min(axis=0) - widest, line.max(axis=0) + widest, REACH
    )


def strands_of(line: NDArray[np.float64], radii: NDArray[np.float64]) -> Field:
    """Balls so close that they make strands; of several lines, all in one."""
    tree = cKDTree(line)

    def distance(points: Points) -> Distances:
        away, nearest = tree.query(points)
        return np.asarray(away - radii[nearest])

    return distance
