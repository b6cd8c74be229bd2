"""What a plain turn of space about the hip leaves to be put right: bone entered, volume lost."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from meshes.building.motion.obstacles import Obstacle, vertex_normals
from meshes.building.motion.relaxation import volume
from meshes.library import SurfaceMesh

Floats = NDArray[np.float64]

CLEARANCE = 0.3  # mm
DEEPEST = 0.8  # mm that is left where neighbours cannot go along
ROUNDS = 12
SPREADS = 8  # times that neighbours share a push


class Settling:
    """Puts one muscle right.

    Args:
        mesh: in standing.
    """

    def __init__(self, mesh: SurfaceMesh) -> None:
        self._faces = mesh.faces
        self._volume = volume(mesh.vertices.astype(np.float64), mesh.faces)
        self._sharing = _sharing(mesh)

    def settled(self, vertices: Floats, free: Floats, obstacles: Sequence[Obstacle]) -> Floats:
        """Vertices (n, 3) out of all obstacles and at the volume of standing.

        Args:
            vertices: (n, 3) mm.
            free: (n,) 0 to 1 how far each goes along when others swell or are pushed.
            obstacles: in their present places; the first, the pelvis, yields to nothing, the
                others not where the muscle is attached to them.
        """
        for turn in range(ROUNDS):
            last = turn >= ROUNDS - 2
            if not last:
                vertices = vertices + self._inflation(vertices, free)
            for index, obstacle in enumerate(obstacles):
                held = free <= 0.0 if index else np.zeros(len(free), np.bool_)
                push = self._alone if last else self._push
                vertices = vertices + np.where(held[:, None], 0.0, push(vertices, free, obstacle))
        return vertices

    def _push(self, vertices: Floats, free: Floats, obstacle: Obstacle) -> Floats:
        """Out of an obstacle, neighbours going along."""
        distance, way = obstacle(vertices)
        push = np.maximum(CLEARANCE - distance, 0.0)[:, None] * way
        spread = push
        for _ in range(SPREADS):
            spread = self._sharing @ spread
        further = np.linalg.norm(spread, axis=1) > np.linalg.norm(push, axis=1)
        return np.where(further[:, None], spread * free[:, None], push)

    def _alone(self, vertices: Floats, _free: Floats, obstacle: Obstacle) -> Floats:
        """Out of what is still entered by more than `DEEPEST`, each vertex for itself."""
        distance, way = obstacle(vertices)
        return np.asarray(np.maximum(-DEEPEST - distance, 0.0)[:, None] * way)

    def _inflation(self, vertices: Floats, free: Floats) -> Floats:
        """Along the normals where the muscle is free, as much as its volume lacks."""
        normals = vertex_normals(vertices, self._faces)
        inflated = free[:, None] * normals
        gained = volume(vertices + 0.1 * inflated, self._faces)
        now = volume(vertices, self._faces)
        return np.asarray(inflated * (0.1 * (self._volume - now) / (gained - now)))


def _sharing(mesh: SurfaceMesh) -> sparse.csr_matrix:
    """(v, v) half of each vertex' own and half of the mean of its neighbours."""
    size = len(mesh.vertices)
    ends = np.concatenate([mesh.faces[:, [0, 1]], mesh.faces[:, [1, 2]], mesh.faces[:, [2, 0]]])
    near = sparse.csr_matrix((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(size, size))
    near = ((near + near.T) > 0).astype(np.float64)
    mean = sparse.diags(1.0 / np.asarray(near.sum(axis=1)).ravel()) @ near
    return (0.5 * sparse.eye(size) + 0.5 * mean).tocsr()
