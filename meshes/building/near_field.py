"""A field that is worked out only near its shape, for small parts of a large bone."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from meshes.building.fields import Distances, Field, Points


def near_box(field: Field, lower: ArrayLike, upper: ArrayLike, reach: float) -> Field:
    """`field` within `reach` mm of a box round its shape, elsewhere the distance to that box.

    The box must hold the whole shape; `reach` must exceed every blend the field takes part in.
    """
    low, high = np.asarray(lower, dtype=np.float64), np.asarray(upper, dtype=np.float64)

    def distance(points: Points) -> Distances:
        outside = np.maximum(np.maximum(low - points, points - high), 0.0)
        values = np.sqrt(np.einsum("ij,ij->i", outside, outside))
        near = values < reach
        if near.any():
            values[near] = field(points[near])
        return np.asarray(values, dtype=np.float64)

    return distance
