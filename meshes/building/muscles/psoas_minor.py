"""Psoas minor: a short belly in front of psoas major with a long flat tendon to the pelvic brim."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from meshes.building.fields import Field
from meshes.building.muscles.course import read_course
from meshes.building.muscles.fibres import streaks, tendon_share
from meshes.building.muscles.psoas_major import BONES
from meshes.building.muscles.room import carved
from meshes.building.solid import Solid

MARGIN = 10.0  # mm of box round the muscle
TENDON = (0.36, 0.5)  # share of the course over which the belly becomes tendon


def psoas_minor_right(solids: Mapping[str, Solid], psoas_major: Field) -> Solid:
    """The right psoas minor in body space, in front of psoas major.

    Raises:
        meshes.errors.MeshError: the table is damaged or out of range.
    """
    course = read_course("psoas_minor", solids)
    field = carved(course.tube, [solids[key] for key in BONES], [psoas_major])
    lower, upper = course.line.min(axis=0) - MARGIN, course.line.max(axis=0) + MARGIN
    return Solid(field, lower, upper, {"origin": course.places[0], "insertion": course.places[-1]})


def fibre_attributes(
    vertices: NDArray[np.float64], solids: Mapping[str, Solid]
) -> dict[str, NDArray[np.float64]]:
    """`fibre` and `tendon` for each vertex (n, 3), 0 to 1."""
    course = read_course("psoas_minor", solids)
    _, nearest = cKDTree(course.line).query(vertices)
    away = vertices - course.line[nearest]
    side, front, _ = (frame[nearest] for frame in course.frames)
    turn = np.arctan2(np.einsum("ij,ij->i", away, front), np.einsum("ij,ij->i", away, side))
    along = course.share[nearest]
    fibre = streaks(turn, along)
    return {"fibre": fibre, "tendon": tendon_share(along, fibre, *TENDON)}
