"""A soft body in a lattice of cubes: each cube wants to keep its shape, all of them bend together.

The surface hangs in the lattice by quadratic B-splines, so that it stays smooth wherever the
nodes go. Shape matching of cubes: Mueller et al. 2005; solved by alternating turns and places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.spatial import cKDTree

from meshes.building.motion.turns import nearest_turns
from meshes.library import SurfaceMesh

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MARGIN = 3  # cubes round the surface
SOFTEST = 0.04  # stiffness of a cube outside the tissue against one inside
_CORNERS = np.stack(np.meshgrid(*[[0, 1]] * 3, indexing="ij"), axis=-1).reshape(-1, 3)
_AROUND = np.stack(np.meshgrid(*[[-1, 0, 1]] * 3, indexing="ij"), axis=-1).reshape(-1, 3)


@dataclass(frozen=True)
class Lattice:
    """Cubes round a surface at rest.

    Attributes:
        nodes: (n, 3) mm.
        cells: (m, 8) nodes of each cube.
        middles: (m, 3) mm.
        stiffness: (m,) how strongly a cube keeps its shape.
        hold: (v, n) sparse; times the nodes it gives the vertices of the surface.
    """

    nodes: Floats
    cells: Ints
    middles: Floats
    stiffness: Floats
    hold: Any

    @classmethod
    def round_about(cls, mesh: SurfaceMesh, edge: float) -> Lattice:
        """The cubes of `edge` mm that hold a surface and what is inside it."""
        vertices = mesh.vertices.astype(np.float64)
        origin = vertices.min(axis=0) - MARGIN * edge
        counts = np.ceil((vertices.max(axis=0) - origin) / edge).astype(int) + MARGIN + 1
        grid = np.stack(np.meshgrid(*(np.arange(n) for n in counts), indexing="ij"), axis=-1)
        grid = grid.reshape(-1, 3)
        near, weights = _spline_weights((vertices - origin) / edge)
        places = origin + grid * edge
        used = np.union1d(_code(near, counts), _code(grid[_depth(mesh, places) > 0.0], counts))
        number = np.full(int(np.prod(counts)), -1)
        number[used] = np.arange(len(used))
        rows = np.repeat(np.arange(len(vertices)), len(_AROUND))
        columns = number[_code(near, counts)].ravel()
        shape = (len(vertices), len(used))
        hold = sparse.csr_matrix((weights.ravel(), (rows, columns)), shape=shape)
        inner = grid[np.all(grid < counts - 1, axis=1)]
        cells = number[_code(inner[:, None] + _CORNERS, counts)]
        cells = cells[np.all(cells >= 0, axis=1)]
        nodes = places[used]
        middles = nodes[cells].mean(axis=1)
        filled = 0.5 + _depth(mesh, middles) / edge
        return cls(nodes, cells, middles, np.clip(filled, SOFTEST, 1.0), hold)

    @property
    def rigidity(self) -> Any:
        """(n, n) sparse matrix of the springs inside all cubes."""
        within = np.eye(8) - 1.0 / 8.0
        values = self.stiffness[:, None, None] * within
        rows, columns = np.repeat(self.cells, 8, axis=1), np.tile(self.cells, (1, 8))
        size = len(self.nodes)
        return sparse.csc_matrix((values.ravel(), (rows.ravel(), columns.ravel())), (size, size))

    def pull(self, nodes: Floats, stretch: Floats) -> Floats:
        """(n, 3) what the cubes ask of their nodes: their own shape, stretched, turned to fit.

        Args:
            nodes: (n, 3) as they are.
            stretch: (m, 3, 3) symmetric: the shape each cube wants against its shape at rest.
        """
        wanted = (self.nodes[self.cells] - self.middles[:, None]) @ stretch
        now = nodes[self.cells]
        now = now - now.mean(axis=1, keepdims=True)
        turned = wanted @ nearest_turns(np.swapaxes(now, 1, 2) @ wanted).swapaxes(1, 2)
        turned *= self.stiffness[:, None, None]
        flat = self.cells.ravel()
        axes = [np.bincount(flat, turned[:, :, k].ravel(), len(nodes)) for k in range(3)]
        return np.stack(axes, axis=1)


def _spline_weights(places: Floats) -> tuple[Ints, Floats]:
    """Nodes (v, 27, 3) round places in units of the lattice, and their weights (v, 27)."""
    nearest = np.round(places).astype(int)
    off = places - nearest
    one = np.stack([0.5 * (0.5 - off) ** 2, 0.75 - off**2, 0.5 * (0.5 + off) ** 2], axis=1)
    i, j, k = (_AROUND + 1).T
    return nearest[:, None] + _AROUND, one[:, i, 0] * one[:, j, 1] * one[:, k, 2]


def _code(index: Ints, counts: Ints) -> Ints:
    return np.asarray((index[..., 0] * counts[1] + index[..., 1]) * counts[2] + index[..., 2])


def _depth(mesh: SurfaceMesh, places: Floats) -> Floats:
    """(n,) mm inside the surface, negative outside; by the nearest vertex."""
    away, nearest = cKDTree(mesh.vertices).query(places)
    along = np.einsum("ij,ij->i", places - mesh.vertices[nearest], mesh.normals[nearest])
    return np.asarray(np.where(along < 0.0, away, -away))
