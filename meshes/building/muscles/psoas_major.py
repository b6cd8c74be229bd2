"""Psoas major: slips from discs and transverse processes that merge into a belly and a tendon.

Origins and fascicles follow Bogduk, Pearcy and Hadfield (1992): at each level the disc with the
adjoining rims, and the front of the transverse process; none from the L5-S1 disc.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from meshes.building.fields import Field, capsule, smooth_union
from meshes.building.muscles.course import Course, read_course
from meshes.building.muscles.fibres import streaks, tendon_share
from meshes.building.muscles.room import carved
from meshes.building.near_field import near_box
from meshes.building.solid import Solid

BONES = (
    *("t12_vertebra", "l1_vertebra", "l2_vertebra", "l3_vertebra", "l4_vertebra", "l5_vertebra"),
    *("t12_l1_disc", "l1_l2_disc", "l2_l3_disc", "l3_l4_disc", "l4_l5_disc", "l5_s1_disc"),
    *("sacrum", "hip_bone_right", "femur_right"),
)
LEVELS = ("t12", "l1", "l2", "l3", "l4", "l5")
SLIP_REACH = 44.0  # mm down the belly at which a slip has merged
SLIP_RADII = (5.5, 8.5)  # mm at the bone and in the belly
SLIP_BLEND = 9.0  # mm
PROCESS_SHARE = 0.45  # of the way from the root to the tip, where the slip of a process is centred
MARGIN = 14.0  # mm of box round the muscle
TENDON = (0.72, 0.86)  # share of the course over which the belly becomes tendon


def psoas_major_right(solids: Mapping[str, Solid]) -> Solid:
    """The right psoas major on the project's own bones, in body space.

    Raises:
        meshes.errors.MeshError: the table is damaged or out of range.
    """
    course = read_course("psoas_major", solids)
    slips = [*_disc_slips(solids, course), *_process_slips(solids, course)]
    whole = smooth_union(course.tube, *slips, blend=SLIP_BLEND)
    lower, upper = course.line.min(axis=0) - MARGIN, course.line.max(axis=0) + MARGIN
    lower[0] -= MARGIN
    lower[1] -= MARGIN
    landmarks = {"origin": course.places[0], "insertion": course.places[-1]}
    field = carved(whole, [solids[key] for key in BONES])
    return Solid(field, lower, upper, landmarks)


def _disc_slips(solids: Mapping[str, Solid], course: Course) -> list[Field]:
    slips = []
    for above, below in pairwise(LEVELS):
        rims = [
            solids[f"{above}_vertebra"].landmarks["inferior_end_plate_right"],
            solids[f"{below}_vertebra"].landmarks["superior_end_plate_right"],
        ]
        slips.append(_slip(np.mean(rims, axis=0), course))
    return slips


def _process_slips(solids: Mapping[str, Solid], course: Course) -> list[Field]:
    slips = []
    for level in LEVELS[1:]:
        landmarks = solids[f"{level}_vertebra"].landmarks
        root, tip = (
            landmarks["transverse_process_root_right"],
            landmarks["transverse_process_right"],
        )
        front = np.array([0.0, SLIP_RADII[0], 0.0])
        slips.append(_slip(root + PROCESS_SHARE * (tip - root) + front, course))
    return slips


def _slip(origin: NDArray[np.float64], course: Course) -> Field:
    end = course.point_after(origin, SLIP_REACH)
    field = capsule(origin, end, *SLIP_RADII)
    ends = np.stack([origin, end])
    return near_box(field, ends.min(axis=0) - 9.0, ends.max(axis=0) + 9.0, 2.0 * SLIP_BLEND)


def fibre_attributes(
    vertices: NDArray[np.float64], solids: Mapping[str, Solid]
) -> dict[str, NDArray[np.float64]]:
    """`fibre` and `tendon` for each vertex (n, 3), 0 to 1."""
    course = read_course("psoas_major", solids)
    _, nearest = cKDTree(course.line).query(vertices)
    away = vertices - course.line[nearest]
    side, front, _ = (frame[nearest] for frame in course.frames)
    turn = np.arctan2(np.einsum("ij,ij->i", away, front), np.einsum("ij,ij->i", away, side))
    along = course.share[nearest]
    fibre = streaks(turn, along)
    return {"fibre": fibre, "tendon": tendon_share(along, fibre, *TENDON)}
