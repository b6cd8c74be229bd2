"""The sacrum's four faces as reliefs in straightened coordinates: front, back, side and top."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator

from meshes.building.fields import Distances, Field, Points, smooth_minimum
from meshes.building.height_map import HeightMap, thin_plate
from meshes.building.sacrum.figures import SacrumFigures
from meshes.building.sacrum.levels import Levels
from meshes.building.sacrum.texture import eared, ridged, tubercled

Array = NDArray[np.float64]
SMOOTHING = 0.6  # of the splines; below 1 the stations are nearly hit
LEAST_THICKNESS = 3.5  # mm between front and back face
APEX_LEVEL = 5.0
DEPTH_SCALE = 35.0  # mm that the whole depth of the lateral surface counts for in its spline
BEYOND = 12.0  # mm of lateral surface above the first level and below the apex


def _both_sides(places: Array, heights: Array) -> tuple[Array, Array]:
    """Add the mirror images of stations off the midline."""
    off = places[:, 0] > 0
    return np.vstack([places, places[off] * [-1, 1]]), np.concatenate([heights, heights[off]])


def face_map(figures: SacrumFigures, levels: Levels, part: str) -> HeightMap:
    """Depth of the front or back face over (across, along)."""
    rows = figures.part(part)
    places = np.array([(levels.across(v, c), levels.mm(v)) for v, c, _ in rows])
    face = thin_plate(*_both_sides(places, rows[:, 2]), SMOOTHING)
    face = ridged(face, levels) if part == "front face" else tubercled(face, figures, levels)
    return HeightMap.sampled(face, np.array([-75, -20]), np.array([75, 150]), 0.8, 0.6)


def side_map(figures: SacrumFigures, levels: Levels) -> HeightMap:
    """Half width over (along, depth): the ear-shaped surface and the border below it."""
    level, fraction, widths = figures.grid("lateral surface")
    _, _, border = figures.grid("lateral border")
    low, low_widths = figures.column("apex width", 0)
    along = np.concatenate([[-BEYOND], levels.mm(level), levels.mm(low)])
    low_rows = np.repeat(low_widths[:, None], widths.shape[1], axis=1)
    widths = np.vstack([widths[:1] - 3.0, widths, low_rows])
    border = np.vstack([border[:1], border, np.repeat(border[-1:], len(low), 0)])
    stations = np.array([(s, f * DEPTH_SCALE) for s in along for f in fraction])
    spline = thin_plate(stations, widths.ravel(), SMOOTHING)
    back, front = (PchipInterpolator(along, border[:, k]) for k in (0, 1))

    def depth_fraction(places: Array) -> Array:
        s = np.clip(places[:, 0], along[0], along[-1])
        return np.asarray((places[:, 1] - back(s)) / (front(s) - back(s)))

    def smooth_side(places: Array) -> Array:
        s = np.clip(places[:, 0], along[0], along[-1])
        depth = np.clip(depth_fraction(places), -0.05, 1.0)
        return spline(np.column_stack([s, depth * DEPTH_SCALE]))

    side = eared(smooth_side, levels, depth_fraction)
    return HeightMap.sampled(side, np.array([-20, -60]), np.array([150, 40]), 0.8, 0.7)


def top_map(figures: SacrumFigures) -> HeightMap:
    """Distance along the axis of end plate and alae over (across, depth)."""
    plate = figures.part("end plate")
    on_plate = thin_plate(*_both_sides(plate[:, [1, 0]], plate[:, 2]), SMOOTHING)
    beside = thin_plate(*_both_sides(*_ala_stations(figures)), SMOOTHING)
    half_width, lip, back = (float(v) for v in figures.column("end plate outline", 0)[1])

    def heights(places: Array) -> Array:
        reach = np.where(places[:, 1] > 1.5, lip - 1.5, back)
        shares = np.column_stack([places[:, 0] / half_width, (places[:, 1] - 1.5) / reach])
        bend = np.where(shares[:, 1] > 0, 2.2, 3.0)  # the plate is flatter behind
        ring = np.sum(np.abs(shares) ** bend[:, None], axis=1) ** (1 / bend)
        outside = np.clip(((ring - 1) * 18 + 1.5) / 3, 0, 1)
        outside = outside**2 * (3 - 2 * outside)
        return np.asarray(on_plate(places) * (1 - outside) + beside(places) * outside)

    return HeightMap.sampled(heights, np.array([-75, -60]), np.array([75, 40]), 0.6, 0.5)


def _ala_stations(figures: SacrumFigures) -> tuple[Array, Array]:
    """Stations of the alae and of the rim behind and beside the end plate, right side."""
    column, depth, heights = figures.grid("ala")
    _, _, border = figures.grid("ala border")
    widest = figures.column("width", 0)[1].max()
    places = [
        (c * widest, back + f * (front - back), h)
        for c, (back, front), row in zip(column, border, heights, strict=True)
        for f, h in zip(depth, row, strict=True)
        if c > 0.55 or f < 0.6  # further forward the end plate hides the inner end of the ala
    ]
    rim = figures.part("rim")
    stations = np.vstack([np.array(places), rim[:, [1, 0, 2]]])
    return stations[:, :2], stations[:, 2]


def slab(figures: SacrumFigures, levels: Levels) -> Field:
    """The solid between the four reliefs, in straightened coordinates."""
    front, back = (face_map(figures, levels, part) for part in ("front face", "back face"))
    side, top = side_map(figures, levels), top_map(figures)
    apex = float(levels.mm(APEX_LEVEL))

    def field(points: Points) -> Distances:
        across, along, depth = points.T
        front_depth, front_slope = front.at(points[:, :2])
        back_depth, back_slope = back.at(points[:, :2])
        back_depth = np.minimum(back_depth, front_depth - LEAST_THICKNESS)
        half_width, side_slope = side.at(points[:, 1:])
        roof, roof_slope = top.at(points[:, [0, 2]])
        inside = -(depth - front_depth) / front_slope
        for wall, round_over in (
            ((back_depth - depth) / back_slope, 3.0),
            ((roof - along) / roof_slope, 2.5),
            ((np.abs(across) - half_width) / side_slope, 3.0),
            (along - apex, 1.5),
        ):
            inside = smooth_minimum(inside, -wall, round_over)
        return np.asarray(-inside)

    return field
