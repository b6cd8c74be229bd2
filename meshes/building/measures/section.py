"""Plane sections of closed surfaces, and what can be read from their outlines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh

Floats = NDArray[np.float64]
ON_PLANE = 1e-7  # mm; a vertex on the plane counts as just above it


@dataclass(frozen=True, slots=True)
class Plane:
    """A plane with axes of its own.

    Attributes:
        origin: (3,) mm.
        across: (3,) unit vector, the first axis in the plane.
        along: (3,) unit vector, the second axis, square to the first.
    """

    origin: Floats
    across: Floats
    along: Floats

    @property
    def normal(self) -> Floats:
        return np.cross(self.across, self.along)

    def flat(self, points: Floats) -> Floats:
        """Points (n, 3) of space as (n, 2) in the plane's axes."""
        return np.asarray((points - self.origin) @ np.array([self.across, self.along]).T)

    def space(self, spots: Floats) -> Floats:
        """Spots (n, 2) of the plane as (n, 3) in space."""
        return np.asarray(self.origin + spots @ np.array([self.across, self.along]))


def outlines(mesh: SurfaceMesh, plane: Plane) -> list[Floats]:
    """The closed outlines (n, 2), in the plane's axes, where it cuts a closed mesh.

    Those round bone run anticlockwise (seen against the normal), those round a hole clockwise.
    """
    vertices = mesh.vertices.astype(np.float64)
    height = (vertices - plane.origin) @ plane.normal
    height[np.abs(height) < ON_PLANE] = ON_PLANE
    above = height[mesh.faces] > 0.0
    cut = above.any(axis=1) & ~above.all(axis=1)
    if not cut.any():
        return []
    faces, above = mesh.faces[cut].astype(np.int64), above[cut]
    following = np.roll(above, -1, axis=1)
    starts = _edges(faces, np.argmax(above & ~following, axis=1), len(vertices))
    ends = _edges(faces, np.argmax(~above & following, axis=1), len(vertices))
    names, places = np.unique(np.concatenate([starts, ends]), return_inverse=True)
    successor = np.empty(len(names), np.int64)
    successor[places[: len(starts)]] = places[len(starts) :]
    first, second = np.divmod(names, len(vertices))
    share = height[first] / (height[first] - height[second])
    points = vertices[first] + share[:, None] * (vertices[second] - vertices[first])
    return [plane.flat(points[ring]) for ring in _rings(successor)]


def _edges(faces: NDArray[np.int64], side: NDArray[np.intp], count: int) -> NDArray[np.int64]:
    """One number for the edge of each face that starts at the corner `side`."""
    row = np.arange(len(faces))
    a, b = faces[row, side], faces[row, (side + 1) % 3]
    return np.asarray(np.minimum(a, b) * count + np.maximum(a, b))


def _rings(successor: NDArray[np.int64]) -> list[list[int]]:
    rings = []
    left = np.ones(len(successor), bool)
    for start in range(len(successor)):
        ring = []
        at = start
        while left[at]:
            left[at] = False
            ring.append(at)
            at = int(successor[at])
        if len(ring) > 2:
            rings.append(ring)
    return rings


def area(outline: Floats) -> float:
    """Signed area of an outline (n, 2): positive anticlockwise."""
    x, y = outline[:, 0], outline[:, 1]
    return float(0.5 * np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))


def centroid(outline: Floats) -> Floats:
    """Centre of area (2,) of an outline (n, 2)."""
    ahead = np.roll(outline, -1, axis=0)
    cross = outline[:, 0] * ahead[:, 1] - ahead[:, 0] * outline[:, 1]
    return np.asarray(((outline + ahead) * cross[:, None]).sum(axis=0) / (3.0 * cross.sum()))


def crossings(outline: Floats, at: float, axis: int = 0) -> Floats:
    """Where an outline crosses the line `axis` = `at`: sorted values of the other axis."""
    ahead = np.roll(outline, -1, axis=0)
    here, there = outline[:, axis] - at, ahead[:, axis] - at
    meets = (here > 0.0) != (there > 0.0)
    share = here[meets] / (here[meets] - there[meets])
    other = outline[meets, 1 - axis]
    return np.sort(other + share * (ahead[meets, 1 - axis] - other))
