"""The opening of the hip socket: which way its rim faces."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh
from meshes.measures.record import Finding, line

Floats = NDArray[np.float64]
ON_SPHERE = 1.2  # mm off the fitted sphere within which the surface belongs to the socket
FACING = -0.8  # greatest cosine of such a surface's normal with the way out from the centre
SECTORS = 48  # round the opening, one rim point each
NOTCH = 120.0  # degrees round the lowest point in which the rim is missing


def socket_opening(key: str, bone: SurfaceMesh, centre: Floats, radius: float) -> list[Finding]:
    """Anteversion and inclination of the rim's plane against the anterior pelvic plane.

    Anatomical angles (Murray 1993): anteversion between the opening's axis, seen from above, and
    the way straight to the side; inclination between the axis and the upright body axis.

    Args:
        key: of the right hip bone.
        bone: the right hip bone.
        centre: (3,) of the socket's sphere, mm.
        radius: of it, mm.
    """
    rim = _rim(bone, centre, radius)
    middle = rim.mean(axis=0)
    axis = np.linalg.svd(rim - middle)[2][2]
    axis *= np.sign(axis[0])
    version = float(np.degrees(np.arctan2(axis[1], axis[0])))
    inclination = float(np.degrees(np.arccos(-axis[2])))
    out = line(middle, middle + 40.0 * axis)
    aside = line(middle, middle + 40.0 * np.array([1.0, 0.0, 0.0]))
    down = line(middle, middle - 40.0 * np.array([0.0, 0.0, 1.0]))
    return [
        Finding(key, "acetabular anteversion", "deg", version, (out, aside)),
        Finding(key, "acetabular inclination", "deg", inclination, (out, down)),
    ]


def _rim(bone: SurfaceMesh, centre: Floats, radius: float) -> Floats:
    """The outermost points (n, 3) of the spherical surface all round, the notch left out."""
    points, normals = bone.vertices.astype(np.float64), bone.normals.astype(np.float64)
    away = points - centre
    distance = np.linalg.norm(away, axis=1)
    facing = np.einsum("ij,ij->i", away, normals) / np.maximum(distance, 1e-9) < FACING
    socket = away[facing & (np.abs(distance - radius) < ON_SPHERE)]
    opening = -socket.mean(axis=0) / np.linalg.norm(socket.mean(axis=0))
    first = np.cross(opening, [0.0, 1.0, 0.0])
    first /= np.linalg.norm(first)
    second = np.cross(opening, first)
    turn = np.degrees(np.arctan2(socket @ second, socket @ first)) % 360.0
    lowest = np.degrees(np.arctan2(-second[2], -first[2])) % 360.0
    height = socket @ opening
    rim = []
    for start in np.arange(0.0, 360.0, 360.0 / SECTORS):
        aside = abs((start - lowest + 180.0) % 360.0 - 180.0)
        sector = (turn >= start) & (turn < start + 360.0 / SECTORS)
        if aside > 0.5 * NOTCH and sector.any():
            rim.append(socket[sector][np.argmax(height[sector])])
    return np.asarray(centre + np.array(rim))
