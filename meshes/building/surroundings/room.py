"""Where there is room: the middle of the canal and of the foramina, and sections of a muscle."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from meshes.building.fields import Distances, Field, Points
from meshes.building.near_field import near_box
from meshes.building.solid import Solid
from meshes.errors import MeshError

REACH = 12.0  # mm round a bone within which its field is worked out
SEARCH_STEP = 0.5  # mm


def nearest_of(solids: Iterable[Solid]) -> Field:
    """Distance to the nearest of several solids."""
    near = [near_box(solid.field, solid.lower, solid.upper, REACH) for solid in solids]

    def distance(points: Points) -> Distances:
        return np.asarray(np.min([field(points) for field in near], axis=0))

    return distance


def roomiest(
    free: Field, start: NDArray[np.float64], along: tuple[NDArray[np.float64], ...], reach: float
) -> NDArray[np.float64]:
    """The point (3,) farthest from everything within `reach` mm of `start`.

    Args:
        free: distance to what stands in the way.
        start: (3,) mm.
        along: one or two unit vectors that the search may follow.
        reach: mm each way.
    """
    steps = np.arange(-reach, reach + SEARCH_STEP, SEARCH_STEP)
    offsets = np.stack(np.meshgrid(*(steps for _ in along), indexing="ij"), axis=-1)
    points = start + offsets.reshape(-1, len(along)) @ np.stack(along)
    return np.asarray(points[int(free(points).argmax())])


def section_points(
    inside: Field, height: float, lower: NDArray[np.float64], upper: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The points (n, 3) of a 2 mm lattice at one height that lie inside.

    Raises:
        MeshError: nothing does.
    """
    axes = [np.arange(lower[i], upper[i], 2.0) for i in (0, 1)]
    points = np.stack(np.meshgrid(*axes, [height], indexing="ij"), axis=-1).reshape(-1, 3)
    found = points[inside(points) < 0.0]
    if not len(found):
        raise MeshError(f"context.csv: no muscle at height {height:.0f} mm. Check its heights.")
    return np.asarray(found)
