"""How much open sky each point of a surface sees: the soft darkening in hollows."""

from __future__ import annotations

import numpy as np
import trimesh
from numpy.typing import NDArray

PITCH = 1.5  # mm, edge of a voxel
REACH = 80.0  # mm, how far away a wall still takes light
DIRECTIONS = 48
STRIDES = 26
LIFT = 1.6  # voxels, start of each ray above the surface so that it does not meet itself


def sky_share(mesh: trimesh.Trimesh) -> NDArray[np.float64]:
    """Share of the hemisphere above each vertex that is open, (n,) from 0 to 1.

    Rays are marched through the filled voxels of the mesh itself, so that other structures may
    move or be hidden without leaving their shadow behind. Near walls count more than far ones.

    Args:
        mesh: a closed surface, mm.
    """
    filled, origin = _filled_voxels(mesh)
    points = np.asarray(mesh.vertices, dtype=np.float64)
    normals = np.asarray(mesh.vertex_normals, dtype=np.float64)
    start = points + normals * LIFT * PITCH
    # Ever longer strides: a far wall needs less care than a near one.
    steps = np.geomspace(1.0, REACH / PITCH, STRIDES)
    open_light = np.zeros(len(points))
    total = np.zeros(len(points))
    for direction in _sphere(DIRECTIONS):
        facing = np.maximum(normals @ direction, 0.0)
        open_light += facing * _openness(filled, origin, start, direction, steps)
        total += facing
    return open_light / total


def _openness(
    filled: NDArray[np.bool_],
    origin: NDArray[np.float64],
    start: NDArray[np.float64],
    direction: NDArray[np.float64],
    steps: NDArray[np.float64],
) -> NDArray[np.float64]:
    """1 where a ray runs free, less the nearer it meets a wall."""
    openness = np.ones(len(start))
    for step in steps[::-1]:
        place = np.floor((start + direction * step * PITCH - origin) / PITCH).astype(np.intp)
        inside = np.all((place >= 0) & (place < filled.shape), axis=1)
        place[~inside] = 0
        hit = filled[place[:, 0], place[:, 1], place[:, 2]] & inside
        openness[hit] = step * PITCH / REACH
    return openness


def _filled_voxels(mesh: trimesh.Trimesh) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    grid = mesh.voxelized(PITCH).fill()
    return np.asarray(grid.matrix), np.asarray(grid.translation) - PITCH / 2.0


def _sphere(count: int) -> NDArray[np.float64]:
    """(count, 3) unit vectors spread evenly (Fibonacci lattice)."""
    index = np.arange(count) + 0.5
    height = 1.0 - 2.0 * index / count
    turn = np.pi * (1.0 + np.sqrt(5.0)) * index
    radius = np.sqrt(1.0 - height**2)
    return np.stack([radius * np.cos(turn), radius * np.sin(turn), height], axis=1)
