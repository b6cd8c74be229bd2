"""Where a structure's own name is pinned: in front of its middle, or on its cut face."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh
from viewer.cut import Cut
from viewer.labels.pins import COLUMN, Pin, capital, triple
from viewer.scene.sections import Section, section

FACING = 0.3  # cosine from which a cut face is seen well enough to carry the name


def name_pin(
    key: str,
    name: str,
    mesh: SurfaceMesh,
    direction: NDArray[np.float64],
    cut: Cut | None = None,
) -> Pin | None:
    """The pin of a structure's own name, for an eye in a direction (3,).

    It stands before the middle of the structure, or on the face of the cut where that is seen;
    None where the cut leaves nothing of the structure.
    """
    vertices, normals = _left(mesh, cut)
    if len(vertices) == 0:
        return None
    if cut is not None and np.asarray(cut.normal) @ direction > FACING:
        face = section(mesh, np.asarray(cut.axis), cut.offset)
        if face is not None:
            return Pin(key, capital(name), key, "", triple(_innermost(face)), cut.normal)
    from_middle = vertices - vertices.mean(axis=0)
    towards = from_middle @ direction.astype(np.float32)
    beside = np.linalg.norm(from_middle - towards[:, None] * direction, axis=1)
    nearest = int(np.where(beside < beside.min() + COLUMN, towards, -np.inf).argmax())
    return Pin(key, capital(name), key, "", triple(vertices[nearest]), triple(normals[nearest]))


def _left(mesh: SurfaceMesh, cut: Cut | None) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Vertices and normals of what a cut leaves of a mesh."""
    if cut is None:
        return mesh.vertices, mesh.normals
    height = (mesh.vertices - np.asarray(cut.origin, np.float32)) @ np.asarray(cut.normal)
    return mesh.vertices[height <= 0.0], mesh.normals[height <= 0.0]


def _innermost(face: Section) -> NDArray[np.float64]:
    """Of the middles of a face's triangles the one that lies farthest from its outline, (3,) mm."""
    middles = face.points[face.triangles()].mean(axis=1)
    if len(middles) == 0:
        return np.asarray(face.points.mean(axis=0))
    away = np.linalg.norm(middles[:, None] - face.points[None, ::2], axis=2).min(axis=1)
    return np.asarray(middles[int(away.argmax())])
