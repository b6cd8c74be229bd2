"""The fibrocartilage disc of the pubic symphysis, cast between the two hip bones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from meshes.building.fields import Distances, Field, Points, smooth_intersection, smooth_minimum
from meshes.building.solid import Solid
from meshes.errors import MeshError

HALF_GAP = 2.2  # mm from midplane to bone; the disc is 4 to 6 mm wide in adults
SECTION = 2.0  # mm inside the bones' faces, where the disc takes its outline from
BULGE = 0.5  # mm that the disc stands out between the bones
HOLD = 1.5  # mm that it reaches round the faces' rounded borders
HALF_BOX = np.array([10.0, 22.0, 32.0])  # mm
SEARCH = 1.0  # mm between the places of the midplane that are looked at
TOUCH = 0.05  # mm between disc and bone, so that neither enters the other
WIDEST_GAP = 6.0  # mm from bone to midplane; further apart there is no joint
ROUNDING = 1.5  # mm


def pubic_symphysis(hip_bone_right: Solid) -> Solid:
    """Return the disc between a right hip bone and its mirror image.

    Raises:
        MeshError: the hip bone has no landmark "symphysis", or does not come near the midplane
            there.
    """
    if "symphysis" not in hip_bone_right.landmarks:
        raise MeshError("The right hip bone has no landmark 'symphysis'; add it to hip_bone.py.")
    centre = np.asarray(hip_bone_right.landmarks["symphysis"]) * [0.0, 1.0, 1.0]
    gap = _nearest(hip_bone_right.field, centre)
    section = gap + SECTION

    def outline(points: Points) -> Distances:
        flat = np.column_stack([np.full(len(points), section), points[:, 1:]])
        return hip_bone_right.field(flat) - BULGE

    def clear_of_bone(points: Points) -> Distances:
        right = np.column_stack([np.abs(points[:, 0]), points[:, 1:]])
        return TOUCH - hip_bone_right.field(right)

    def width(points: Points) -> Distances:
        return np.abs(points[:, 0]) - gap - HOLD

    rounded = smooth_intersection(outline, width, blend=ROUNDING)
    disc = smooth_intersection(rounded, clear_of_bone, blend=0.6)
    return Solid(disc, centre - HALF_BOX, centre + HALF_BOX, {"symphysis": centre})


def parted_at_symphysis(hip_bone_right: Solid) -> Solid:
    """Return the right hip bone with its symphyseal face trimmed back to make room for the disc."""
    bone = hip_bone_right.field

    def field(points: Points) -> Distances:
        return -smooth_minimum(-bone(points), points[:, 0] - HALF_GAP, 0.6)

    return replace(hip_bone_right, field=field)


def _nearest(bone: Field, centre: Points) -> float:
    """The least distance from bone to midplane round `centre`, mm."""
    front = np.arange(-HALF_BOX[1], HALF_BOX[1], SEARCH)
    up = np.arange(-HALF_BOX[2], HALF_BOX[2], SEARCH)
    grid = np.stack(np.meshgrid([0.0], front, up, indexing="ij"), axis=-1).reshape(-1, 3)
    gap = float(bone(grid + centre).min())
    if not 0.0 < gap < WIDEST_GAP:
        raise MeshError(
            f"The hip bone comes to {gap:.1f} mm from the midplane at the symphysis; "
            f"place it so that this is above 0 and below {WIDEST_GAP:g}."
        )
    return gap
