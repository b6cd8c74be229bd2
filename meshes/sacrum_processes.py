"""What stands out of the sacrum's faces: articular processes and the median crest."""

from __future__ import annotations

import numpy as np

from meshes.fields import (
    Distances,
    Field,
    Points,
    capsule,
    chain,
    smooth_subtract,
    smooth_union,
    sphere,
)
from meshes.sacrum_figures import SacrumFigures
from meshes.sacrum_levels import Levels

THICKNESS = 4.2  # mm, half the thickness of a superior articular process
HALF_SPREAD = 4.0  # mm from the middle of the process to the axis of its rounded edge
FACET_RADIUS = 18.0  # of the hollow of the superior facet
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
    plate = chain([top - spread, top + spread, root + spread / 2, root - spread, top - spread],
                  [THICKNESS - 0.6, THICKNESS, THICKNESS + 1.0, THICKNESS + 1.0, THICKNESS - 0.6])
    facet = (top + root) / 2 + FACING * (FACET_RADIUS + THICKNESS - 1.6)
    return on_both_sides(smooth_subtract(plate, sphere(facet, FACET_RADIUS), blend=1.0))


def median_crest(figures: SacrumFigures, levels: Levels) -> Field:
    """The fused spinous processes: tubercles and the notches between them."""
    level, depth = (figures.column("median crest", k)[1] for k in (0.0, 1.0))
    radii = np.where(np.arange(len(level)) % 2 == 0, TUBERCLE_RADIUS, NOTCH_RADIUS)
    tops = np.column_stack([np.zeros(len(level)), levels.mm(level), depth + radii])
    ridge = chain(tops, list(radii), blend=1.5)
    foot = chain(tops + np.array([0.0, 0.0, 5.0]), list(radii + 0.6), blend=1.5)
    return smooth_union(ridge, foot, blend=3.0)


def cornua(figures: SacrumFigures) -> Field:
    """The sacral cornua: what is left of the fifth laminae beside the hiatus."""
    rows = figures.part("cornu")
    top, tip = (rows[rows[:, 0] == k][:, 2] for k in (0, 1))
    return on_both_sides(capsule(top, tip, 2.6, 2.2))
