"""The femur's shape in its reference pose: shaft and trochanters, neck, head, lower end."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meshes.building.femur.knee import knee_field, knee_frame
from meshes.building.femur.loft import Frame, Sections, bridged, closed, loft
from meshes.building.femur.marks import place, with_fovea, with_marks
from meshes.building.femur.places import (
    CLOCK,
    NECK_DIRECTIONS,
    NECK_SECTIONS,
    NOTCH_ROOF,
    ROUND_LEVELS,
    SHAFT_LEVELS,
)
from meshes.building.femur.pose import REFERENCE, smooth_step
from meshes.building.femur.table import Figures, figure
from meshes.building.fields import Field, Points, smooth_intersection, smooth_union, sphere

KNEE_BLEND = (14.0, 28.0)  # mm above the flexion axis: shaft sections give way to the condyles
NECK_BLEND = 6.0
NECK_END = (48.0, 0.6)  # inside the bone: mm along the neck, share of the root's radii
TIP_BLEND = 6.0


def reference_field(figures: Figures) -> Field:
    """The whole bone in the reference pose (shaft frame)."""
    shaft, knee, frame = _shaft(figures), knee_field(figures), knee_frame(figures)
    upper = with_marks(smooth_union(shaft, _neck(figures), blend=NECK_BLEND), figures)
    headed = _with_head(figures, upper)

    def whole(points: Points) -> Points:
        share = smooth_step(frame.inward(points)[:, 2], *KNEE_BLEND)
        values = np.empty(len(points))
        above, below = share >= 1.0, share <= 0.0
        mixed = ~above & ~below
        values[above] = headed(points[above])
        values[below] = knee(points[below])
        part, weight = points[mixed], share[mixed]
        values[mixed] = weight * shaft(part) + (1.0 - weight) * knee(part)
        return values

    return whole


def head_centre(figures: Figures) -> Points:
    """Centre (3,) of the head in the shaft frame."""
    ahead = figure(figures, "head", "centre", "front of the shaft axis")
    along = REFERENCE.neck_length * REFERENCE.neck_direction
    return np.asarray(along + np.array([0.0, ahead, 0.0]))


def reference_landmarks(figures: Figures, shape: Field) -> Mapping[str, Points]:
    """Named points (3,) in the shaft frame; those of the surface lie on it."""
    head = head_centre(figures)
    knee = knee_frame(figures)
    way = place(figures, "fovea", "direction")
    on_surface = {
        "fovea": head + way / np.linalg.norm(way) * 0.5 * _head_diameter(figures),
        "greater_trochanter": place(figures, "greater trochanter", "tip"),
        "lesser_trochanter": place(figures, "lesser trochanter", "tip"),
        "trochanteric_fossa": place(figures, "trochanteric fossa", "deepest"),
        "intertrochanteric_line": place(figures, "intertrochanteric line", "middle"),
        "medial_epicondyle": knee.outward(place(figures, "medial epicondyle", "most prominent")),
        "lateral_epicondyle": knee.outward(place(figures, "lateral epicondyle", "most prominent")),
        "intercondylar_notch": knee.outward(_notch_roof(figures)),
    }
    points = {name: _settled(shape, point) for name, point in on_surface.items()}
    narrowest = head - NECK_SECTIONS["narrowest"] * REFERENCE.neck_direction
    return {"head": head, "neck": narrowest, "knee": knee.origin, **points}


def _head_diameter(figures: Figures) -> float:
    return figure(figures, "head", "sphere", "diameter")


def _shaft(figures: Figures) -> Field:
    names = sorted(SHAFT_LEVELS, key=lambda name: SHAFT_LEVELS[name][0])
    levels = np.array([SHAFT_LEVELS[name][0] for name in names])
    centres = np.array([_centre(figures, name) for name in names])
    radii = np.array(
        [[figures.get(("shaft", name, hour), np.nan) for hour in CLOCK] for name in names]
    )
    angles = np.array(list(CLOCK.values()))
    for row, name in zip(radii, names, strict=True):
        if name in ROUND_LEVELS:
            row[:] = closed(angles, row)
    sections = Sections(levels, centres, angles, bridged(levels, radii))
    tube = loft(Frame(np.zeros(3), np.eye(3)), sections, blur=4.0)
    top = figure(figures, "greater trochanter", "tip", "z")
    return smooth_intersection(tube, lambda points: points[:, 2] - top, blend=TIP_BLEND)


def _centre(figures: Figures, level: str) -> Points:
    """Where the radii of a level start; measured only where it is the section's own centroid."""
    _, *fixed = SHAFT_LEVELS[level]
    return np.array(
        [
            figures.get(("shaft", level, f"centre {axis}"), at)
            for axis, at in zip("xy", fixed, strict=True)
        ]
    )


def _neck(figures: Figures) -> Field:
    medial = REFERENCE.neck_direction
    upward = np.array([medial[2], 0.0, -medial[0]])
    frame = Frame(head_centre(figures), np.array([upward, [0.0, 1.0, 0.0], -medial]))
    levels = np.array(list(NECK_SECTIONS.values()))
    radii = np.array(
        [[figure(figures, "neck", name, way) for way in NECK_DIRECTIONS] for name in NECK_SECTIONS]
    )
    levels = np.append(levels, NECK_END[0])
    radii = np.vstack((radii, NECK_END[1] * radii[-1]))
    centres = np.zeros((len(levels), 2))
    tube = loft(frame, Sections(levels, centres, np.array(list(NECK_DIRECTIONS.values())), radii))

    def ended(points: Points) -> Points:
        along = frame.inward(points)[:, 2]
        return np.maximum(tube(points), np.maximum(5.0 - along, along - NECK_END[0]))

    return ended


def _with_head(figures: Figures, bone: Field) -> Field:
    centre, radius = head_centre(figures), 0.5 * _head_diameter(figures)
    headed = smooth_union(bone, sphere(centre, radius), blend=5.0)
    return with_fovea(headed, centre, radius, figures)


def _notch_roof(figures: Figures) -> Points:
    return np.array([0.0, NOTCH_ROOF["front"], figure(figures, "notch roof", "front", "height")])


def _settled(shape: Field, point: Points) -> Points:
    """The point of the surface nearest to `point`, by Newton steps along the gradient."""
    found = point.copy()
    for _ in range(12):
        around = found + np.vstack((np.zeros(3), 0.5 * np.eye(3), -0.5 * np.eye(3)))
        values = shape(around)
        slope = values[1:4] - values[4:7]
        found = found - values[0] * slope / max(float(slope @ slope), 1e-6)
    return found
