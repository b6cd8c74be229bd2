"""Marks on the femur: lesser trochanter, trochanteric fossa, linea aspera and fovea."""

from __future__ import annotations

import numpy as np

from meshes.femur_loft import Field, Points
from meshes.femur_places import LINEA_LEVELS
from meshes.femur_table import Figures
from meshes.fields import capsule, chain, smooth_subtract, smooth_union, sphere

RIDGE_RADIUS = 3.0  # mm; half the width of the linea aspera between its lips
FOVEA_RADIUS = 9.0
FOSSA_RADIUS = 5.0
TROCHANTER_FLARE = 2.0  # mm; how much wider the lesser trochanter is at its base


def with_marks(bone: Field, figures: Figures) -> Field:
    """Add the lesser trochanter and the linea aspera, sink the trochanteric fossa."""
    raised = smooth_union(bone, _lesser_trochanter(figures), blend=9.0)
    lined = smooth_union(raised, _linea_aspera(figures), blend=5.0)
    return smooth_subtract(lined, _fossa(figures), blend=5.0)


def with_fovea(bone: Field, head: Points, radius: float, figures: Figures) -> Field:
    """Sink the fovea into the head of the given centre and radius (mm)."""
    way = place(figures, "fovea", "direction")
    way /= np.linalg.norm(way)
    depth = figures["fovea", "deepest", "depth"]
    centre = head + way * (radius - depth + FOVEA_RADIUS)
    return smooth_subtract(bone, sphere(centre, FOVEA_RADIUS), blend=4.0)


def place(figures: Figures, part: str, name: str) -> Points:
    """A named point (3,) of the table."""
    return np.array([figures[part, name, axis] for axis in "xyz"])


def _lesser_trochanter(figures: Figures) -> Field:
    tip = place(figures, "lesser trochanter", "tip")
    tip_radius = figures["lesser trochanter", "tip", "radius"]
    base = tip * np.array([0.6, 0.5, 1.0]) + np.array([0.0, 0.0, -1.0])
    inside = tip * (1.0 - tip_radius / np.linalg.norm(tip[:2]) * np.array([1.0, 1.0, 0.0]))
    return capsule(base, inside, tip_radius + TROCHANTER_FLARE, tip_radius)


def _linea_aspera(figures: Figures) -> Field:
    """A low ridge through its points, sunk so that it stands out where they do."""
    line = [
        np.array([figures["linea aspera", name, "x"], figures["linea aspera", name, "y"], height])
        for name, height in LINEA_LEVELS.items()
    ]
    depth = np.full(len(line), RIDGE_RADIUS - 0.3)
    depth[[0, -1]] += 2.5  # both ends sink into the shaft
    sunk = [point + np.array([0.0, down, 0.0]) for point, down in zip(line, depth, strict=True)]
    return chain(sunk, [RIDGE_RADIUS] * len(sunk), blend=2.0)


def _fossa(figures: Figures) -> Field:
    deepest = place(figures, "trochanteric fossa", "deepest")
    mouth = deepest + np.array([-7.0, -7.0, 3.0])
    start = deepest + np.array([-2.5, -2.5, 0.5])
    return capsule(start, mouth, FOSSA_RADIUS - 1.0, FOSSA_RADIUS + 2.0)
