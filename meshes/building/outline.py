"""A closed outline through named points, and its signed distance in the plane."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline
from scipy.ndimage import gaussian_filter, map_coordinates
from scipy.spatial import cKDTree
from skimage.draw import polygon2mask

Array = NDArray[np.float64]
FINENESS = 0.25  # mm between the places of the drawn curve


def periodic_curve(points: Array) -> Array:
    """A smooth closed curve through (n, 2) points, mm; chord length is its parameter."""
    closed = np.vstack([points, points[:1]])
    # The square root of the chord (centripetal) keeps uneven points from making loops.
    steps = np.sqrt(np.linalg.norm(np.diff(closed, axis=0), axis=1))
    along = np.concatenate([[0.0], np.cumsum(steps)])
    spline = CubicSpline(along, closed, bc_type="periodic")
    length = float(np.linalg.norm(np.diff(closed, axis=0), axis=1).sum())
    return np.asarray(spline(np.linspace(0.0, along[-1], int(length / FINENESS), endpoint=False)))


def closed_polygon(corners: Array) -> Array:
    """Straight edges between (n, 2) corners as a dense closed curve, mm."""
    following = np.roll(corners, -1, axis=0)
    edges = []
    for start, end in zip(corners, following, strict=True):
        count = max(2, int(np.linalg.norm(end - start) / FINENESS))
        edges.append(np.linspace(start, end, count, endpoint=False))
    return np.vstack(edges)


@dataclass(frozen=True, slots=True)
class Outline:
    """Signed distance to a closed curve on a grid, negative inside, mm."""

    lower: Array
    step: float
    values: Array

    @classmethod
    def around(cls, curve: Array, lower: Array, upper: Array, step: float, blur: float) -> Outline:
        """Sample the distance to a curve (n, 2) between two corners (2,), blurred by mm."""
        axes = [np.arange(lo, hi + step, step) for lo, hi in zip(lower, upper, strict=True)]
        nodes = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 2)
        away = cKDTree(curve).query(nodes)[0]
        shape = (len(axes[0]), len(axes[1]))
        inside = polygon2mask(shape, (curve - lower) / step)  # type: ignore[no-untyped-call]
        away = away.reshape(shape)
        values = np.where(inside, -away, away)
        return cls(np.asarray(lower, dtype=np.float64), step, gaussian_filter(values, blur / step))

    def at(self, places: Array) -> Array:
        """Signed distance (n,) at (n, 2) places."""
        nodes = (places - self.lower).T / self.step
        return np.asarray(map_coordinates(self.values, nodes, order=1, mode="nearest"))
