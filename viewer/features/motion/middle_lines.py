"""The line along the middle of a muscle, whatever shape a pose gives it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh

Floats = NDArray[np.float64]

POINTS = 10


class MiddleLines:
    """Finds lines; what belongs together is worked out once a muscle.

    Args:
        standing: key -> mesh in standing.
    """

    def __init__(self, standing: Mapping[str, SurfaceMesh]) -> None:
        self._standing = standing
        self._slices: dict[str, tuple[NDArray[np.intp], NDArray[np.intp]]] = {}

    def line(self, key: str, vertices: NDArray[np.float32]) -> Floats:
        """From the upper to the lower end of a muscle.

        Args:
            key: the muscle.
            vertices: (n, 3) mm in the pose.

        Returns:
            (POINTS, 3) mm: the middles of as many slices of its height in standing.
        """
        order, starts = self._sliced(key)
        sums = np.add.reduceat(vertices[order].astype(np.float64), starts, axis=0)
        counts = np.diff([*starts.tolist(), len(order)])
        return np.asarray(sums / counts[:, None])

    def _sliced(self, key: str) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Vertices from the upper to the lower end, and where each slice begins among them."""
        if key not in self._slices:
            height = -self._standing[key].vertices[:, 2].astype(np.float64)
            order = np.argsort(height, kind="stable")
            edges = np.linspace(height.min(), height.max(), POINTS + 1)[:-1]
            self._slices[key] = order, np.searchsorted(height[order], edges)
        return self._slices[key]
