"""The lower end of the femur: condyles, patellar surface, notch and epicondyles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline, RBFInterpolator
from scipy.ndimage import map_coordinates

from meshes.femur_loft import Field, Frame, Points, Sections, bridged, loft
from meshes.femur_places import (
    CONDYLE_COLUMNS,
    CONDYLE_DIRECTIONS,
    FACE_COLUMNS,
    FACE_ROWS,
    NOTCH_ROOF,
    NOTCH_WALLS,
)
from meshes.femur_table import Figures
from meshes.fields import smooth_intersection, smooth_subtract

BORDER_BLEND = 8.0  # mm; rounding between the rolling surface and the outer faces
NOTCH_BLEND = 4.0
NOTCH_CORNER = 10.0  # mm; rounding between roof and walls
BACK_SLOPE = -2.0  # the roof rises backwards at least so steeply behind its last figure


def knee_frame(figures: Figures) -> Frame:
    """Flexion axis frame in the shaft frame: first axis lateral, second front, third up."""
    tilt, turn = (
        np.radians(figures["knee", "flexion axis", name]) for name in ("tilt", "turn")
    )
    lateral = np.array([1.0, np.tan(turn), np.tan(tilt)])
    lateral /= np.linalg.norm(lateral)
    up = np.array([0.0, 0.0, 1.0]) - lateral * lateral[2]
    up /= np.linalg.norm(up)
    origin = np.array([figures["knee", "flexion axis", axis] for axis in "xyz"])
    return Frame(origin, np.array([lateral, np.cross(up, lateral), up]))


def knee_field(figures: Figures) -> Field:
    """Lower end of the femur in the shaft frame, endless upwards."""
    frame = knee_frame(figures)
    medial, lateral = (_face(figures, f"{side} face") for side in ("medial", "lateral"))
    body = smooth_intersection(
        _rolling_surface(figures),
        lambda points: -points[:, 0] - medial(points),
        lambda points: points[:, 0] - lateral(points),
        blend=BORDER_BLEND,
    )
    whole = smooth_subtract(body, _notch(figures), blend=NOTCH_BLEND)
    return lambda points: whole(frame.inward(points))


def _rolling_surface(figures: Figures) -> Field:
    """Condyles and patellar surface as radii round the flexion axis (knee frame)."""
    half = figures["knee", "condyles", "half width"]
    columns = np.array(list(CONDYLE_COLUMNS.values())) * half
    radii = np.array(
        [
            [figures.get(("condyles", direction, column), np.nan) for direction in CONDYLE_DIRECTIONS]
            for column in CONDYLE_COLUMNS
        ]
    )
    radii = bridged(columns, radii)
    columns, radii = _rounded_off(columns, radii, half)
    sections = Sections(
        columns, np.zeros((len(columns), 2)), np.array(list(CONDYLE_DIRECTIONS.values())), radii
    )
    around = Frame(np.zeros(3), np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]]))
    return loft(around, sections, blur=2.5)


def _rounded_off(columns: Points, radii: Points, half: float) -> tuple[Points, Points]:
    """Let the radii fall on beyond the border columns, so that no ledge runs along them."""
    ends = [
        np.maximum(border - 0.6 * np.maximum(crest - border, 0.0) - 2.0, 8.0)
        for border, crest in ((radii[0], radii[2]), (radii[-1], radii[-3]))
    ]
    return np.concatenate(([-1.02 * half], columns, [1.02 * half])), np.vstack(
        (ends[0], radii, ends[1])
    )


def _face(figures: Figures, part: str) -> Field:
    """Distance of an outer face from the middle plane at (y, z) of the knee frame."""
    known = {
        (y, z): figures[part, row, column]
        for row, z in FACE_ROWS.items()
        for column, y in FACE_COLUMNS.items()
        if (part, row, column) in figures
    }
    spline = RBFInterpolator(
        np.array(list(known)), np.array(list(known.values())), kernel="thin_plate_spline", smoothing=2.0
    )
    grid = np.stack(np.meshgrid(np.arange(-60.0, 61.0, 2.0), np.arange(-60.0, 61.0, 2.0), indexing="ij"), -1)
    table = spline(np.clip(grid, (-24.0, -17.0), (8.0, 34.0)).reshape(-1, 2)).reshape(grid.shape[:2])
    return lambda points: map_coordinates(
        table, (points[:, 1:].T + 60.0) / 2.0, order=1, mode="nearest"
    )


def _notch(figures: Figures) -> Field:
    """The space between the condyles: below its roof, between its walls (knee frame)."""
    roof_at = np.array(list(NOTCH_ROOF.values()))
    roof = CubicSpline(roof_at, [figures["notch roof", place, "height"] for place in NOTCH_ROOF])
    slope_back, slope_front = float(roof(roof_at[0], 1)), float(roof(roof_at[-1], 1))
    place = np.array(list(NOTCH_WALLS.values()))
    walls = [
        RBFInterpolator(
            place,
            np.array([figures["notch wall", name, side] for name in NOTCH_WALLS]),
            kernel="thin_plate_spline", degree=1,
        )
        for side in ("medial wall", "lateral wall")
    ]
    grid = np.stack(np.meshgrid(np.arange(-60.0, 61.0, 2.0), np.arange(-60.0, 61.0, 2.0), indexing="ij"), -1)
    flat = np.clip(grid, (-22.0, -20.0), (8.0, 10.0)).reshape(-1, 2)
    tables = [np.clip(wall(flat), 4.0, 16.0).reshape(grid.shape[:2]) for wall in walls]

    def height(y: NDArray[np.float64]) -> NDArray[np.float64]:
        inside = np.clip(y, roof_at[0], roof_at[-1])
        beyond = np.minimum(y - roof_at[0], 0.0) * min(slope_back, BACK_SLOPE)
        return roof(inside) + beyond + np.maximum(y - roof_at[-1], 0.0) * min(slope_front, -2.0)

    def below_roof(points: Points) -> NDArray[np.float64]:
        return (points[:, 2] - height(points[:, 1])) * 0.6

    def wall(points: Points, side: int) -> NDArray[np.float64]:
        reach = map_coordinates(tables[side], (points[:, 1:].T + 60.0) / 2.0, order=1, mode="nearest")
        return (2 * side - 1) * points[:, 0] - reach

    return smooth_intersection(
        below_roof, lambda points: wall(points, 0), lambda points: wall(points, 1), blend=NOTCH_CORNER
    )
