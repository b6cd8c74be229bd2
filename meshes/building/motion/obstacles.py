"""What a muscle cannot pass: bones, and the muscles beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import map_coordinates
from scipy.spatial import cKDTree

from meshes.library import SurfaceMesh
from meshes.motion.rigid import Matrix, inverse, moved_points

Floats = NDArray[np.float64]
Obstacle = Callable[[Floats], tuple[Floats, Floats]]
"""Points (n, 3) -> signed distance (n,) in mm, negative inside, and the way out (n, 3)."""

BAND = 12.0  # mm round a surface within which distances are worked out
PLANE = 2.0  # mm within which the distance is that to the plane of the nearest face
GRID = 1.5  # mm between samples of a bone's distance
CLOSE = 2.0  # mm off a bone within which it is worth knowing the way out
BESIDE = 20.0  # mm round another muscle
DEEP = 5.0  # mm that one muscle may be pressed into another on the way to its place


class DistanceGrid:
    """Signed distance to some surfaces, sampled once in a box.

    Args:
        meshes: closed surfaces that do not move against each other.
        lower: (3,) corner of the box, mm.
        upper: (3,) the opposite corner.
    """

    def __init__(self, meshes: Iterable[SurfaceMesh], lower: Floats, upper: Floats) -> None:
        points, normals = _samples(meshes)
        near = np.all((points > lower - BAND) & (points < upper + BAND), axis=1)
        points, normals = points[near], normals[near]
        self._lower = np.floor(lower / GRID) * GRID
        counts = np.ceil((upper - self._lower) / GRID).astype(int) + 1
        axes = [self._lower[k] + GRID * np.arange(counts[k]) for k in range(3)]
        places = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)
        away, nearest = cKDTree(points).query(places, distance_upper_bound=BAND, workers=-1)
        found = np.isfinite(away)
        values = np.full(len(places), BAND)
        foot = nearest[found]
        plane = np.einsum("ij,ij->i", places[found] - points[foot], normals[foot])
        values[found] = np.where(away[found] < PLANE, plane, np.sign(plane) * away[found])
        self._values = values.reshape(counts)
        self._slopes = np.gradient(self._values, GRID)

    def __call__(self, points: Floats) -> tuple[Floats, Floats]:
        """Distance (n,) and way out (n, 3), the latter zero where it is farther than `CLOSE`."""
        at = ((points - self._lower) / GRID).T
        distance = map_coordinates(self._values, at, order=1, mode="nearest")
        close = distance < CLOSE
        way = np.zeros_like(points)
        for axis, slope in enumerate(self._slopes):
            way[close, axis] = map_coordinates(slope, at[:, close], order=1, mode="nearest")
        return distance, way / (np.linalg.norm(way, axis=1, keepdims=True) + 1e-9)


def carried(obstacle: Obstacle, matrix: Matrix) -> Obstacle:
    """The same obstacle moved by a rigid matrix (4, 4)."""
    back = inverse(matrix)

    def moved(points: Floats) -> tuple[Floats, Floats]:
        distance, way = obstacle(moved_points(back, points))
        return distance, way @ matrix[:3, :3].T

    return moved


def beside(vertices: Floats, faces: NDArray[np.int32]) -> Obstacle:
    """Another muscle in its present shape."""
    crosses = face_crosses(vertices, faces)
    points = np.concatenate([vertices, vertices[faces].mean(axis=1)])
    normals = np.concatenate([vertex_normals(vertices, faces), _unit(crosses)])
    tree = cKDTree(points)

    def distance(places: Floats) -> tuple[Floats, Floats]:
        away, nearest = tree.query(places, distance_upper_bound=BESIDE, workers=-1)
        found = np.isfinite(away)
        foot = np.where(found, nearest, 0)
        plane = np.einsum("ij,ij->i", places - points[foot], normals[foot])
        return np.where(found, plane, BESIDE), normals[foot]

    return distance


def shallow(obstacle: Obstacle) -> Obstacle:
    """Another muscle that nothing can have come to lie deep in.

    What seems to lie deep inside lies beyond a thin edge, where the nearest face looks away.
    """

    def distance(points: Floats) -> tuple[Floats, Floats]:
        away, way = obstacle(points)
        return np.where(away < -DEEP, BESIDE, away), way

    return distance


def vertex_normals(vertices: Floats, faces: NDArray[np.int32]) -> Floats:
    """(n, 3) unit normals, each the mean of the faces round a vertex, weighted by area."""
    crosses = face_crosses(vertices, faces)
    summed = np.zeros_like(vertices)
    for corner in range(3):
        np.add.at(summed, faces[:, corner], crosses)
    return _unit(summed)


def face_crosses(vertices: Floats, faces: NDArray[np.int32]) -> Floats:
    """(m, 3) normals of the faces, as long as twice their areas."""
    a, b, c = (vertices[faces[:, corner]] for corner in range(3))
    return np.cross(b - a, c - a)


def _samples(meshes: Iterable[SurfaceMesh]) -> tuple[Floats, Floats]:
    """Vertices and middles of faces, with their normals."""
    points, normals = [], []
    for mesh in meshes:
        vertices = mesh.vertices.astype(np.float64)
        points += [vertices, vertices[mesh.faces].mean(axis=1)]
        normals += [mesh.normals.astype(np.float64), _unit(face_crosses(vertices, mesh.faces))]
    return np.concatenate(points), np.concatenate(normals)


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-12))
