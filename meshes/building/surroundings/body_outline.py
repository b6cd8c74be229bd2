"""Skin of trunk and thighs: one closed envelope from the lower chest to below the knees."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator

from meshes.building.fields import Distances, Field, Points, half_space, smooth_minimum
from meshes.building.solid import Solid
from meshes.building.surroundings.table import figures_of, sections_of, stops_of

FINE = 0.5  # mm between the heights at which a section is looked up
MARGIN = 8.0  # mm of box above and below the skin
WIDER, DEEPEST = 30.0, 200.0  # mm of box beside the widest section; in front of and behind zero


def body_outline(solids: Mapping[str, Solid]) -> Solid:
    """The skin in body space; left mirrors right.

    Raises:
        meshes.errors.MeshError: the table is damaged.
    """
    figures = figures_of("body_outline")
    trunk, thigh = _trunk(figures), _thigh(figures)
    buttock = _buttock(solids)
    ends = (
        half_space([0.0, 0.0, figures["upper end"]], [0.0, 0.0, 1.0]),
        half_space([0.0, 0.0, figures["lower end"]], [0.0, 0.0, -1.0]),
    )

    def distance(points: Points) -> Distances:
        folded = points.copy()
        folded[:, 0] = np.abs(folded[:, 0])
        whole = smooth_minimum(trunk(folded), buttock(folded), figures["blend of the buttocks"])
        whole = smooth_minimum(whole, thigh(folded), figures["blend of the groin"])
        for end in ends:
            whole = -smooth_minimum(-whole, -end(folded), figures["rounding of the ends"])
        return whole

    widest = float(sections_of("skin_trunk")[:, 0].max()) + WIDER
    lower = np.array([-widest, -DEEPEST, figures["lower end"] - MARGIN])
    upper = np.array([widest, DEEPEST, figures["upper end"] + MARGIN])
    return Solid(distance, lower, upper, {})


def _trunk(figures: Mapping[str, float]) -> Field:
    """Chest to crotch: half width, front, height and back of each section, from the midline."""
    rows = sections_of("skin_trunk")
    edges = np.stack([-rows[:, 0], rows[:, 0], rows[:, 3], rows[:, 1]], axis=1)
    tower = _tower(rows[:, 2], edges, figures)
    floor = half_space([0.0, 0.0, figures["lower end of the trunk"]], [0.0, 0.0, -1.0])
    blend = figures["rounding of the crotch"]
    return lambda points: -smooth_minimum(-tower(points), -floor(points), blend)


def _thigh(figures: Mapping[str, float]) -> Field:
    """Hip to below the knee: outer edge, front, height and inner edge of each section."""
    rows, behind = sections_of("skin_thigh"), sections_of("skin_thigh_back")
    edges = np.stack([rows[:, 3], rows[:, 0], behind[:, 1], rows[:, 1]], axis=1)
    tower = _tower(rows[:, 2], edges, figures)
    roof = half_space([0.0, 0.0, float(rows[0, 2])], [0.0, 0.0, 1.0])
    return lambda points: -smooth_minimum(-tower(points), -roof(points), 40.0)


def _tower(
    heights: NDArray[np.float64], edges: NDArray[np.float64], figures: Mapping[str, float]
) -> Field:
    """Superellipses stacked along z.

    Args:
        heights: (n,) mm.
        edges: (n, 4) inner, outer, back and front edge of each section, mm.
        figures: the exponents, and where the section is widest.
    """
    order = np.argsort(heights)
    at = np.arange(heights.min(), heights.max() + FINE, FINE)
    inner, outer, back, front = PchipInterpolator(heights[order], edges[order])(at).T
    widest = back + figures["share of the depth behind the widest place"] * (front - back)
    powers = (figures["fullness behind"], figures["fullness in front"])

    def distance(points: Points) -> Distances:
        row = np.clip(np.round((points[:, 2] - at[0]) / FINE).astype(np.intp), 0, len(at) - 1)
        half = 0.5 * (outer - inner)[row]
        across = np.abs(points[:, 0] - 0.5 * (outer + inner)[row]) / half
        deep = points[:, 1] - widest[row]
        depth = np.where(deep > 0.0, (front - widest)[row], (widest - back)[row])
        power = np.where(deep > 0.0, powers[1], powers[0])
        along = np.abs(deep) / depth
        radius = (across**power + along**power) ** (1.0 / power) + 1e-9
        slope = np.hypot(
            (across / radius) ** (power - 1.0) / half, (along / radius) ** (power - 1.0) / depth
        )
        return np.asarray((radius - 1.0) / (slope + 1e-6))

    return distance


def _buttock(solids: Mapping[str, Solid]) -> Field:
    figures = figures_of("skin_buttock")
    middle = stops_of("skin_buttock", solids).places[0]
    half = np.array([figures["half width"], figures["half depth"], figures["half height"]])

    def distance(points: Points) -> Distances:
        away = (points - middle) / half
        radius = np.linalg.norm(away, axis=1) + 1e-9
        return np.asarray((radius - 1.0) * radius / (np.linalg.norm(away / half, axis=1) + 1e-9))

    return distance
