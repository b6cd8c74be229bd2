"""Diaphragm: a double dome hung from the lower ribs, with arcuate ligaments and crura."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline

from meshes.building.fields import (
    Distances,
    Field,
    Points,
    capsule,
    grown,
    smooth_subtract,
    smooth_union,
)
from meshes.building.muscles.course import Course
from meshes.building.muscles.fibres import streaks, tendon_share
from meshes.building.muscles.room import carved
from meshes.building.near_field import near_box
from meshes.building.solid import Solid
from meshes.building.surroundings.sheet import Sheet
from meshes.building.surroundings.table import figures_of, stops_of

ROUND, DOME, WALL = 700, 110, 45  # samples round the edge, over the dome, down the wall
SPACING = 1.6  # mm, see `Sheet`
MARGIN = 8.0  # mm of box round the sheet
REACH = 16.0  # mm round a crus within which its field is worked out
CARVED_WITHIN = 6.0  # mm from the sheet
MUSCLE_REACH = 5.0  # mm, the same of a muscle
THROUGH = 26.0  # mm that an opening is drilled each way
TENDON = (0.52, 0.64)  # share of the way from the edge to the middle over which muscle ends
MUSCLES = ("psoas_major_right", "psoas_minor_right")
BONES = (
    *("t12_vertebra", "l1_vertebra", "l2_vertebra", "l3_vertebra"),
    *("t12_l1_disc", "l1_l2_disc", "l2_l3_disc"),
)


@dataclass(frozen=True, slots=True)
class Dome:
    """The sheet with its crura.

    Attributes:
        sheet: from the edge (first row) to the middle of the central tendon (last row).
        crura: centre lines with elliptic sections, right and left.
    """

    sheet: Sheet
    crura: tuple[Course, Course]


def read_dome(solids: Mapping[str, Solid]) -> Dome:
    """The sheet through the places of the table; the left half mirrors the right's edge.

    Raises:
        meshes.errors.MeshError: the table is damaged.
    """
    figures = figures_of("diaphragm")
    turn = np.linspace(0.0, 2.0 * np.pi, ROUND, endpoint=False)
    edge, wall = _rings(
        stops_of("diaphragm_edge", solids).places, stops_of("diaphragm_wall", solids).places, turn
    )
    middle = stops_of("diaphragm_middle", solids).places[0]
    down = np.linspace(0.0, 1.0, WALL, endpoint=False)[:, None, None]
    skirt = edge + down * (wall - edge)
    over = np.radians(np.linspace(90.0, 0.5, DOME))[:, None]
    share = np.sin(over)[:, :, None] ** figures["squareness across"]
    flat = middle[:2] + share * (wall[:, :2] - middle[:2])
    lift = np.cos(over) ** figures["squareness up"]
    height = wall[:, 2] + lift * (middle[2] + _domes(flat, figures) - wall[:, 2])
    roof = np.concatenate([flat, height[:, :, None]], axis=2)
    places = np.concatenate([skirt, roof])
    crura = (_crus("right_crus", solids), _crus("left_crus", solids))
    return Dome(Sheet(places, figures["thickness"], SPACING, closed=True), crura)


def _rings(
    edge: NDArray[np.float64], wall: NDArray[np.float64], turn: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Closed curves from the front midline round the right and back over the left.

    Places of the same row come to lie at the same turn, so that each stands above the other.
    """
    rings = [np.vstack([half, half[-2:0:-1] * (-1.0, 1.0, 1.0), half[:1]]) for half in (edge, wall)]
    steps = [np.linalg.norm(np.diff(ring, axis=0), axis=1) for ring in rings]
    share = np.mean([step / step.sum() for step in steps], axis=0)
    at = 2.0 * np.pi * np.concatenate([[0.0], np.cumsum(share)])
    at[-1] = 2.0 * np.pi
    first, second = (CubicSpline(at, ring, bc_type="periodic")(turn) for ring in rings)
    return first, second


