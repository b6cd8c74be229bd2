"""What stands out of the sacrum's faces: articular processes and the median crest."""

from __future__ import annotations

import numpy as np

from meshes.building.fields import (
    Distances,
    Field,
    Points,
    capsule,
    chain,
    smooth_subtract,
    smooth_union,
    sphere,
)
from meshes.building.near_field import near_box
from meshes.building.sacrum.figures import SacrumFigures
from meshes.building.sacrum.levels import Levels

THICKNESS = 4.9  # mm, half the thickness of a superior articular process
HALF_SPREAD = 4.2  # mm from the middle of the process to the axis of its rounded edge
FACET_RADIUS = 18.0  # of the hollow of the superior facet
REACH = 7.0  # mm round a part within which its field is worked out
LAMINA_RADIUS = 3.2  # mm
TUBERCLE_RADIUS = 2.9  # mm, of the median crest
NOTCH_RADIUS = 1.9
FACING = np.array([-0.72, 0.05, -0.69])  # the superior facets look inwards and backwards
ACROSS_FACET = np.array([0.69, 0.0, -0.72])  # outwards and backwards, along the facet


def on_both_sides(field: Field) -> Field:
    """A right-sided shape and its mirror image."""

    def folded(points: Points) -> Distances:
        return field(np.column_stack([np.abs(points[:, 0]), points[:, 1:]]))

    return folded


def articular_processes(figures: SacrumFigures) -> Field:
    """Both superior articular processes: flat, upright plates with hollow facets."""
    rows = figures.part("superior articular process")
    tip, root = (rows[rows[:, 0] == k][:, 2] for k in (0, 1))
    spread = ACROSS_FACET * HALF_SPREAD
    top = tip + np.array([0.0, THICKNESS, 0.0])
    plate = chain(
        [top - 0.4 * spread, top + spread, root + spread, root - spread, top - 0.4 * spread],
        [THICKNESS, THICKNESS + 0.4, THICKNESS + 1.0, THICKNESS + 1.0, THICKNESS],
        blend=2.0,
    )
    facet = (top + root) / 2 + FACING * (FACET_RADIUS + THICKNESS - 1.0)
    process = smooth_subtract(plate, sphere(facet, FACET_RADIUS), blend=2.0)
    ends = np.array([top - spread, top + spread, root - spread, root + spread])
    width = 2.0 * THICKNESS
    process = near_box(process, ends.min(axis=0) - width, ends.max(axis=0) + width, REACH)
    return on_both_sides(process)


def median_crest(figures: SacrumFigures, levels: Levels) -> Field:
    """The fused spinous processes: tubercles and the notches between them."""
    level, depth = (figures.column("median crest", k)[1] for k in (0.0, 1.0))
    # From the upper end on, every second point is a tubercle.
    radii = np.where(np.arange(len(level)) % 2 == 1, TUBERCLE_RADIUS, NOTCH_RADIUS)
    tops = np.column_stack([np.zeros(len(level)), levels.mm(level), depth + radii])
    ridge = chain(tops, list(radii), blend=1.5)
    foot = chain(tops + np.array([0.0, 0.0, 5.0]), list(radii + 0.6), blend=1.5)
    crest = smooth_union(ridge, foot, blend=3.0)
    width = 2.0 * TUBERCLE_RADIUS
    return near_box(crest, tops.min(axis=0) - width, tops.max(axis=0) + width + [0, 0, 5], REACH)


def upper_laminae(figures: SacrumFigures) -> Field:
    """The laminae of S1, from the roots of the articular processes to the median crest."""
    rows = figures.part("superior articular process")
    root = rows[rows[:, 0] == 1][:, 2]
    lamina = figures.column("canal roof", 0)[1][0]
    crest = figures.column("median crest", 1)[1][0]
    middle = np.array([0.0, lamina + LAMINA_RADIUS, crest + LAMINA_RADIUS + 1.0])
    start = root * np.array([0.75, 1.0, 1.0])
    ends = np.array([start, middle])
    lamina = near_box(
        capsule(start, middle, LAMINA_RADIUS),
        ends.min(axis=0) - LAMINA_RADIUS,
        ends.max(axis=0) + LAMINA_RADIUS,
        REACH,
    )
    return on_both_sides(lamina)


def cornua(figures: SacrumFigures) -> Field:
    """The sacral cornua: what is left of the fifth laminae beside the hiatus."""
    rows = figures.part("cornu")
    top, tip = (rows[rows[:, 0] == k][:, 2] for k in (0, 1))
    return on_both_sides(capsule(top, tip, 2.6, 2.2))
