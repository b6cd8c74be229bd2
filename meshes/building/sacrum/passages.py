"""What is hollow in the sacrum: canal, gap above the first lamina, hiatus and foramina.

All fields are in straightened coordinates. Canal, sixteen openings and hiatus are one connected
hollow with eighteen mouths, so the bone around it has genus 17.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshes.building.fields import Distances, Field, Points, smooth_minimum, smooth_union
from meshes.building.near_field import near_box
from meshes.building.sacrum.figures import SacrumFigures
from meshes.building.sacrum.levels import Levels
from meshes.building.sacrum.processes import on_both_sides

Array = NDArray[np.float64]
BACKWARDS = np.array([0.0, 0.0, -26.0])
FORWARDS = np.array([7.0, 1.0, 34.0])  # the anterior foramina open forwards and sideways
ROOF = 3.0  # mm of bone behind the canal
REACH = 6.0  # mm round a foramen within which its field is worked out
LINK = 2.2  # mm, radius of the way from a foramen to the canal
GROOVE = 1.5  # how much wider an opening is at the end of its tube


def canal_shape(figures: SacrumFigures, levels: Levels) -> Array:
    """Return (n, 4) along, middle depth, half width and half depth of the canal, mm."""
    level, _ = figures.column("canal", 0)
    along = np.where(level < 0, level, levels.mm(level))
    front, back, half = (np.interp(level, *figures.column("canal", k)) for k in (0.0, 1.0, 2.0))
    return np.column_stack([along, (front + back) / 2, half, (front - back) / 2])


def canal(shape: Array) -> Field:
    """An elliptical tube down the bone, open above and below."""
    fine = np.arange(-20.0, shape[-1, 0] + 20.0, 0.5)
    columns = [np.interp(fine, shape[:, 0], shape[:, k]) for k in (1, 2, 3)]

    def field(points: Points) -> Distances:
        middle, wide, deep = (np.interp(points[:, 1], fine, column) for column in columns)
        ring = np.hypot(points[:, 0] / wide, (points[:, 2] - middle) / deep)
        return np.asarray((ring - 1.0) * np.minimum(wide, deep))

    return field


def gap(
    closed: float, half_width: float, open_end: float, deepest: Field, bluntness: float
) -> Field:
    """A gap in the roof of the canal, closed at `closed`, widest at `open_end` (mm along).

    `bluntness` is 1 for a V and 0.5 for a parabola.
    """
    length = open_end - closed

    def field(points: Points) -> Distances:
        share = (points[:, 1] - closed) / length
        wide = half_width * np.where(share > 0, np.abs(share) ** bluntness, share)
        sides = (np.abs(points[:, 0]) - wide) / np.hypot(1.0, half_width / length)
        return -smooth_minimum(-sides, -deepest(points), 1.0)

    return field


def behind(shape: Array) -> Field:
    """Everything behind the middle of the canal."""
    return lambda points: points[:, 2] - np.interp(points[:, 1], shape[:, 0], shape[:, 1])


def oval_tube(start: Array, end: Array, radii: tuple[float, float], tall: float) -> Field:
    """A tapered tube, `tall` times as high (along the axis) as wide."""
    squash = np.array([1.0, 1.0 / tall, 1.0])
    axis = end - start

    def field(points: Points) -> Distances:
        from_start = points - start
        share = np.clip(from_start @ axis / float(axis @ axis), 0.0, 1.0)
        away = np.linalg.norm((from_start - share[:, None] * axis) * squash, axis=1)
        return np.asarray(away - (radii[0] + share * (radii[1] - radii[0])))

    return field


def foramen(figures: SacrumFigures, levels: Levels, number: int, shape: Array) -> Field:
    """One pair of anterior and posterior foramina with their link to the canal."""
    rows = figures.part("foramen")
    x, wide_front, tall_front, wide_back, tall_back, depth = rows[rows[:, 0] == number][:, 2]
    along = float(levels.mm(number))
    middle, half = (float(np.interp(along, shape[:, 0], shape[:, k])) for k in (1, 2))
    knot = np.array([x, along, depth])
    front = oval_tube(
        knot, knot + FORWARDS, (0.75 * wide_front, GROOVE * wide_front), tall_front / wide_front
    )
    back = oval_tube(
        knot, knot + BACKWARDS, (0.85 * wide_back, 1.6 * wide_back), tall_back / wide_back
    )
    inner = np.array([half - 3.0, along - 2.0, middle])
    link = oval_tube(inner, knot, (LINK, LINK + 0.5), 1.2)
    ends = np.array([knot + FORWARDS, knot + BACKWARDS, inner])
    width = 2.0 * max(wide_front, tall_front)
    tubes = smooth_union(front, back, link, blend=1.5)
    tubes = near_box(tubes, ends.min(axis=0) - width, ends.max(axis=0) + width, REACH)
    return on_both_sides(tubes)


def laminae(figures: SacrumFigures, levels: Levels) -> Field:
    """The bony roof of the canal, which keeps its thickness down to the hiatus."""
    shape = canal_shape(figures, levels)
    hiatus = float(levels.mm(figures.column("canal roof", 0)[1][2]))
    middle, tube = behind(shape), canal(shape)

    def field(points: Points) -> Distances:
        ends = np.maximum(levels.mm(0.8) - points[:, 1], points[:, 1] - hiatus)
        walls = np.maximum(tube(points) - ROOF, ends)
        return np.maximum(walls, middle(points))

    return field


def passages(figures: SacrumFigures, levels: Levels) -> Field:
    """Everything hollow, joined."""
    shape = canal_shape(figures, levels)
    rear = behind(shape)
    lamina, lamina_width, hiatus_level, hiatus_width = figures.column("canal roof", 0)[1]
    hiatus = float(levels.mm(hiatus_level))
    apex = float(levels.mm(5.0))
    return smooth_union(
        canal(shape),
        gap(lamina, lamina_width, 0.0, rear, 0.8),
        gap(hiatus, hiatus_width, apex, rear, 0.5),
        *(foramen(figures, levels, number, shape) for number in (1, 2, 3, 4)),
        blend=1.5,
    )
