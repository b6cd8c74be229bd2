"""The coccyx in body space: three fused segments with transverse processes and cornua."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator

from meshes.fields import Distances, Field, Points, capsule, smooth_minimum, smooth_union
from meshes.sacrum import sacral_axis
from meshes.sacrum_figures import SacrumFigures
from meshes.sacrum_levels import Levels
from meshes.sacrum_processes import on_both_sides
from meshes.solid import Solid

Array = NDArray[np.float64]
CORNU_RADII = (1.5, 3.4)  # tip and root, mm
SQUARENESS = 2.4  # exponent of the cross section; 2 would be an ellipse
WIDEST = 20.0  # mm, half the box


def coccyx(figures: SacrumFigures, sacrum_figures: SacrumFigures) -> Solid:
    """Return the coccyx below the sacrum whose figures are given.

    Raises:
        MeshError: a table lacks a part.
    """
    levels = Levels.of(sacrum_figures)
    axis = sacral_axis(sacrum_figures)
    apex = float(levels.mm(5.0))
    bone = smooth_union(_segments(figures), _cornua(figures), blend=4.5)

    below, half, back, front = (figures.column("section", k)[1] for k in (0.0, 1.0, 2.0, 3.0))
    tip = axis.bend(np.array([[0.0, apex + below[-1], (back[-1] + front[-1]) / 2]]))[0]
    processes = axis.bend(
        np.array([[sign * half[1], apex + below[1], 0.0] for sign in (1.0, -1.0)])
    )
    corners = axis.bend(
        np.array([(0.0, apex + s, t) for s in (-6.0, 25.0, below[-1] + 2) for t in (-14.0, 12.0)])
    )
    lower, upper = corners.min(axis=0) - 3.0, corners.max(axis=0) + 3.0
    lower[0], upper[0] = -WIDEST - 3.0, WIDEST + 3.0
    straighten = axis.tabulated(lower - 3.0, upper + 3.0)

    def field(points: Points) -> Distances:
        return bone(straighten(points) - np.array([0.0, apex, 0.0]))

    landmarks = {
        "tip": tip,
        "transverse_process_right": processes[0],
        "transverse_process_left": processes[1],
    }
    return Solid(field, lower, upper, landmarks)


def _segments(figures: SacrumFigures) -> Field:
    """The fused bodies: an oval whose axes follow the named sections."""
    below, half, back, front = (figures.column("section", k)[1] for k in (0.0, 1.0, 2.0, 3.0))
    fine = np.arange(below[0] - 10.0, below[-1] + 10.0, 0.5)
    inside = np.clip(fine, below[0], below[-1])
    wide = PchipInterpolator(below, half)(inside)
    middle = PchipInterpolator(below, (back + front) / 2)(inside)
    thick = PchipInterpolator(below, (front - back) / 2)(inside)

    def field(points: Points) -> Distances:
        along = points[:, 1]
        a, m, b = (np.interp(along, fine, values) for values in (wide, middle, thick))
        ring = np.abs(points[:, 0] / a) ** SQUARENESS
        ring += np.abs((points[:, 2] - m) / b) ** SQUARENESS
        shell = (ring ** (1.0 / SQUARENESS) - 1.0) * np.minimum(a, b)
        ends = np.maximum(below[0] - along, along - below[-1])
        return -smooth_minimum(-shell, -ends, 2.5)

    return field


def _cornua(figures: SacrumFigures) -> Field:
    rows = figures.part("cornu")
    tip, root = (rows[rows[:, 0] == k][:, 2] for k in (0, 1))
    return on_both_sides(capsule(tip, root, *CORNU_RADII))
