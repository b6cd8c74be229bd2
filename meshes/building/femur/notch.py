"""The intercondylar notch of the femur: the space between the condyles."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import CubicSpline

from meshes.building.femur.places import NOTCH_ROOF, NOTCH_WALLS
from meshes.building.femur.sheet import sheet
from meshes.building.femur.table import Figures, figure
from meshes.building.fields import Distances, Field, Points, smooth_intersection

CORNER_BLEND = 10.0  # mm; rounding between roof and walls
BACK_SLOPE, FRONT_SLOPE = -2.0, -2.0  # the roof falls at least so steeply beyond its figures
ROOF_GRADIENT = 1.7  # about the length of the roof's gradient, to keep the field near a distance


def notch_field(figures: Figures) -> Field:
    """Everything below the notch's roof and between its walls, in the knee frame."""
    roof = _roof(figures)
    medial, lateral = (_wall(figures, side) for side in ("medial wall", "lateral wall"))
    return smooth_intersection(
        lambda points: (points[:, 2] - roof(points[:, 1])) / ROOF_GRADIENT,
        lambda points: -points[:, 0] - medial(points),
        lambda points: points[:, 0] - lateral(points),
        blend=CORNER_BLEND,
    )


def _roof(figures: Figures) -> Field:
    """Height of the roof over y (n,), mm."""
    places = np.array(list(NOTCH_ROOF.values()))
    heights = [figure(figures, "notch roof", name, "height") for name in NOTCH_ROOF]
    spline = CubicSpline(places, heights)
    back = min(float(spline(places[0], 1)), BACK_SLOPE)
    front = min(float(spline(places[-1], 1)), FRONT_SLOPE)

    def height(y: Distances) -> Distances:
        inside = np.clip(y, places[0], places[-1])
        behind, ahead = np.minimum(y - places[0], 0.0), np.maximum(y - places[-1], 0.0)
        return np.asarray(spline(inside) + back * behind + front * ahead)

    return height


def _wall(figures: Figures, side: str) -> Field:
    places = np.array(list(NOTCH_WALLS.values()))
    reach = np.array([figure(figures, "notch wall", name, side) for name in NOTCH_WALLS])
    surface = sheet(places, reach, np.array([-22.0, -20.0]), np.array([8.0, 10.0]))

    def clipped(points: Points) -> Distances:
        return np.clip(surface(points), 4.0, 16.0)

    return clipped
