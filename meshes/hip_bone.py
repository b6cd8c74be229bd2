"""The right hip bone from named figures: two faces over one outline, and the socket.

Seen from the side a hip bone is nearly single-valued, so it is built as a relief: an outline with
the obturator foramen, an outer and an inner height over it, and the socket cut out afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshes.fields import Distances, Field, Points, capsule, smooth_minimum, smooth_union
from meshes.height_map import HeightMap, thin_plate
from meshes.hip_bone_table import Place, Table, point, read_hip_bone, seen
from meshes.outline import Outline, periodic_curve
from meshes.solid import Solid

Array = NDArray[np.float64]

MARGIN = 12.0  # mm of grid round the outline
GRID = 0.8  # mm between nodes of the height maps
SOFT = 0.6  # mm, blur of heights and outline
BORDER_BLEND = 1.5  # mm over which iliac fossa and medial face pass into one another
THINNEST = 2.6  # mm, centre of the iliac fossa
EDGE_SHARE = 0.9  # of the half thickness
EDGE_LIMITS = (0.8, 7.0)  # mm
RIM = 1.6  # mm, rounding of the socket's rim
WALL = 3.0  # mm of bone behind the socket
MOUTH = 40.0  # mm that the socket is carried outwards


@dataclass(frozen=True, slots=True)
class Relief:
    """Both faces and the outline over the (front, up) plane."""

    outer: HeightMap
    inner: HeightMap
    outline: Outline
    foramen: Outline


def hip_bone_right(table: Table | None = None) -> Solid:
    """Return the right hip bone in body space.

    Args:
        table: its figures; those shipped with the program when None.

    Raises:
        MeshError: the table is missing or has a row that is out of range.
    """
    figures = read_hip_bone() if table is None else table
    relief = _relief(figures)
    field = _with_socket(_slab(relief), relief, figures["socket"])
    landmarks = {name: point(place) for name, place in figures["landmark"].items()}
    landmarks["acetabulum"] = point(figures["socket"]["centre"])
    return Solid(field, *_bounds(figures), landmarks)


def socket_radius(table: Table | None = None) -> float:
    """Radius of the bony socket, mm."""
    figures = read_hip_bone() if table is None else table
    return figures["socket"]["radius"].outer


def auricular_surface(table: Table | None = None) -> Array:
    """Border of the ear-shaped face on the medial side, (n, 3) points in body space."""
    figures = read_hip_bone() if table is None else table
    names = [name for name in figures["landmark"] if name.startswith("auricular_surface_")]
    return np.array([point(figures["landmark"][name]) for name in names])


def _bounds(figures: Table) -> tuple[Array, Array]:
    places = seen(figures["outline"])
    across = [x for p in figures["face"].values() for x in (p.outer, p.inner)]
    low = np.array([min(across), *places.min(axis=0)])
    high = np.array([max(across), *places.max(axis=0)])
    return low - 6.0, high + 6.0


def _relief(figures: Table) -> Relief:
    curve = periodic_curve(seen(figures["outline"]))
    hole = periodic_curve(seen(figures["foramen"]))
    low, high = curve.min(axis=0) - MARGIN, curve.max(axis=0) + MARGIN
    outer = _face(figures["face"], "outer")

    def inner(places: Array) -> Array:
        # The faces would cross between stations where the bone is thinnest.
        return np.minimum(_inner(figures)(places), outer(places) - THINNEST)

    return Relief(
        HeightMap.sampled(outer, low, high, GRID, SOFT),
        HeightMap.sampled(inner, low, high, GRID, SOFT),
        Outline.around(curve, low, high, GRID, SOFT),
        Outline.around(hole, low, high, GRID, SOFT),
    )


def _face(places: dict[str, Place] | object, side: str) -> Field:
    rows = {n: p for n, p in places.items()}  # type: ignore[attr-defined]
    return thin_plate(seen(rows), np.array([getattr(p, side) for p in rows.values()]))


def fossa_share(border: Array, places: Array) -> Array:
    """1 in the iliac fossa, 0 on the medial face behind the border line (n, 2), blended."""
    start, end = border[0], border[-1]
    front = np.array([[end[0] + 200.0, end[1] - 60.0], [start[0] + 200.0, start[1] + 200.0]])
    ends = np.array([start + [0.0, 60.0], end + [60.0, -40.0]])
    polygon = np.vstack([ends[:1], border, ends[1:], front])
    dense = _along(polygon)
    low, high = places.min(axis=0) - 1.0, places.max(axis=0) + 1.0
    away = Outline.around(dense, low, high, GRID, 0.0).at(places)
    return np.asarray(np.clip(0.5 - away / BORDER_BLEND, 0.0, 1.0))


def _along(polygon: Array) -> Array:
    closed = np.vstack([polygon, polygon[:1]])
    parts = [np.linspace(a, b, 400, endpoint=False) for a, b in zip(closed, closed[1:], strict=False)]
    return np.vstack(parts)


def _inner(figures: Table) -> Field:
    border = seen(figures["border"])
    rows = list(figures["face"].values())
    in_fossa = fossa_share(border, seen(figures["face"])) > 0.5
    shared = list(figures["border"].values())
    front = shared + [row for row, yes in zip(rows, in_fossa, strict=True) if yes]
    back = shared + [row for row, yes in zip(rows, in_fossa, strict=True) if not yes]
    fossa = _face({str(i): row for i, row in enumerate(front)}, "inner")
    medial = _face({str(i): row for i, row in enumerate(back)}, "inner")

    def heights(places: Array) -> Array:
        share = fossa_share(border, places)
        return share * fossa(places) + (1.0 - share) * medial(places)

    return heights


def _slab(relief: Relief) -> Field:
    def distance(points: Points) -> Distances:
        places = points[:, 1:]
        top, top_slope = relief.outer.at(places)
        bottom, bottom_slope = relief.inner.at(places)
        between = np.maximum((points[:, 0] - top) / top_slope, (bottom - points[:, 0]) / bottom_slope)
        edge = np.maximum(relief.outline.at(places), -relief.foramen.at(places))
        half = 0.5 * (top - bottom) / np.maximum(top_slope, bottom_slope)
        radius = np.clip(EDGE_SHARE * half, *EDGE_LIMITS)
        return _rounded(between, edge, radius)

    return distance


def _rounded(a: Distances, b: Distances, radius: Distances) -> Distances:
    """The greater of two distances with the edge between them rounded to a radius, mm."""
    u, v = np.maximum(a + radius, 0.0), np.maximum(b + radius, 0.0)
    return np.where((u > 0.0) & (v > 0.0), np.hypot(u, v) - radius, np.maximum(a, b))


def _with_socket(bone: Field, relief: Relief, socket: dict[str, Place] | object) -> Field:
    rows = {n: p for n, p in socket.items()}  # type: ignore[attr-defined]
    centre, radius = point(rows["centre"]), rows["radius"].outer
    opening = point(rows["opening"]) / np.linalg.norm(point(rows["opening"]))
    ball = capsule(centre, centre + MOUTH * opening, radius)
    fossa = capsule(point(rows["fossa"]), point(rows["notch"]), rows["fossa radius"].outer)
    hollow = smooth_union(ball, fossa, blend=0.6)

    def distance(points: Points) -> Distances:
        bottom, slope = relief.inner.at(points[:, 1:])
        wall = (bottom - points[:, 0]) / slope + WALL
        return -smooth_minimum(-bone(points), np.maximum(hollow(points), wall), RIM)

    return distance
