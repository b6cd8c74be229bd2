"""Where a structure's own name is pinned: where it is seen, or before its middle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh
from viewer.scene.pins import COLUMN, Pin, capital, triple
from viewer.state.cut import Cut, Triple

FACING = 0.3  # cosine from which a cut face is seen well enough to carry the name
LEAST = 4  # pixels of the small picture below which a structure is not seen well enough
ON_PLANE = 0.1  # mm from the plane of a cut within which a point lies on its face
TRIED = 4  # places that are offered for each structure

Place = tuple[float, float]


def seen_places(picture: NDArray[np.uint8]) -> dict[int, tuple[int, list[Place]]]:
    """Of each structure in a picture of numbers how much is seen, and where best.

    Args:
        picture: (height, width) from the bottom row up, 0 for nothing.

    Returns:
        number -> pixels, and places as fractions from the lower left corner: those farthest from
        where anything else begins, of these the ones nearest to the middle of what is seen.
    """
    height, width = picture.shape
    depth = _depths(picture)
    found = {}
    for number in np.unique(picture[picture > 0]):
        rows, columns = np.nonzero(picture == number)
        if len(rows) < LEAST:
            continue
        away = np.hypot(rows - rows.mean(), columns - columns.mean())
        best = np.lexsort((away, -depth[rows, columns].astype(int)))[:TRIED]
        places = [((columns[i] + 0.5) / width, (rows[i] + 0.5) / height) for i in best]
        found[int(number)] = (len(rows), places)
    return found


def _depths(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """How many steps each pixel lies from the nearest pixel of another number."""
    inside = picture > 0
    depth = np.zeros(picture.shape, np.uint8)
    same = [np.zeros(picture.shape, bool) for _ in range(2)]
    same[0][:-1] = picture[:-1] == picture[1:]
    same[1][:, :-1] = picture[:, :-1] == picture[:, 1:]
    while inside.any() and depth.max() < 250:
        depth[inside] += 1
        left = np.zeros_like(inside)
        core = (slice(1, -1), slice(1, -1))
        left[core] = (
            inside[core]
            & (inside[2:, 1:-1] & same[0][core])
            & (inside[:-2, 1:-1] & same[0][:-2, 1:-1])
            & (inside[1:-1, 2:] & same[1][core])
            & (inside[1:-1, :-2] & same[1][1:-1, :-2])
        )
        inside = left
    return depth


def seen_pin(key: str, name: str, mesh: SurfaceMesh, point: Triple, cut: Cut | None) -> Pin:
    """The pin of a structure's name at a point (mm) where it was met, on its cut face or not."""
    on_face = cut is not None and abs(cut.beyond(point)) < ON_PLANE
    if on_face and cut is not None:
        return Pin(key, capital(name), key, "", point, cut.normal)
    nearest = int(np.linalg.norm(mesh.vertices - np.asarray(point), axis=1).argmin())
    return Pin(key, capital(name), key, "", point, triple(mesh.normals[nearest]))


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


def is_faced(cut: Cut | None, direction: NDArray[np.float64]) -> bool:
    """Whether an eye in that direction (3,) sees the faces of a cut."""
    return cut is not None and float(np.asarray(cut.normal) @ direction) > FACING


def _left(mesh: SurfaceMesh, cut: Cut | None) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Vertices and normals of what a cut leaves of a mesh."""
    if cut is None:
        return mesh.vertices, mesh.normals
    height = (mesh.vertices - np.asarray(cut.origin, np.float32)) @ np.asarray(cut.normal)
    return mesh.vertices[height <= 0.0], mesh.normals[height <= 0.0]
