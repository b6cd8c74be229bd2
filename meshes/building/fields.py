"""Shapes as signed-distance functions of points, and the operators that combine them.

A field is negative inside and grows by about 1 per mm. Operators follow Quilez's polynomial
smooth minimum (2013), which rounds a crease over `blend` mm and leaves the rest as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

import numpy as np
from numpy.typing import ArrayLike, NDArray

Points = NDArray[np.float64]
Distances = NDArray[np.float64]
Field = Callable[[Points], Distances]


def smooth_minimum(a: Distances, b: Distances, blend: float) -> Distances:
    """The lesser of two distances, rounded where they are within `blend` mm of each other."""
    if blend <= 0.0:
        return np.minimum(a, b)
    share = np.clip(0.5 + 0.5 * (b - a) / blend, 0.0, 1.0)
    return b + (a - b) * share - blend * share * (1.0 - share)


def smooth_union(*fields: Field, blend: float) -> Field:
    """Merge fields, filling the crease between them over `blend` mm."""

    def merged(points: Points) -> Distances:
        return reduce(lambda a, b: smooth_minimum(a, b, blend), (f(points) for f in fields))

    return merged


def smooth_intersection(*fields: Field, blend: float) -> Field:
    """What lies in every field, edges rounded over `blend` mm."""

    def common(points: Points) -> Distances:
        return -reduce(lambda a, b: smooth_minimum(a, b, blend), (-f(points) for f in fields))

    return common


def smooth_subtract(field: Field, hole: Field, *, blend: float) -> Field:
    """`field` without `hole`, the new edge rounded over `blend` mm."""

    def remaining(points: Points) -> Distances:
        return -smooth_minimum(-field(points), hole(points), blend)

    return remaining


def subtract(field: Field, hole: Field) -> Field:
    """`field` without `hole`, with a sharp new edge."""
    return smooth_subtract(field, hole, blend=0.0)


def grown(field: Field, by: float) -> Field:
    """The shape larger by `by` mm all round (smaller when negative)."""
    return lambda points: field(points) - by


def sphere(centre: ArrayLike, radius: float) -> Field:
    """A ball."""
    middle = np.asarray(centre, dtype=np.float64)
    return lambda points: np.linalg.norm(points - middle, axis=1) - radius


def half_space(point: ArrayLike, normal: ArrayLike) -> Field:
    """Everything behind a plane; `normal` points out of it."""
    start = np.asarray(point, dtype=np.float64)
    out = np.asarray(normal, dtype=np.float64)
    out = out / np.linalg.norm(out)
    return lambda points: (points - start) @ out


def capsule(
    start: ArrayLike, end: ArrayLike, radius: float, end_radius: float | None = None
) -> Field:
    """A rod with round ends; tapers evenly when `end_radius` differs."""
    a, b = np.asarray(start, dtype=np.float64), np.asarray(end, dtype=np.float64)
    axis = b - a
    length = max(float(axis @ axis), 1e-12)
    last = radius if end_radius is None else end_radius

    def distance(points: Points) -> Distances:
        along = np.clip((points - a) @ axis / length, 0.0, 1.0)
        nearest = a + along[:, None] * axis
        to_axis: Distances = np.linalg.norm(points - nearest, axis=1)
        return to_axis - (radius + along * (last - radius))

    return distance


def chain(places: ArrayLike, radii: Sequence[float], blend: float = 0.0) -> Field:
    """Tapered capsules from place to place; `places` is (n, 3), one radius each."""
    stops = np.asarray(places, dtype=np.float64)
    links = [capsule(stops[i], stops[i + 1], radii[i], radii[i + 1]) for i in range(len(stops) - 1)]
    return smooth_union(*links, blend=blend)


def moved(field: Field, matrix: ArrayLike) -> Field:
    """The shape carried by a rigid 4x4 matrix."""
    inverse = np.linalg.inv(np.asarray(matrix, dtype=np.float64))
    return lambda points: field(points @ inverse[:3, :3].T + inverse[:3, 3])


def mirrored(field: Field) -> Field:
    """The shape on the other side of the midplane x = 0."""
    flip = np.array([-1.0, 1.0, 1.0])
    return lambda points: field(points * flip)
