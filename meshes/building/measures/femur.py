"""The right femur: head, neck, shaft and knee, measured on its surface."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshes.building.measures.pelvis import farthest
from meshes.building.measures.section import Plane, area, centroid, outlines
from meshes.library import SurfaceMesh
from meshes.measures.fitting import angle_between, line_through, sphere_on
from meshes.measures.record import Finding, Line, line

Floats = NDArray[np.float64]
HEAD_RADIUS = 23.0  # mm, where the fit begins
SHAFT = np.linspace(0.55, 0.78, 12)  # shares of the height whose centres make the upper shaft
NECK = np.arange(14.0, 40.0, 1.0)  # mm from the head's centre where the neck may be narrowest


@dataclass(frozen=True, slots=True)
class Femur:
    """What the measures rest on; points (3,) in mm, directions unit vectors.

    Attributes:
        head: centre of the head's sphere.
        radius: of the head.
        neck: centre of the narrowest section of the neck.
        shaft: a point of the upper shaft's axis.
        axis: of the upper shaft, upwards.
        condyles: rearmost points of the medial and the lateral condyle.
    """

    mesh: SurfaceMesh
    head: Floats
    radius: float
    neck: Floats
    shaft: Floats
    axis: Floats
    condyles: tuple[Floats, Floats]

    @classmethod
    def of(cls, mesh: SurfaceMesh) -> Femur:
        """Fit sphere and axes to a right femur that stands upright."""
        head, radius = sphere_on(mesh, mesh.landmarks["head"], HEAD_RADIUS, hollow=False)
        shaft, axis = line_through(_shaft_centres(mesh))
        neck = _narrowest(mesh, head, shaft, axis)
        return cls(mesh, head, radius, neck, shaft, axis, _rear_of_condyles(mesh))


def _shaft_centres(mesh: SurfaceMesh) -> Floats:
    low, high = mesh.vertices[:, 2].min(), mesh.vertices[:, 2].max()
    centres = []
    for height in low + SHAFT * (high - low):
        plane = Plane(np.array([0.0, 0.0, height]), np.eye(3)[0], np.eye(3)[1])
        ring = max(outlines(mesh, plane), key=area)
        centres.append(plane.space(centroid(ring)[None])[0])
    return np.array(centres)


def _narrowest(mesh: SurfaceMesh, head: Floats, shaft: Floats, axis: Floats) -> Floats:
    """Centre (3,) of the neck's least section, square to the line from there to the head."""
    out = shaft - head
    out -= axis * (out @ axis)
    way = 0.8 * out / np.linalg.norm(out) - 0.6 * axis
    for _ in range(6):
        way = way / np.linalg.norm(way)
        least = None
        for distance in NECK:
            plane = _across(head + distance * way, way)
            ring = min(outlines(mesh, plane), key=lambda ring: float(np.hypot(*centroid(ring))))
            if least is None or area(ring) < least[0]:
                least = area(ring), plane.space(centroid(ring)[None])[0]
        way = least[1] - head if least is not None else way
    return np.asarray(head + way)


def _across(origin: Floats, normal: Floats) -> Plane:
    first = np.cross(normal, [0.0, 1.0, 0.0])
    first /= np.linalg.norm(first)
    return Plane(origin, first, np.cross(normal, first))


def _rear_of_condyles(mesh: SurfaceMesh) -> tuple[Floats, Floats]:
    points = mesh.vertices.astype(np.float64)
    knee = mesh.landmarks["intercondylar_notch"]
    low = points[np.abs(points[:, 2] - knee[2]) < 45.0]
    medial, lateral = low[low[:, 0] < knee[0]], low[low[:, 0] > knee[0]]
    return medial[np.argmin(medial[:, 1])], lateral[np.argmin(lateral[:, 1])]


def measure_femur(key: str, femur: Femur) -> list[Finding]:
    """All measures of a right femur."""
    return [*_upper_end(key, femur), *_trochanters(key, femur), *_lower_end(key, femur)]


