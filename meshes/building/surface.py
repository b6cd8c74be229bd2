"""From a field to one closed, smooth triangle surface."""

from __future__ import annotations

import fast_simplification
import numpy as np
import trimesh
from numpy.typing import NDArray
from skimage.measure import marching_cubes

from meshes.building.fields import Field
from meshes.errors import MeshError

# Values are rounded so that the last bits, which differ between processors, cannot change the
# triangles; a value of exactly zero on a grid point would make slivers.
ROUNDING = 1024.0
NUDGE = 0.25 / ROUNDING
BLOCK = 8  # grid cells along the edge of a block that is sampled or skipped as one
LENIENCE = (1.0, 1.1, 1.25, 1.5, 2.0)  # times the triangles asked for, where fewer would tear
SLACK = 1.6  # how much faster than 1 per mm a field may grow


def polygonize(
    field: Field, lower: NDArray[np.float64], upper: NDArray[np.float64], step: float
) -> trimesh.Trimesh:
    """The surface where the field is zero, by marching cubes; its largest component.

    Args:
        field: signed distance, mm, negative inside; grows by at most `SLACK` per mm.
        lower: (3,) corner of the box to sample, mm.
        upper: (3,) opposite corner, mm.
        step: edge of a grid cell, mm.

    Raises:
        MeshError: the box holds no surface, or the surface leaves the box.
    """
    origin, values = _sampled(field, lower, upper, step)
    if values.min() >= 0.0:
        raise MeshError("A shape vanished: its figures leave nothing inside. Check its table.")
    edges = [values[0], values[-1], values[:, 0], values[:, -1], values[:, :, 0], values[:, :, -1]]
    if min(float(edge.min()) for edge in edges) < 0.0:
        raise MeshError("A shape outgrew its box: a figure is far too large. Check its table.")
    vertices, faces, _, _ = marching_cubes(  # type: ignore[no-untyped-call]
        values, level=0.0, allow_degenerate=False
    )
    mesh = trimesh.Trimesh(vertices * step + origin, faces, process=True)
    if mesh.volume < 0.0:
        mesh.invert()
    return _largest_piece(mesh)


def _largest_piece(mesh: trimesh.Trimesh) -> trimesh.Trimesh:
    """The piece with the most triangles, in the order that they have in the whole.

    `Trimesh.split` leaves them in the order of an unstable sort, which another processor ends in
    another way; a reduction of the same triangles in another order is another one.
    """
    piece = trimesh.graph.connected_component_labels(  # type: ignore[no-untyped-call]
        mesh.face_adjacency, node_count=len(mesh.faces)
    )
    faces = mesh.faces[piece == np.bincount(piece).argmax()]
    if len(faces) == len(mesh.faces):
        return mesh
    used, numbered = np.unique(faces, return_inverse=True)
    return trimesh.Trimesh(mesh.vertices[used], numbered.reshape(-1, 3), process=False)


def _sampled(
    field: Field, lower: NDArray[np.float64], upper: NDArray[np.float64], step: float
) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """The field on a grid; blocks far from the surface keep their middle's value."""
    origin = np.floor(np.asarray(lower) / step - 2.0) * step
    blocks = np.ceil((np.asarray(upper) - origin + 2.0 * step) / (step * BLOCK)).astype(int)
    index = np.stack(np.meshgrid(*(np.arange(n) for n in blocks), indexing="ij"), axis=-1)
    index = index.reshape(-1, 3)
    middles = origin + (index + 0.5) * (BLOCK * step)
    coarse = field(middles)
    values = np.repeat(np.repeat(np.repeat(coarse.reshape(blocks), BLOCK, 0), BLOCK, 1), BLOCK, 2)
    reach = SLACK * 0.5 * np.sqrt(3.0) * BLOCK * step
    near = index[np.abs(coarse) <= reach]
    cell = np.stack(np.meshgrid(*(np.arange(BLOCK),) * 3, indexing="ij"), axis=-1).reshape(-1, 3)
    for some in np.array_split(near, max(1, len(near) // 256)):
        at = (some[:, None, :] * BLOCK + cell).reshape(-1, 3)
        values[at[:, 0], at[:, 1], at[:, 2]] = field(origin + at * step)
    rounded = np.round(values * ROUNDING) / ROUNDING
    rounded[rounded == 0.0] = NUDGE
    return origin, rounded.astype(np.float32)


def smoothed(mesh: trimesh.Trimesh, passes: int = 6) -> trimesh.Trimesh:
    """Marching-cubes steps taken off without shrinking the shape (Taubin 1995)."""
    trimesh.smoothing.filter_taubin(mesh, lamb=0.5, nu=0.53, iterations=passes)  # type: ignore[no-untyped-call]
    return mesh


def reduced(mesh: trimesh.Trimesh, triangles: int) -> trimesh.Trimesh:
    """The same surface with about `triangles` triangles, still closed (quadric error metric).

    Raises:
        MeshError: the reduction tore the surface.
    """
    if len(mesh.faces) <= triangles:
        return mesh
    for more in LENIENCE:
        vertices, faces = fast_simplification.simplify(
            np.asarray(mesh.vertices, dtype=np.float64),
            np.asarray(mesh.faces, dtype=np.int32),
            target_count=round(triangles * more),
        )
        smaller = trimesh.Trimesh(vertices, faces, process=True)
        if smaller.is_volume and smaller.euler_number == mesh.euler_number:
            return smaller
    raise MeshError(f"Reducing a surface to {triangles} triangles tore it. Ask for more.")


def surface_of(
    field: Field,
    lower: NDArray[np.float64],
    upper: NDArray[np.float64],
    *,
    step: float,
    triangles: int,
    passes: int = 6,
) -> trimesh.Trimesh:
    """Marching cubes, smoothing and reduction in one go; see `polygonize`."""
    return reduced(smoothed(polygonize(field, lower, upper, step), passes), triangles)
