"""Spheres and lines through measured points."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh

Floats = NDArray[np.float64]
ROUNDS = 12  # of choosing points near the sphere and fitting it again
FACING = 0.9  # least cosine between a surface normal and the sphere's radius


def sphere_through(points: Floats) -> tuple[Floats, float]:
    """Centre (3,) and radius of the sphere nearest to points (n, 3), by linear least squares."""
    design = np.column_stack([2.0 * points, np.ones(len(points))])
    found = np.linalg.lstsq(design, (points**2).sum(axis=1), rcond=None)[0]
    centre = found[:3]
    return centre, float(np.sqrt(found[3] + centre @ centre))


def sphere_on(
    mesh: SurfaceMesh, centre: Floats, radius: float, *, hollow: bool, slack: float = 1.5
) -> tuple[Floats, float]:
    """The sphere that part of a surface follows, fitted to that part alone.

    Args:
        mesh: the bone.
        centre: (3,) where to begin, mm.
        radius: to begin with, mm.
        hollow: the surface is a socket, facing the centre, not a ball.
        slack: mm by which points of the part may lie off the sphere.
    """
    points, normals = mesh.vertices.astype(np.float64), mesh.normals.astype(np.float64)
    sign = -1.0 if hollow else 1.0
    for _ in range(ROUNDS):
        away = points - centre
        distance = np.linalg.norm(away, axis=1)
        facing = sign * np.einsum("ij,ij->i", away, normals) / np.maximum(distance, 1e-9)
        part = (np.abs(distance - radius) < slack) & (facing > FACING)
        centre, radius = sphere_through(points[part])
    return centre, radius


def line_through(points: Floats) -> tuple[Floats, Floats]:
    """Middle (3,) and unit direction (3,), upwards, of the line nearest to points (n, 3)."""
    middle = points.mean(axis=0)
    direction = np.linalg.svd(points - middle)[2][0]
    return middle, direction * (1.0 if direction[2] >= 0.0 else -1.0)


def angle_between(first: Floats, second: Floats) -> float:
    """Degrees between two directions (3,), 0 to 180."""
    cosine = first @ second / (np.linalg.norm(first) * np.linalg.norm(second))
    return float(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))