def _domes(flat: NDArray[np.float64], figures: Mapping[str, float]) -> NDArray[np.float64]:
    """Height of the two domes above the central tendon at (..., 2) places, mm."""
    height = np.zeros(flat.shape[:-1])
    for side, sign in (("right", 1.0), ("left", -1.0)):
        aside = flat[..., 0] - sign * figures[f"dome to the {side}"]
        front = flat[..., 1] - figures["dome to the front"]
        away = np.hypot(aside, front) / figures["breadth of a dome"]
        height += figures[f"top of the {side} dome"] * np.exp(-0.5 * away**2)
    return height


def _crus(part: str, solids: Mapping[str, Solid]) -> Course:
    stops = stops_of(part, solids)
    return Course(stops.places, stops.figures, stops.figures / figures_of("crus")["width by depth"])


def diaphragm(solids: Mapping[str, Solid]) -> Solid:
    """The diaphragm in body space, clear of the spine and of psoas major.

    Raises:
        meshes.errors.MeshError: the table is damaged.
    """
    figures = figures_of("diaphragm")
    dome = read_dome(solids)
    crura = [_near(course) for course in dome.crura]
    whole = smooth_union(dome.sheet.field, *crura, blend=figures["blend of the crura"])
    _, caval, oesophageal = stops_of("diaphragm_middle", solids).places
    up, front = np.array([0.0, 0.0, THROUGH]), np.array([0.0, THROUGH, 0.35 * THROUGH])
    holes = (
        capsule(caval - up, caval + up, figures["caval opening radius"]),
        capsule(oesophageal - front, oesophageal + front, figures["oesophageal opening radius"]),
    )
    for hole in holes:
        whole = smooth_subtract(whole, hole, blend=2.0)
    rights = [solids[key] for key in MUSCLES]
    both = [*rights, *(muscle.mirrored() for muscle in rights)]
    muscles = [grown(near_box(m.field, m.lower, m.upper, MUSCLE_REACH), 1.0) for m in both]
    field = _where_near(whole, carved(whole, [solids[key] for key in BONES], muscles))
    corners = np.vstack([dome.sheet.places.reshape(-1, 3), *(c.line for c in dome.crura)])
    landmarks = {
        "right_dome": _top(dome.sheet, 1.0),
        "left_dome": _top(dome.sheet, -1.0),
        "right_crus": dome.crura[0].line[-1],
        "left_crus": dome.crura[1].line[-1],
    }
    return Solid(field, corners.min(axis=0) - MARGIN, corners.max(axis=0) + MARGIN, landmarks)


def _where_near(whole: Field, exact: Field) -> Field:
    """`exact` close to the sheet only: what stands far off cannot cut it, and costs time."""

    def distance(points: Points) -> Distances:
        values = whole(points)
        near = values < CARVED_WITHIN
        values[near] = exact(points[near])
        return values

    return distance


def _near(course: Course) -> Field:
    widest = float(course.widths.max()) + 2.0
    lower, upper = course.line.min(axis=0) - widest, course.line.max(axis=0) + widest
    return near_box(course.tube, lower, upper, REACH)


def _top(sheet: Sheet, sign: float) -> NDArray[np.float64]:
    """The highest place of the right (1) or left (-1) half."""
    places = sheet.places.reshape(-1, 3)
    half = places[sign * places[:, 0] > 20.0]
    return np.asarray(half[int(half[:, 2].argmax())])


def fibre_attributes(
    vertices: NDArray[np.float64], solids: Mapping[str, Solid]
) -> dict[str, NDArray[np.float64]]:
    """`fibre` and `tendon` for each vertex (n, 3), 0 to 1: fibres run to the central tendon."""
    sheet = read_dome(solids).sheet
    _, nearest = sheet.nearest(vertices)
    row, column = np.divmod(nearest, ROUND)
    fibre = streaks(2.0 * np.pi * column / ROUND, row / (WALL + DOME))
    inward = np.clip((row - WALL) / DOME, 0.0, 1.0)
    return {"fibre": fibre, "tendon": tendon_share(inward, fibre, *TENDON)}
