"""The volume inside a closed surface, and its middle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh

MM3_PER_CM3 = 1000.0


def volume(mesh: SurfaceMesh) -> float:
    """Volume of a closed mesh, cm3."""
    _, shares = _wedges(mesh)
    return float(shares.sum()) / MM3_PER_CM3


def centre_of_mass(mesh: SurfaceMesh) -> NDArray[np.float64]:
    """(3,) mm: the middle of what a closed mesh holds, all of it of one density."""
    corners, shares = _wedges(mesh)
    return np.asarray(shares @ corners.sum(axis=1) / (4.0 * shares.sum()))


def _wedges(mesh: SurfaceMesh) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Each triangle's corners (n, 3, 3), and the volume (n,) between it and the origin, mm3."""
    corners = mesh.vertices.astype(np.float64)[mesh.faces]
    a, b, c = np.moveaxis(corners, 1, 0)
    return corners, np.einsum("ij,ij->i", a, np.cross(b, c)) / 6.0
