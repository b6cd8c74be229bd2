"""A thin curved sheet as a field: samples of its middle surface, each with a normal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from meshes.building.fields import Distances, Field, Points

TIE = 1e-6  # mm by which two samples may differ and still be equally near
SETTLED = 8.0  # mm from the sheet; what lies further off moves no surface


@dataclass(frozen=True)
class Sheet:
    """A surface of (m, n) samples, m along and n across, so close that no gap shows.

    Attributes:
        places: (m, n, 3) mm.
        thickness: mm.
        spacing: mm, more than half of the widest step between samples.
        closed: whether the first column follows on the last.
    """

    places: NDArray[np.float64]
    thickness: float
    spacing: float
    closed: bool = False

    @cached_property
    def tree(self) -> cKDTree:
        """For finding the nearest sample; its index counts row by row."""
        return cKDTree(self.places.reshape(-1, 3))

    @cached_property
    def normals(self) -> NDArray[np.float64]:
        """(m * n, 3) unit normals, row by row."""
        round_about = ((0, 0), (1, 1), (0, 0))
        places = np.pad(self.places, round_about, mode="wrap") if self.closed else self.places
        along, across = np.gradient(places, axis=(0, 1))
        normal = np.cross(along, across)
        normal = (normal[:, 1:-1] if self.closed else normal).reshape(-1, 3)
        return np.asarray(normal / (np.linalg.norm(normal, axis=1, keepdims=True) + 1e-12))

    def nearest(self, points: Points) -> tuple[Distances, NDArray[np.intp]]:
        """Distance to the nearest sample and its index, (n,) each.

        Of two equally near the first is taken: in the midplane of a sheet that is alike on both
        sides the last bits, which differ between processors, would choose.
        """
        away, index = self.tree.query(points)
        close = np.flatnonzero(away < SETTLED)
        two, which = self.tree.query(points[close], k=2)
        tied = two[:, 1] - two[:, 0] < TIE
        index[close[tied]] = which[tied].min(axis=1)
        return away, index

    @property
    def field(self) -> Field:
        """Signed distance to the sheet with its rounded rim."""
        normals, half = self.normals, self.thickness / 2.0
        samples = self.places.reshape(-1, 3)

        def distance(points: Points) -> Distances:
            away_by, nearest = self.nearest(points)
            away = points - samples[nearest]
            height = np.einsum("ij,ij->i", away, normals[nearest])
            aside = np.sqrt(np.maximum(away_by**2 - height**2, 0.0))
            return np.asarray(np.hypot(height, np.maximum(aside - self.spacing, 0.0)) - half)

        return distance
