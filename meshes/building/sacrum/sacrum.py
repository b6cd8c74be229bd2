"""The sacrum in body space, built from named figures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshes.building.fields import Distances, Field, Points, smooth_subtract, smooth_union
from meshes.building.sacrum.axis import BentAxis
from meshes.building.sacrum.figures import SACRUM_TABLE, SacrumFigures, read_sacrum_figures
from meshes.building.sacrum.levels import Levels
from meshes.building.sacrum.passages import canal_shape, laminae, passages
from meshes.building.sacrum.processes import (
    articular_processes,
    cornua,
    median_crest,
    upper_laminae,
)
from meshes.building.sacrum.relief import slab
from meshes.building.solid import Solid

Array = NDArray[np.float64]
NEAR = 4.0  # mm; further away the field is understated, because reliefs overstate distance there
UNDERSTATED = 0.4
NUMBERS = ("first", "second", "third", "fourth")
MARGIN = 8.0  # mm around the landmarks' box


def sacral_axis(figures: SacrumFigures) -> BentAxis:
    """The bent axis in body space, through the centres of the segments and on to the coccyx."""
    front, up = (figures.column("axis", k)[1] for k in (0, 1))
    points = np.column_stack([front, up])
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    return BentAxis.through(np.concatenate([[0.0], np.cumsum(steps)]), points)


def sacrum(figures: SacrumFigures | None = None) -> Solid:
    """Return the sacrum without its coccyx.

    Args:
        figures: its table; the one shipped with the program when None.

    Raises:
        MeshError: the table cannot be read or lacks a part.
    """
    figures = read_sacrum_figures(SACRUM_TABLE) if figures is None else figures
    levels = Levels.of(figures)
    axis = sacral_axis(figures)
    bone = _bone(figures, levels)
    lower, upper = _bounds(levels, axis)
    straighten = axis.tabulated(lower - MARGIN, upper + MARGIN)

    def field(points: Points) -> Distances:
        values = bone(straighten(points))
        size = np.abs(values)
        return np.sign(values) * np.minimum(size, NEAR + UNDERSTATED * (size - NEAR))

    return Solid(field, lower, upper, _landmarks(figures, levels, axis))


def _bone(figures: SacrumFigures, levels: Levels) -> Field:
    """The bone in straightened coordinates."""
    solid = smooth_union(slab(figures, levels), articular_processes(figures), blend=5.0)
    roof = smooth_union(laminae(figures, levels), upper_laminae(figures), blend=3.0)
    solid = smooth_union(solid, roof, blend=3.0)
    solid = smooth_union(solid, median_crest(figures, levels), blend=3.0)
    solid = smooth_subtract(solid, passages(figures, levels), blend=1.8)
    return smooth_union(solid, cornua(figures), blend=3.0)


def _bounds(levels: Levels, axis: BentAxis) -> tuple[Array, Array]:
    widest, last = float(levels.widths.max()), float(levels.mm(5.0))
    corners = axis.bend(
        np.array([(0.0, s, t) for s in (-6.0, 20.0, 50.0, last) for t in (-42.0, 30.0)])
    )
    lower, upper = corners.min(axis=0) - 2.0, corners.max(axis=0) + 2.0
    lower[0], upper[0] = -widest - MARGIN, widest + MARGIN
    return lower, upper


def _landmarks(figures: SacrumFigures, levels: Levels, axis: BentAxis) -> dict[str, Array]:
    """Named points in body space, mm."""
    straight: dict[str, tuple[float, float, float]] = {}
    plate = {(row[0], row[1]): row[2] for row in figures.part("end plate")}
    lip = float(figures.column("end plate outline", 0)[1][1])
    straight["s1_end_plate_centre"] = (0.0, plate[2, 0], 2.5)
    straight["s1_end_plate_front"] = (0.0, plate[15, 0], 15.0)
    straight["s1_end_plate_back"] = (0.0, plate[-10, 0], -10.0)
    straight["promontory"] = (0.0, plate[15, 0] + 1.5, lip)
    straight["apex"] = (0.0, float(levels.mm(5.0)), 0.0)
    tip = figures.part("superior articular process")[:3, 2]
    shape = canal_shape(figures, levels)
    straight["sacral_hiatus"] = (0.0, float(levels.mm(4.4)), float(shape[-2, 1]))
    for side, sign in (("right", 1.0), ("left", -1.0)):
        straight[f"s1_end_plate_{side}"] = (sign * 24.0, plate[4, 22], 2.0)
        straight[f"ala_{side}"] = (sign * 42.0, 14.0, 4.0)
        joint = (sign * levels.across(1.2, 1.98), float(levels.mm(1.2)), 8.0)
        straight[f"sacroiliac_joint_{side}"] = joint
        straight[f"superior_articular_process_{side}"] = (sign * tip[0], tip[1], tip[2])
        for number, name in enumerate(NUMBERS, start=1):
            place = (sign * float(levels.foramen(number)), float(levels.mm(number)), 4.0)
            straight[f"{name}_anterior_foramen_{side}"] = place
    points = axis.bend(np.array(list(straight.values()), dtype=np.float64))
    return dict(zip(straight, points, strict=True))
