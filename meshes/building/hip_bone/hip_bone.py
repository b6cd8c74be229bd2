"""The right hip bone from named figures: two faces over one outline, and the socket.

Seen from the side a hip bone is nearly single-valued, so it is built as a relief: an outline with
the obturator foramen, an outer and an inner height over it, and the socket cut out afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline

from meshes.building.fields import (
    Distances,
    Field,
    Points,
    capsule,
    chain,
    half_space,
    smooth_intersection,
    smooth_minimum,
    smooth_union,
)
from meshes.building.height_map import HeightMap
from meshes.building.hip_bone.faces import GRID, inner_face, outer_face
from meshes.building.hip_bone.table import (
    FORAMEN_AXIS,
    Place,
    Table,
    along_foramen,
    point,
    read_hip_bone,
    seen,
)
from meshes.building.near_field import near_box
from meshes.building.outline import Outline, periodic_curve
from meshes.building.solid import Solid

Array = NDArray[np.float64]

SYMPHYSIS_FACE = 2.2  # mm from the midplane: joint space 4.4 mm, 3 to 7 in adults
SYMPHYSIS_EDGE = 1.2  # mm
MARGIN = 12.0  # mm of grid round the outline
SOFT = 0.6  # mm, blur of heights and outline
EDGE_SHARE = 0.9  # of the half thickness
EDGE_LIMITS = (0.8, 7.0)  # mm
EDGE_REACH = 9.0  # mm round a place over which its own edge radius holds
RIM_BEAD = 2.4  # mm, half width of the lip round the socket
RIM_BLEND = 5.0  # mm
RIM = 2.0  # mm, rounding of the socket's rim
CANAL_SLANT = float(np.sqrt(1.0 + np.square(FORAMEN_AXIS).sum()))  # makes it a distance
CANAL_EDGE = 3.0  # mm, rounding
WALL = 4.0  # mm of bone behind the lunate surface
FOSSA_WALL = 2.0  # mm behind the acetabular fossa, the thinnest part of the socket
FOSSA_EDGE = 0.5  # mm, rounding of the border between them
MOUTH = 40.0  # mm that the socket is carried outwards


@dataclass(frozen=True, slots=True)
class Relief:
    """Both faces and the outline over the (front, up) plane."""

    outer: HeightMap
    inner: HeightMap
    outline: Outline
    foramen: Outline
    canal: Outline  # the foramen along its own axis
    sharp: Array  # (n, 3): front, up and edge radius at places with an edge of their own


def hip_bone_right(table: Table | None = None) -> Solid:
    """Return the right hip bone in body space.

    Args:
        table: its figures; those shipped with the program when None.

    Raises:
        MeshError: the table is missing or has a row that is out of range.
    """
    figures = read_hip_bone() if table is None else table
    relief = _relief(figures)
    rimmed = smooth_union(_slab(relief), _rim(figures["rim"]), blend=RIM_BLEND)
    hollowed = _with_socket(rimmed, relief, figures["socket"])
    face = half_space([SYMPHYSIS_FACE, 0.0, 0.0], [-1.0, 0.0, 0.0])
    field = smooth_intersection(hollowed, face, blend=SYMPHYSIS_EDGE)
    landmarks = {name: point(place) for name, place in figures["landmark"].items()}
    landmarks["symphysis"] = np.maximum(landmarks["symphysis"], [SYMPHYSIS_FACE, -np.inf, -np.inf])
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
    return Relief(
        HeightMap.sampled(outer_face(figures), low, high, GRID, SOFT),
        HeightMap.sampled(inner_face(figures), low, high, GRID, SOFT),
        Outline.around(curve, low, high, GRID, SOFT),
        Outline.around(hole, low, high, GRID, SOFT),
        Outline.around(periodic_curve(seen(figures["canal"])), low, high, GRID, SOFT),
        np.array([[row.front, row.up, row.outer] for row in figures["edge"].values()]),
    )


def _slab(relief: Relief) -> Field:
    def distance(points: Points) -> Distances:
        places = points[:, 1:]
        top, top_slope = relief.outer.at(places)
        bottom, bottom_slope = relief.inner.at(places)
        between = np.maximum(
            (points[:, 0] - top) / top_slope, (bottom - points[:, 0]) / bottom_slope
        )
        edge = np.maximum(relief.outline.at(places), -relief.foramen.at(places))
        half = 0.5 * (top - bottom) / np.maximum(top_slope, bottom_slope)
        radius = np.clip(np.minimum(EDGE_SHARE * half, _own_radius(relief, places)), *EDGE_LIMITS)
        bone = _rounded(between, edge, radius)
        return -smooth_minimum(-bone, _canal_distance(relief, points), CANAL_EDGE)

    return distance


def _canal_distance(relief: Relief, points: Points) -> Distances:
    """Distance from the foramen's passage along its own axis, mm."""
    return relief.canal.at(along_foramen(points)) / CANAL_SLANT


def _own_radius(relief: Relief, places: Array) -> Array:
    """Edge radius where a place has one of its own, growing with the distance from it, mm."""
    near = [
        radius + np.maximum(np.hypot(places[:, 0] - y, places[:, 1] - z) - EDGE_REACH, 0.0)
        for y, z, radius in relief.sharp
    ]
    return np.asarray(np.min(near, axis=0))


def _rounded(a: Distances, b: Distances, radius: Distances) -> Distances:
    """The greater of two distances with the edge between them rounded to a radius, mm."""
    u, v = np.maximum(a + radius, 0.0), np.maximum(b + radius, 0.0)
    return np.where((u > 0.0) & (v > 0.0), np.hypot(u, v) - radius, np.maximum(a, b))


def _rim(rows: Mapping[str, Place]) -> Field:
    """The raised lip round the socket, a rounded bead just inside its crest points."""
    crest = np.array([point(row) for row in rows.values()])
    along = np.linspace(0.0, len(crest) - 1.0, 4 * len(crest))
    bead = CubicSpline(np.arange(len(crest)), crest)(along)
    low, high = bead.min(axis=0) - RIM_BEAD, bead.max(axis=0) + RIM_BEAD
    return near_box(chain(bead, [RIM_BEAD] * len(bead)), low, high, RIM_BLEND + 1.0)


def _with_socket(bone: Field, relief: Relief, rows: Mapping[str, Place]) -> Field:
    centre, radius = point(rows["centre"]), rows["radius"].outer
    opening = point(rows["opening"]) / np.linalg.norm(point(rows["opening"]))
    ball = capsule(centre, centre + MOUTH * opening, radius)
    fossa = capsule(point(rows["fossa"]), point(rows["notch"]), rows["fossa radius"].outer)

    def distance(points: Points) -> Distances:
        bottom, slope = relief.inner.at(points[:, 1:])
        wall = (bottom - points[:, 0]) / slope
        lunate = np.maximum(ball(points), wall + WALL)
        floor = np.maximum(fossa(points), wall + FOSSA_WALL)
        return -smooth_minimum(-bone(points), smooth_minimum(lunate, floor, FOSSA_EDGE), RIM)

    return distance