def _upper_end(key: str, femur: Femur) -> list[Finding]:
    to_head = femur.head - femur.shaft
    foot = femur.shaft + (to_head @ femur.axis) * femur.axis
    across = np.array([0.0, 0.0, femur.radius])
    neck = line(femur.neck, femur.head)
    down = line(foot, foot - 120.0 * femur.axis)
    neck_shaft = angle_between(femur.head - femur.neck, -femur.axis)
    diameter = line(femur.head - across, femur.head + across)
    offset = float(np.linalg.norm(femur.head - foot))
    return [
        Finding(key, "head diameter", "mm", 2.0 * femur.radius, (diameter,)),
        Finding(key, "neck-shaft angle", "deg", neck_shaft, (neck, down)),
        Finding(key, "anteversion", "deg", _anteversion(femur), (neck, line(*femur.condyles))),
        Finding(key, "femoral offset", "mm", offset, (line(foot, femur.head),)),
    ]


def _anteversion(femur: Femur) -> float:
    """Degrees by which the neck points before the rear of the condyles, seen along the shaft."""
    medial = femur.condyles[0] - femur.condyles[1]
    medial = medial - femur.axis * (medial @ femur.axis)
    medial /= np.linalg.norm(medial)
    front = np.cross(medial, femur.axis)
    front *= np.sign(front[1])
    neck = femur.head - femur.neck
    return float(np.degrees(np.arctan2(neck @ front, neck @ medial)))


def _mechanical(femur: Femur) -> Floats:
    """Unit vector up the mechanical axis, from the notch to the head's centre."""
    way = femur.head - femur.mesh.landmarks["intercondylar_notch"]
    return np.asarray(way / np.linalg.norm(way))


def _trochanters(key: str, femur: Femur) -> list[Finding]:
    lesser = femur.mesh.landmarks["lesser_trochanter"]
    greater = femur.mesh.landmarks["greater_trochanter"]
    up = _mechanical(femur)
    below, above = float((femur.head - lesser) @ up), float((femur.head - greater) @ up)
    span = line(femur.head, lesser)
    return [
        _length(key, "femoral head centre to lesser trochanter (3D)", femur.head, lesser),
        Finding(
            key,
            "lesser trochanter below head centre along the mechanical axis",
            "mm",
            below,
            (span, line(femur.head, femur.head - below * up)),
        ),
        Finding(
            key,
            "head centre to superior greater trochanter height "
            "(along mechanical axis, + below centre)",
            "mm",
            above,
            (line(femur.head, greater),),
        ),
    ]


def _lower_end(key: str, femur: Femur) -> list[Finding]:
    marks, points = femur.mesh.landmarks, femur.mesh.vertices.astype(np.float64)
    up = _mechanical(femur)
    reach = float(((femur.head - points) @ up).max())
    return [
        _length(
            key,
            "epicondylar width (LEC-MEC)",
            marks["medial_epicondyle"],
            marks["lateral_epicondyle"],
        ),
        _length(
            key, "head centre to intercondylar notch", femur.head, marks["intercondylar_notch"]
        ),
        Finding(
            key,
            "head centre to distal condyles along mechanical axis",
            "mm",
            reach,
            (line(femur.head, femur.head - reach * up),),
        ),
        _length(key, "maximum length", *farthest(points)),
        _midshaft(key, femur),
    ]


def _length(key: str, name: str, start: Floats, end: Floats) -> Finding:
    return Finding(key, name, "mm", float(np.linalg.norm(end - start)), (line(start, end),))


def _midshaft(key: str, femur: Femur) -> Finding:
    """Diameter of the circle with the area of the section half way down."""
    heights = femur.mesh.vertices[:, 2]
    middle = np.array([0.0, 0.0, 0.5 * (heights.min() + heights.max())])
    plane = Plane(middle, np.eye(3)[0], np.eye(3)[1])
    ring = max(outlines(femur.mesh, plane), key=area)
    level = ring[np.abs(ring[:, 1] - centroid(ring)[1]).argsort()[:2]]
    diameter = 2.0 * float(np.sqrt(area(ring) / np.pi))
    drawn: tuple[Line, ...] = (line(*plane.space(level)),)
    return Finding(key, "midshaft diameter (mean)", "mm", diameter, drawn)
