"""A thin curved sheet as a field: samples of its middle surface, each with a normal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from meshes.fields import Distances, Field, Points


@dataclass(frozen=True)
class Sheet:
    """A surface of (m, n) samples, m along and n across, so close that no gap shows.

    Attributes:
        places: (m, n, 3) mm.
        thickness: mm.
        spacing: mm, more than half of the widest step between samples.
    """

    places: NDArray[np.float64]
    thickness: float
    spacing: float

    @cached_property
    def tree(self) -> cKDTree:
        """For finding the nearest sample; its index counts row by row."""
        return cKDTree(self.places.reshape(-1, 3))

    @cached_property
    def normals(self) -> NDArray[np.float64]:
        """(m * n, 3) unit normals, row by row."""
        along, across = np.gradient(self.places, axis=(0, 1))
        normal = np.cross(along, across).reshape(-1, 3)
        return np.asarray(normal / (np.linalg.norm(normal, axis=1, keepdims=True) + 1e-12))

    @property
    def field(self) -> Field:
        """Signed distance to the sheet with its rounded rim."""
        normals, half = self.normals, self.thickness / 2.0
        samples = self.places.reshape(-1, 3)

        def distance(points: Points) -> Distances:
            away_by, nearest = self.tree.query(points)
            away = points - samples[nearest]
            height = np.einsum("ij,ij->i", away, normals[nearest])
            aside = np.sqrt(np.maximum(away_by**2 - height**2, 0.0))
            return np.asarray(np.hypot(height, np.maximum(aside - self.spacing, 0.0)) - half)

        return distance
