"""The figures that are read from one straightened femur, each under the name of its place."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from meshes.building.femur.axes import Vector, section_loops, unit
from meshes.building.femur.places import (
    CLOCK,
    CONDYLE_COLUMNS,
    CONDYLE_DIRECTIONS,
    FACE_COLUMNS,
    FACE_ROWS,
    GROOVE_LAST,
    LINEA_LEVELS,
    NECK_DIRECTIONS,
    NECK_SECTIONS,
    NOTCH_ROOF,
    NOTCH_WALLS,
    ROUND_HOURS,
    ROUND_LEVELS,
    SHAFT_LEVELS,
    SLOPE_COLUMNS,
    SLOPE_LAST,
    TROCHANTER_HOURS,
    TROCHANTER_LEVEL,
)
from meshes.building.femur.pose import REFERENCE
from tools.measure_people.femur_people import UP, Straightened, hits

Figure = tuple[tuple[str, str, str], float]

NECK_CUT = 16.0  # mm along the neck; radii of the trochanters that run into the neck end there
TIP = 42.0  # mm; height of the greater trochanter's tip that the upper levels refer to


def figures_of(bone: Straightened) -> Iterator[Figure]:
    """All figures of one straightened femur; nan where a place does not exist on it."""
    yield ("head", "centre", "front of the shaft axis"), float(bone.axes.head[1])
    yield from _shaft(bone)
    yield from _neck(bone)
    yield from _condyles(bone)
    yield from _notch(bone)
    yield from _faces(bone)
    yield from _epicondyles(bone)
    yield from _trochanters(bone)
    yield from _linea_aspera(bone)
    yield from _fovea(bone)


def _xyz(part: str, place: str, point: Vector) -> Iterator[Figure]:
    for axis, value in zip("xyz", point, strict=True):
        yield (part, place, axis), float(value)


def _tip(bone: Straightened) -> Vector:
    outer = bone.mesh.vertices[bone.mesh.vertices[:, 0] > -5.0]
    tip: Vector = outer[outer[:, 2].argmax()]
    return tip


def _start(bone: Straightened, level: str) -> Vector:
    """Where the radii of a level start: its own centroid where the section is one plain loop."""
    height, x, y = SHAFT_LEVELS[level]
    if height > 30.0:
        height += _tip(bone)[2] - TIP
    start = np.array([x, y, height])
    if height < -100.0 or height > 35.0 + _tip(bone)[2] - TIP:
        loops = [loop for loop in section_loops(bone.mesh, start, UP) if loop[1][0] > -8.0]
        return max(loops, key=lambda loop: loop[0])[1]
    return start


def _shaft(bone: Straightened) -> Iterator[Figure]:
    for level in SHAFT_LEVELS:
        start = _start(bone, level)
        if not np.allclose(start[:2], SHAFT_LEVELS[level][1:]):
            yield ("shaft", level, "centre x"), float(start[0])
            yield ("shaft", level, "centre y"), float(start[1])
        for hour, angle in CLOCK.items():
            if not _measured(level, hour):
                continue
            way = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle)), 0.0])
            found = hits(bone.mesh, start, way)
            radius = found[0] if len(found) % 2 == 1 else np.nan
            yield ("shaft", level, hour), min(radius, _neck_cut(start, way))


def _measured(level: str, hour: str) -> bool:
    if level == TROCHANTER_LEVEL:
        return hour not in TROCHANTER_HOURS
    return level not in ROUND_LEVELS or hour in ROUND_HOURS


def _neck_cut(start: Vector, way: Vector) -> float:
    """Distance at which a trochanter's radius meets the plane across the neck's root."""
    slope = float(way @ REFERENCE.neck_direction)
    if slope < 0.05 or not -40.0 < start[2] < 30.0:
        return np.inf
    return (NECK_CUT - float(start @ REFERENCE.neck_direction)) / slope


def _neck(bone: Straightened) -> Iterator[Figure]:
    medial = REFERENCE.neck_direction
    upward = np.array([medial[2], 0.0, -medial[0]])
    for section, distance in NECK_SECTIONS.items():
        start = bone.axes.head - distance * medial
        for name, angle in NECK_DIRECTIONS.items():
            turn = np.radians(angle)
            way = np.cos(turn) * upward + np.sin(turn) * np.array([0.0, 1.0, 0.0])
            radius = hits(bone.mesh, start, way)[0]
            yield ("neck", section, name), float(radius) if radius < 25.0 else np.nan


def _knee_hits(bone: Straightened, start: Vector, way: Vector) -> Vector:
    return hits(bone.mesh, bone.knee.outward(start[None])[0], way @ bone.knee.axes)


def _condyles(bone: Straightened) -> Iterator[Figure]:
    yield from _xyz("knee", "flexion axis", bone.knee.origin)
    lateral = bone.knee.axes[0]
    tilt, turn = np.arctan2(lateral[2], lateral[0]), np.arctan2(lateral[1], lateral[0])
    yield ("knee", "flexion axis", "tilt"), float(np.degrees(tilt))
    yield ("knee", "flexion axis", "turn"), float(np.degrees(turn))
    yield ("knee", "condyles", "half width"), bone.half_width
    for direction, angle in CONDYLE_DIRECTIONS.items():
        for column, share in CONDYLE_COLUMNS.items():
            if _exists(column, angle):
                start = np.array([share * bone.half_width, 0.0, 0.0])
                radius = _rolling_radius(bone, start, angle)
                yield ("condyles", direction, column), radius


def _exists(column: str, angle: float) -> bool:
    if column in SLOPE_COLUMNS:
        return angle <= SLOPE_LAST
    return column != "groove" or angle <= GROOVE_LAST or angle > 300.0


def _rolling_radius(bone: Straightened, start: Vector, angle: float) -> float:
    """Radius from the flexion axis; nan where the ray ends inside the notch."""
    way = np.array([0.0, np.sin(np.radians(angle)), np.cos(np.radians(angle))])
    found = _knee_hits(bone, start, way)
    if angle > 300.0:
        return float(found[0])
    if angle < 80.0:
        found = found[found < 62.0]
        return float(found[-1]) if len(found) else 62.0
    in_notch = angle > 150.0 and found[-1] < 16.0 and abs(start[0]) < 20.0
    return np.nan if in_notch else float(found[-1])


def _notch(bone: Straightened) -> Iterator[Figure]:
    for name, y in NOTCH_ROOF.items():
        found = _knee_hits(bone, np.array([0.0, y, 20.0]), -UP)
        first = found[0] if len(found) % 2 == 1 else found[1]
        yield ("notch roof", name, "height"), float(20.0 - first)
    for name, (y, z) in NOTCH_WALLS.items():
        for side, sign in (("medial", -1.0), ("lateral", 1.0)):
            found = _knee_hits(bone, np.array([0.0, y, z]), np.array([sign, 0.0, 0.0]))
            reach = found[0] if len(found) and len(found) % 2 == 0 else np.nan
            yield ("notch wall", name, f"{side} wall"), float(reach)


def _faces(bone: Straightened) -> Iterator[Figure]:
    for side, sign in (("medial", -1.0), ("lateral", 1.0)):
        for row, z in FACE_ROWS.items():
            for column, y in FACE_COLUMNS.items():
                found = _knee_hits(bone, np.array([0.0, y, z]), np.array([sign, 0.0, 0.0]))
                reach = found[-1] if len(found) and found[-1] > 0.5 * bone.half_width else np.nan
                yield (f"{side} face", row, column), float(reach)


def _epicondyles(bone: Straightened) -> Iterator[Figure]:
    """Most prominent point of each outer face, in the knee frame."""
    points = bone.knee.inward(bone.mesh.vertices)
    near = points[np.abs(points[:, 2]) < 30.0]
    yield from _xyz("medial epicondyle", "most prominent", near[near[:, 0].argmin()])
    yield from _xyz("lateral epicondyle", "most prominent", near[near[:, 0].argmax()])


def _trochanters(bone: Straightened) -> Iterator[Figure]:
    points, normals = bone.mesh.vertices, bone.mesh.vertex_normals
    yield from _xyz("greater trochanter", "tip", _tip(bone))
    behind = np.array([-0.72, -0.69, 0.0])
    zone = points[(points[:, 2] < -2.0) & (points[:, 2] > -45.0)]
    out = zone @ behind
    tip = zone[out > out.max() - 1.0].mean(axis=0)
    yield from _xyz("lesser trochanter", "tip", tip)
    cap = zone[out > out.max() - 4.0]
    half = 0.25 * (np.ptp(cap[:, 2]) + np.ptp(cap @ np.array([-0.69, 0.72, 0.0])))
    yield ("lesser trochanter", "tip", "radius"), float((half**2 + 16.0) / 8.0)
    inward = unit(np.array([0.75, 0.6, 0.0]))
    low, high = np.array([-10.0, -22.0, 12.0]), np.array([8.0, 2.0, 24.0])
    pit = np.all((points > low) & (points < high), axis=1) & (normals @ inward < -0.2)
    yield from _xyz("trochanteric fossa", "deepest", points[pit][np.argmax(points[pit] @ inward)])
    start = np.array([-3.0, 0.0, -2.0])
    ahead = hits(bone.mesh, start, np.array([0.0, 1.0, 0.0]))[-1]
    yield from _xyz("intertrochanteric line", "middle", start + np.array([0.0, ahead, 0.0]))


def _linea_aspera(bone: Straightened) -> Iterator[Figure]:
    for name, height in LINEA_LEVELS.items():
        origin = np.array([0.0, 0.0, height])
        _, centre, segments = max(section_loops(bone.mesh, origin, UP), key=lambda loop: loop[0])
        offset = segments[:, 0] - centre
        angle = np.degrees(np.arctan2(offset[:, 1], offset[:, 0])) % 360.0
        low, high = (285.0, 325.0) if name == "gluteal tuberosity" else (240.0, 320.0)
        radius = np.where((angle > low) & (angle < high), np.hypot(offset[:, 0], offset[:, 1]), 0.0)
        crest = segments[radius.argmax(), 0]
        yield ("linea aspera", name, "x"), float(crest[0])
        yield ("linea aspera", name, "y"), float(crest[1])


def _fovea(bone: Straightened) -> Iterator[Figure]:
    offset = bone.mesh.vertices - bone.axes.head
    beyond = np.linalg.norm(offset, axis=1) - bone.axes.head_radius
    cap = offset @ REFERENCE.neck_direction > 0.6 * bone.axes.head_radius
    deepest = np.argmin(np.where(cap, beyond, np.inf))
    yield from _xyz("fovea", "direction", unit(offset[deepest]))
    yield ("fovea", "deepest", "depth"), float(-beyond[deepest])
