"""Marks on the femur: lesser trochanter, trochanteric fossa, linea aspera and fovea."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import Akima1DInterpolator

from meshes.building.femur.places import LINEA_LEVELS
from meshes.building.femur.pose import smooth_step
from meshes.building.femur.table import Figures, figure
from meshes.building.fields import Field, Points, capsule, smooth_subtract, smooth_union, sphere

RIDGE_HEIGHT = 1.9  # mm that the linea aspera stands out
RIDGE_WIDTH = 3.0  # mm; half its width
FOVEA_RADIUS = 9.0
FOSSA_RADIUS = 5.0
TROCHANTER_TAIL = 19.0  # mm; how far the lesser trochanter's ridge runs down the shaft
TROCHANTER_FLARE = 2.0  # mm; how much wider the lesser trochanter is at its base


def with_marks(bone: Field, figures: Figures) -> Field:
    """Add the lesser trochanter and the linea aspera, sink the trochanteric fossa."""
    raised = smooth_union(bone, _lesser_trochanter(figures), blend=9.0)
    lined = _linea_aspera(raised, figures)
    return smooth_subtract(lined, _fossa(figures), blend=5.0)


def with_fovea(bone: Field, head: Points, radius: float, figures: Figures) -> Field:
    """Sink the fovea into the head of the given centre and radius (mm)."""
    way = place(figures, "fovea", "direction")
    way /= np.linalg.norm(way)
    depth = figure(figures, "fovea", "deepest", "depth")
    centre = head + way * (radius - depth + FOVEA_RADIUS)
    return smooth_subtract(bone, sphere(centre, FOVEA_RADIUS), blend=4.0)


def place(figures: Figures, part: str, name: str) -> Points:
    """A named point (3,) of the table."""
    return np.array([figure(figures, part, name, axis) for axis in "xyz"])


def _lesser_trochanter(figures: Figures) -> Field:
    tip = place(figures, "lesser trochanter", "tip")
    tip_radius = figure(figures, "lesser trochanter", "tip", "radius")
    base = tip * np.array([0.6, 0.5, 1.0]) + np.array([0.0, 0.0, -1.0])
    inside = tip * (1.0 - tip_radius / np.linalg.norm(tip[:2]) * np.array([1.0, 1.0, 0.0]))
    tail = tip * np.array([0.42, 0.42, 1.0]) - np.array([0.0, 0.0, TROCHANTER_TAIL])
    return smooth_union(
        capsule(base, inside, tip_radius + TROCHANTER_FLARE, tip_radius),
        capsule(base, tail, tip_radius, 4.0),
        blend=6.0,
    )


def _linea_aspera(bone: Field, figures: Figures) -> Field:
    """A low ridge along its line, fading out at both ends."""
    heights = np.array(list(LINEA_LEVELS.values()))[::-1]
    names = list(LINEA_LEVELS)[::-1]
    line = [[figure(figures, "linea aspera", name, axis) for axis in "xy"] for name in names]
    course = Akima1DInterpolator(heights, np.array(line), method="makima")

    def ridged(points: Points) -> Points:
        level = np.clip(points[:, 2], heights[0], heights[-1])
        aside = np.linalg.norm(points[:, :2] - course(level), axis=1)
        share = smooth_step(points[:, 2], heights[0], heights[1])
        share = share * (1.0 - smooth_step(points[:, 2], heights[-2], heights[-1]))
        ridge = RIDGE_HEIGHT * share * np.exp(-((aside / RIDGE_WIDTH) ** 2))
        return np.asarray(bone(points) - ridge)

    return ridged


def _fossa(figures: Figures) -> Field:
    deepest = place(figures, "trochanteric fossa", "deepest")
    mouth = deepest + np.array([-7.0, -7.0, 3.0])
    start = deepest + np.array([-2.5, -2.5, 0.5])
    return capsule(start, mouth, FOSSA_RADIUS - 1.0, FOSSA_RADIUS + 2.0)
