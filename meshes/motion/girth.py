"""Gives a bent muscle its volume back by making it thicker or thinner round its own middle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh

Float32s = NDArray[np.float32]

SECTION = 10.0  # mm between sections along the body's axis


class Girth:
    """A muscle's sections in standing, and its volume there."""

    def __init__(self, mesh: SurfaceMesh) -> None:
        self._faces = mesh.faces
        self._volume = _volume(mesh.vertices, mesh.faces)
        height = mesh.vertices[:, 2].astype(np.float64)
        place = (height - height.min()) / SECTION - 0.5
        self._count = int(np.ceil(place.max())) + 1
        place = np.clip(place, 0.0, self._count - 1.0)
        self._low = np.minimum(place.astype(int), self._count - 2)
        self._share = (place - self._low).astype(np.float32)[:, None]
        self._nearest = np.round(place).astype(int)
        self._members = np.maximum(np.bincount(self._nearest, minlength=self._count), 1)

    def restored(self, vertices: Float32s) -> Float32s:
        """The vertices (n, 3) at the volume of standing."""
        sums = [np.bincount(self._nearest, vertices[:, k], self._count) for k in range(3)]
        middles = (np.stack(sums, axis=1) / self._members[:, None]).astype(np.float32)
        start = middles[self._low]
        axis = start + self._share * (middles[self._low + 1] - start)
        wider = np.float32((self._volume / _volume(vertices, self._faces)) ** 0.5)
        return np.asarray(axis + (vertices - axis) * wider)


def _volume(vertices: Float32s, faces: NDArray[np.int32]) -> float:
    """mm3; from the middle of the muscle, as single precision is scarce far from it."""
    a, b, c = (vertices[faces[:, corner]] - vertices[0] for corner in range(3))
    return float(np.einsum("ij,ij->", a, np.cross(b, c), dtype=np.float64)) / 6.0
