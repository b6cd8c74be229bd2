"""Where a structure's own name is pinned: in front of its middle, or on its cut face."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh
from viewer.scene.pins import COLUMN, Pin, capital, triple
from viewer.state.cut import Cut

FACING = 0.3  # cosine from which a cut face is seen well enough to carry the name


def name_pin(
    key: str,
    name: str,
    mesh: SurfaceMesh,
    direction: NDArray[np.float64],
    cut: Cut | None = None,
) -> Pin | None:
    """The pin of a structure's own name, before its middle for an eye in a direction (3,).

    None where the cut leaves nothing of the structure.
    """
    vertices, normals = _left(mesh, cut)
    if len(vertices) == 0:
        return None
    from_middle = vertices - vertices.mean(axis=0)
    towards = from_middle @ direction.astype(np.float32)
    beside = np.linalg.norm(from_middle - towards[:, None] * direction, axis=1)
    nearest = int(np.where(beside < beside.min() + COLUMN, towards, -np.inf).argmax())
    return Pin(key, capital(name), key, "", triple(vertices[nearest]), triple(normals[nearest]))


def face_pin(key: str, name: str, place: NDArray[np.float64], cut: Cut) -> Pin:
    """The pin of a structure's name on its cut face, at a place (3,) in mm."""
    return Pin(key, capital(name), key, "", triple(place), cut.normal)


def is_faced(cut: Cut | None, direction: NDArray[np.float64]) -> bool:
    """Whether an eye in that direction (3,) sees the faces of a cut."""
    return cut is not None and float(np.asarray(cut.normal) @ direction) > FACING


def _left(mesh: SurfaceMesh, cut: Cut | None) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Vertices and normals of what a cut leaves of a mesh."""
    if cut is None:
        return mesh.vertices, mesh.normals
    height = (mesh.vertices - np.asarray(cut.origin, np.float32)) @ np.asarray(cut.normal)
    return mesh.vertices[height <= 0.0], mesh.normals[height <= 0.0]
