"""The bent long axis of sacrum and coccyx: body space to straightened coordinates and back.

Seen along its own curve a sacrum is nearly a slab, and people differ far less than in space.
Straightened coordinates are (across, along, depth): millimetres to the patient's right of the
midline, millimetres down the axis from the centre of the S1 end plate, and millimetres in front
of the axis (behind it: negative).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline
from scipy.ndimage import map_coordinates
from scipy.spatial import cKDTree

Array = NDArray[np.float64]
SPACING = 0.25  # mm between the stored points of the axis
TABLE_STEP = 1.0  # mm
TAIL = 60.0  # mm of straight axis beyond each end


@dataclass(frozen=True, slots=True)
class BentAxis:
    """A curve in the midsagittal plane, stored as close points with unit tangents.

    Attributes:
        along: (n,) mm down the axis from the S1 end plate.
        points: (n, 2) front and up coordinates, mm.
        tangents: (n, 2) unit vectors, downwards.
    """

    along: Array
    points: Array
    tangents: Array

    @classmethod
    def through(cls, along: Array, points: Array) -> BentAxis:
        """Return the smooth axis through (n, 2) front and up points at distances `along` (n,)."""
        spline = CubicSpline(along, points, bc_type="natural")
        inner = np.arange(along[0], along[-1], SPACING)
        slopes = spline(inner, 1)
        tangents = slopes / np.linalg.norm(slopes, axis=1, keepdims=True)
        return cls._with_tails(inner, spline(inner), tangents)

    @classmethod
    def _with_tails(cls, along: Array, points: Array, tangents: Array) -> BentAxis:
        steps = np.arange(SPACING, TAIL, SPACING)
        above = points[0] - steps[::-1, None] * tangents[0]
        below = points[-1] + steps[:, None] * tangents[-1]
        head = np.repeat(tangents[:1], len(steps), axis=0)
        foot = np.repeat(tangents[-1:], len(steps), axis=0)
        return cls(
            np.concatenate([along[0] - steps[::-1], along, along[-1] + steps]),
            np.vstack([above, points, below]),
            np.vstack([head, tangents, foot]),
        )

    @property
    def forward(self) -> Array:
        """(n, 2) unit vectors square to the axis, towards the front."""
        return np.column_stack([-self.tangents[:, 1], self.tangents[:, 0]])

    def straighten(self, points: Array) -> Array:
        """Return (n, 3) body space points as (across, along, depth)."""
        nearest = cKDTree(self.points).query(points[:, 1:])[1]
        offset = points[:, 1:] - self.points[nearest]
        along = self.along[nearest] + np.sum(offset * self.tangents[nearest], axis=1)
        depth = np.sum(offset * self.forward[nearest], axis=1)
        return np.column_stack([points[:, 0], along, depth])

    def tabulated(self, lower: Array, upper: Array) -> Callable[[Array], Array]:
        """Return `straighten`, quick between two corners (3,) in body space.

        It looks distances up on a 1 mm grid of the midsagittal plane; bent no more sharply than a
        sacrum, the error is below 0.01 mm.
        """
        axes = [np.arange(lower[k], upper[k] + TABLE_STEP, TABLE_STEP) for k in (1, 2)]
        nodes = np.stack(np.meshgrid([0.0], *axes, indexing="ij"), axis=-1)
        table = self.straighten(nodes.reshape(-1, 3)).reshape(*nodes.shape[1:3], 3)

        def quick(points: Array) -> Array:
            inside = np.all((points[:, 1:] >= lower[1:]) & (points[:, 1:] <= upper[1:]), axis=1)
            if not inside.all():
                found = np.empty_like(points)
                found[~inside] = self.straighten(points[~inside])
                found[inside] = quick(points[inside])
                return found
            at = (points[:, 1:] - lower[1:]).T / TABLE_STEP
            along, depth = (map_coordinates(table[..., k], at, order=1) for k in (1, 2))
            return np.column_stack([points[:, 0], along, depth])

        return quick

    def bend(self, straight: Array) -> Array:
        """Return (n, 3) straightened points in body space, mm."""
        forward = self.forward
        sagittal = [
            np.interp(straight[:, 1], self.along, self.points[:, k])
            + straight[:, 2] * np.interp(straight[:, 1], self.along, forward[:, k])
            for k in (0, 1)
        ]
        return np.column_stack([straight[:, 0], *sagittal])
