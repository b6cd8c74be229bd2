"""The lower end of the femur: condyles, patellar surface, epicondyles."""

from __future__ import annotations

import numpy as np

from meshes.building.femur.loft import Frame, Sections, bridged, loft
from meshes.building.femur.notch import notch_field
from meshes.building.femur.places import (
    CONDYLE_COLUMNS,
    CONDYLE_DIRECTIONS,
    FACE_COLUMNS,
    FACE_ROWS,
)
from meshes.building.femur.sheet import sheet
from meshes.building.femur.table import Figures, figure
from meshes.building.fields import Field, Points, smooth_intersection, smooth_subtract

BORDER_BLEND = 8.0  # mm; rounding between the rolling surface and the outer faces
NOTCH_BLEND = 4.0
END_COLUMN = 1.02  # share of the half width where the rolling surface ends
END_FALL = 0.6  # share of the fall from crest to border that goes on beyond the border
AROUND = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])  # up, front, lateral


def knee_frame(figures: Figures) -> Frame:
    """Flexion axis frame in the shaft frame: first axis lateral, second front, third up."""
    tilt, turn = (
        np.radians(figure(figures, "knee", "flexion axis", name)) for name in ("tilt", "turn")
    )
    lateral = np.array([1.0, np.tan(turn), np.tan(tilt)])
    lateral /= np.linalg.norm(lateral)
    up = np.array([0.0, 0.0, 1.0]) - lateral * lateral[2]
    up /= np.linalg.norm(up)
    origin = np.array([figure(figures, "knee", "flexion axis", axis) for axis in "xyz"])
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
    whole = smooth_subtract(body, notch_field(figures), blend=NOTCH_BLEND)
    return lambda points: whole(frame.inward(points))


def _rolling_surface(figures: Figures) -> Field:
    """Condyles and patellar surface as radii round the flexion axis (knee frame)."""
    half = figure(figures, "knee", "condyles", "half width")
    columns = np.array(list(CONDYLE_COLUMNS.values()))
    radii = np.array(
        [
            [figures.get(("condyles", way, column), np.nan) for way in CONDYLE_DIRECTIONS]
            for column in CONDYLE_COLUMNS
        ]
    )
    radii = _rounded_off(bridged(columns, radii))
    levels = half * np.concatenate(([-END_COLUMN], columns, [END_COLUMN]))
    angles = np.array(list(CONDYLE_DIRECTIONS.values()))
    sections = Sections(levels, np.zeros((len(levels), 2)), angles, radii)
    return loft(Frame(np.zeros(3), AROUND), sections, blur=2.5)


def _rounded_off(radii: Points) -> Points:
    """Let the radii fall on beyond the border columns, so that no ledge runs along them."""
    ends = [
        np.maximum(border - END_FALL * np.maximum(crest - border, 0.0) - 2.0, 8.0)
        for border, crest in ((radii[0], radii[2]), (radii[-1], radii[-3]))
    ]
    return np.vstack((ends[0], radii, ends[1]))


def _face(figures: Figures, part: str) -> Field:
    """Distance of an outer face from the middle plane at (y, z) of the knee frame."""
    known = {
        (y, z): figures[part, row, column]
        for row, z in FACE_ROWS.items()
        for column, y in FACE_COLUMNS.items()
        if (part, row, column) in figures
    }
    across, front, up = (
        figure(figures, part.replace("face", "epicondyle"), "most prominent", axis)
        for axis in "xyz"
    )
    known[front, up] = abs(across)
    lower, upper = np.array([-24.0, -17.0]), np.array([8.0, 34.0])
    return sheet(np.array(list(known)), np.array(list(known.values())), lower, upper)
