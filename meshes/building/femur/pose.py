"""Bending the femur's reference shape: neck-shaft angle, anteversion, offset and length.

All shapes are kept in one reference pose, in which the neck lies in the plane of the shaft axis
and the posterior condylar line. Coordinates there ("shaft frame"): origin where the neck axis
crosses the shaft axis, z up the shaft, x lateral, y to the front, mm.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from meshes.building.fields import Points

TWIST_ENDS = (-330.0, -60.0)  # mm; torsion is spread over the shaft below the lesser trochanter
STRETCH_ENDS = (-320.0, -70.0)
# The bend is spread over the neck's root, read along a line that leaves both trochanters behind.
NECK_ROOT = (10.0, 29.0)  # mm from the shaft axis
ROOT_LINE = np.array([-np.cos(np.radians(28.0)), 0.0, np.sin(np.radians(28.0))])


@dataclass(frozen=True, slots=True)
class FemurPose:
    """Dimensions that bend the bone; degrees and mm. `length`: head's centre to the condyles."""

    neck_shaft_angle: float
    anteversion: float
    offset: float
    length: float

    @property
    def neck_direction(self) -> Points:
        """From the shaft axis to the head before the twist, in the shaft frame."""
        angle = np.radians(self.neck_shaft_angle)
        return np.array([-np.sin(angle), 0.0, -np.cos(angle)])

    @property
    def neck_length(self) -> float:
        """From the shaft axis to the head's centre along the neck axis, mm."""
        return float(self.offset / np.sin(np.radians(self.neck_shaft_angle)))


REFERENCE = FemurPose(neck_shaft_angle=125.0, anteversion=0.0, offset=43.0, length=433.0)


def to_reference(points: Points, pose: FemurPose) -> Points:
    """Carry points (n, 3) of a bone in `pose` to the reference shape (shaft frame, mm)."""
    straight = _unstretch(np.asarray(points, dtype=float), pose)
    return _unbend(_untwist(straight, pose), pose)


def from_reference(points: Points, pose: FemurPose) -> Points:
    """The inverse of `to_reference`, by iteration to better than 0.001 mm."""
    target = np.atleast_2d(np.asarray(points, dtype=float))
    found = target.copy()
    for _ in range(60):
        found += target - to_reference(found, pose)
    return found


def smooth_step(values: Points, start: float, end: float) -> Points:
    """0 at `start`, 1 at `end`, with level ends."""
    u = np.clip((values - start) / (end - start), 0.0, 1.0)
    return u * u * (3.0 - 2.0 * u)


def _unstretch(points: Points, pose: FemurPose) -> Points:
    rise = pose.neck_length * pose.neck_direction[2]
    reference_rise = REFERENCE.neck_length * REFERENCE.neck_direction[2]
    extra = (pose.length - rise) - (REFERENCE.length - reference_rise)
    moved = points.copy()
    moved[:, 2] += extra * (1.0 - smooth_step(points[:, 2], *STRETCH_ENDS))
    return moved


def _untwist(points: Points, pose: FemurPose) -> Points:
    share = np.clip((points[:, 2] - TWIST_ENDS[0]) / (TWIST_ENDS[1] - TWIST_ENDS[0]), 0.0, 1.0)
    return _turned(points, np.radians(pose.anteversion) * share, 0, 1)


def _unbend(points: Points, pose: FemurPose) -> Points:
    """Shift along the neck and turn about the crossing, both fading out at the neck's root."""
    neck = pose.neck_direction
    longer = pose.neck_length - REFERENCE.neck_length
    share = smooth_step(points @ ROOT_LINE, *NECK_ROOT)
    shifted = points - longer * share[:, None] * neck
    angle = np.radians(pose.neck_shaft_angle - REFERENCE.neck_shaft_angle)
    return _turned(shifted, angle * smooth_step(shifted @ ROOT_LINE, *NECK_ROOT), 0, 2)


def _turned(points: Points, angle: Points, first: int, second: int) -> Points:
    cosine, sine = np.cos(angle), np.sin(angle)
    moved = points.copy()
    moved[:, first] = cosine * points[:, first] - sine * points[:, second]
    moved[:, second] = sine * points[:, first] + cosine * points[:, second]
    return moved
