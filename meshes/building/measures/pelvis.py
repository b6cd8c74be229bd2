"""The pelvis: distances between named places, its inlet, and how it carries the spine.

Angles to the vertical hold for the standing pose of body space, both ASIS and the pubic tubercles
in one upright plane.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshes.building.measures.vertebra import RIGHT, Plate
from meshes.library import SurfaceMesh
from meshes.measures.fitting import angle_between, sphere_on
from meshes.measures.record import Finding, line
from meshes.measures.volume import volume

Floats = NDArray[np.float64]
STRUCTURE = "pelvis"
UP = np.array([0.0, 0.0, 1.0])
SOCKET_RADIUS = 25.0  # mm, where the fit begins
SPINE_REACH = 8.0  # mm round a landmark within which its foremost point is sought
NEAR_MIDLINE = 12.0  # mm: the part of the pubis that bounds the inlet in front

PAIRS = {
    "inter-ASIS distance": "asis",
    "inter-AIIS distance": "aiis",
    "inter-PSIS distance": "psis",
    "inter-pubic-tubercle distance": "pubic_tubercle",
    "inter-ischial-spine distance": "ischial_spine",
}
OUTWARDS = {  # the direction in which a pointed spine sticks out, right side
    "asis": (0.0, 1.0, 0.0),
    "psis": (0.0, -1.0, 0.0),
    "ischial_spine": (-1.0, 0.0, 0.0),
}


@dataclass(frozen=True, slots=True)
class Pelvis:
    """Right hip bone and its mirror image, with the S1 end plate between them."""

    bone: SurfaceMesh
    s1: Plate
    hip_centre: Floats
    socket_radius: float

    @classmethod
    def of(cls, bone: SurfaceMesh, s1: Plate) -> Pelvis:
        """Fit the socket of a right hip bone.

        Args:
            bone: right hip bone with its landmarks.
            s1: upper end plate of the sacrum.
        """
        centre, radius = sphere_on(bone, bone.landmarks["acetabulum"], SOCKET_RADIUS, hollow=True)
        return cls(bone, s1, centre, radius)

    def place(self, name: str) -> Floats:
        """A landmark (3,); of a pointed spine, the point nearby that sticks out furthest."""
        if name not in OUTWARDS:
            return np.asarray(self.bone.landmarks[name], np.float64)
        points = self.bone.vertices.astype(np.float64)
        near = points[np.linalg.norm(points - self.bone.landmarks[name], axis=1) < SPINE_REACH]
        return np.asarray(near[np.argmax(near @ np.array(OUTWARDS[name]))])


def measure_pelvis(pelvis: Pelvis) -> list[Finding]:
    """All measures of the pelvis as a whole."""
    return [*_breadths(pelvis), *_depths(pelvis), _conjugate(pelvis), *_balance(pelvis)]


def measure_hip_bone(key: str, pelvis: Pelvis) -> list[Finding]:
    """Measures of one hip bone, the right one."""
    start, end = farthest(pelvis.bone.vertices.astype(np.float64))
    socket = np.array([0.0, 0.0, pelvis.socket_radius])
    across = line(pelvis.hip_centre - socket, pelvis.hip_centre + socket)
    length = float(np.linalg.norm(end - start))
    return [
        Finding(key, "volume", "cm3", volume(pelvis.bone)),
        Finding(key, "hip bone height (greatest length)", "mm", length, (line(start, end),)),
        Finding(key, "acetabular sphere diameter", "mm", 2.0 * pelvis.socket_radius, (across,)),
    ]


def _breadths(pelvis: Pelvis) -> list[Finding]:
    points = pelvis.bone.vertices.astype(np.float64)
    ends = {name: pelvis.place(landmark) for name, landmark in PAIRS.items()}
    ends["inter-hip-centre distance"] = pelvis.hip_centre
    ends["bi-iliac width"] = points[np.argmax(points[:, 0])]
    return [_across(name, end) for name, end in ends.items()]


def _across(name: str, right: Floats) -> Finding:
    """The distance between a point of the right side and its mirror image."""
    left = right * (-1.0, 1.0, 1.0)
    return Finding(STRUCTURE, name, "mm", 2.0 * float(right[0]), (line(left, right),))


def _depths(pelvis: Pelvis) -> list[Finding]:
    asis, psis, tubercle = (_midway(pelvis.place(n)) for n in ("asis", "psis", "pubic_tubercle"))
    return [
        _between("anterior pelvic plane height", tubercle, asis),
        _between("ASIS midpoint to PSIS midpoint (pelvic depth)", psis, asis),
    ]


def _midway(right: Floats) -> Floats:
    return right * (0.0, 1.0, 1.0)


def _between(name: str, start: Floats, end: Floats) -> Finding:
    length = float(np.linalg.norm(end - start))
    return Finding(STRUCTURE, name, "mm", length, (line(start, end),))


def _conjugate(pelvis: Pelvis) -> Finding:
    """From the promontory to the nearest point behind the pubic bones."""
    points = pelvis.bone.vertices.astype(np.float64)
    pubis = points[(points[:, 0] < NEAR_MIDLINE) & (points[:, 1] > 0.0)]
    promontory = pelvis.s1.front
    nearest = pubis[np.argmin(np.linalg.norm(pubis - promontory, axis=1))]
    return _between("conjugata vera", promontory, _midway(nearest))


def _balance(pelvis: Pelvis) -> list[Finding]:
    """Incidence, slope and tilt (Legaye 1998)."""
    plate, axis = pelvis.s1, _midway(pelvis.hip_centre)
    normal = np.cross(plate.forward, RIGHT)
    to_plate = plate.middle - axis
    tilt = float(np.degrees(np.arctan2(-to_plate[1], to_plate[2])))
    square = line(plate.middle, plate.middle + 60.0 * normal)
    stalk, plumb = line(axis, plate.middle), line(axis, axis + 100.0 * UP)
    level = line(plate.back, plate.back + np.linalg.norm(plate.front - plate.back) * _FRONT)
    end_plate = line(plate.back, plate.front)
    incidence = angle_between(normal, -to_plate)
    return [
        Finding(STRUCTURE, "pelvic incidence", "deg", incidence, (stalk, square)),
        Finding(STRUCTURE, "sacral slope", "deg", -plate.lean, (end_plate, level)),
        Finding(STRUCTURE, "pelvic tilt", "deg", tilt, (stalk, plumb)),
    ]


_FRONT = np.array([0.0, 1.0, 0.0])


def farthest(points: Floats, kept: int = 400) -> tuple[Floats, Floats]:
    """The two points (3,) of a long shape that lie furthest apart.

    Args:
        points: (n, 3) mm.
        kept: how many points nearest to each end are compared.
    """
    middle = points.mean(axis=0)
    axis = np.linalg.svd(points[::7] - middle, full_matrices=False)[2][0]
    order = np.argsort((points - middle) @ axis)
    low, high = points[order[:kept]], points[order[-kept:]]
    apart = np.linalg.norm(low[:, None] - high[None], axis=2)
    i, j = np.unravel_index(np.argmax(apart), apart.shape)
    return low[i], high[j]
