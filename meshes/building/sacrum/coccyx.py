"""The coccyx in body space: three fused segments with transverse processes and cornua."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator

from meshes.building.fields import Distances, Field, Points, capsule, smooth_minimum, smooth_union
from meshes.building.sacrum.axis import BentAxis
from meshes.building.sacrum.figures import (
    COCCYX_TABLE,
    SACRUM_TABLE,
    SacrumFigures,
    read_sacrum_figures,
)
from meshes.building.sacrum.levels import Levels
from meshes.building.sacrum.processes import on_both_sides
from meshes.building.sacrum.sacrum import sacral_axis
from meshes.building.solid import Solid

Array = NDArray[np.float64]
CORNU_RADII = (1.5, 3.4)  # tip and root, mm
SQUARENESS = 2.4  # exponent of the cross section; 2 would be an ellipse
WIDEST = 20.0  # mm, half the box


def coccyx(
    figures: SacrumFigures | None = None, sacrum_figures: SacrumFigures | None = None
) -> Solid:
    """Return the coccyx below the sacrum.

    Args:
        figures: its table; the one shipped with the program when None.
        sacrum_figures: the table of the sacrum it hangs from; the shipped one when None.

    Raises:
        MeshError: a table cannot be read or lacks a part.
    """
    figures = read_sacrum_figures(COCCYX_TABLE) if figures is None else figures
    if sacrum_figures is None:
        sacrum_figures = read_sacrum_figures(SACRUM_TABLE)
    axis = sacral_axis(sacrum_figures)
    apex = float(Levels.of(sacrum_figures).mm(5.0))
    bone = smooth_union(_segments(figures), _cornua(figures), blend=4.5)
    length = float(figures.column("section", 0.0)[1][-1])
    lower, upper = _bounds(axis, apex, length)
    straighten = axis.tabulated(lower - 3.0, upper + 3.0)

    def field(points: Points) -> Distances:
        return bone(straighten(points) - np.array([0.0, apex, 0.0]))

    return Solid(field, lower, upper, _landmarks(figures, axis, apex))


def _bounds(axis: BentAxis, apex: float, length: float) -> tuple[Array, Array]:
    corners = axis.bend(
        np.array([(0.0, apex + s, t) for s in (-6.0, 25.0, length + 2) for t in (-14.0, 12.0)])
    )
    lower, upper = corners.min(axis=0) - 3.0, corners.max(axis=0) + 3.0
    lower[0], upper[0] = -WIDEST - 3.0, WIDEST + 3.0
    return lower, upper


def _landmarks(figures: SacrumFigures, axis: BentAxis, apex: float) -> dict[str, Array]:
    """Tip and transverse processes in body space, mm."""
    below, half, back, front = (figures.column("section", k)[1] for k in (0.0, 1.0, 2.0, 3.0))
    straight = {
        "tip": (0.0, apex + below[-1], (back[-1] + front[-1]) / 2),
        "transverse_process_right": (half[1], apex + below[1], 0.0),
        "transverse_process_left": (-half[1], apex + below[1], 0.0),
    }
    points = axis.bend(np.array(list(straight.values()), dtype=np.float64))
    return dict(zip(straight, points, strict=True))


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
