"""Spaces of the pelvic joints: how far the bones of each stand apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh
from meshes.measures.record import Finding, line

Floats = NDArray[np.float64]
AURICULAR_REACH = 22.0  # mm round the middle of the sacro-iliac joint
FACING = -0.8  # greatest cosine between the normals of two faces of one joint
BRIM = 3.0  # mm round the symphysis' middle over which its gap is averaged
WEIGHT_BEARING = 60.0  # degrees off the vertical: the socket's roof
DEEPEST = 12.0  # mm; nothing farther belongs to a joint


def hip_joint_space(key: str, bone: SurfaceMesh, head: Floats, radius: float) -> Finding:
    """Space between the socket's roof and the head's sphere, the mean of what faces the head."""
    points, normals = bone.vertices.astype(np.float64), bone.normals.astype(np.float64)
    away = points - head
    distance = np.linalg.norm(away, axis=1)
    outwards = away / np.maximum(distance, 1e-9)[:, None]
    facing = np.einsum("ij,ij->i", outwards, normals) < FACING
    roof = outwards[:, 2] > np.cos(np.radians(WEIGHT_BEARING))
    part = facing & roof & (distance < radius + DEEPEST)
    top = outwards[part][np.argmax(outwards[part][:, 2])]
    space = float((distance[part] - radius).mean())
    drawn = line(head + radius * top, head + (radius + space) * top)
    return Finding(key, "hip joint space", "mm", space, (drawn,))


def sacroiliac_space(key: str, bone: SurfaceMesh, sacrum: SurfaceMesh) -> Finding:
    """Space between the two auricular surfaces, the median over the sacral one."""
    middle = sacrum.landmarks["sacroiliac_joint_right"]
    sacral, sacral_normals = _around(sacrum, middle, AURICULAR_REACH)
    iliac, iliac_normals = _around(bone, middle, AURICULAR_REACH + DEEPEST)
    between = iliac[None] - sacral[:, None]
    facing = sacral_normals @ iliac_normals.T < FACING
    distance = np.where(facing, np.linalg.norm(between, axis=2), np.inf)
    nearest = np.argmin(distance, axis=1)
    row = np.arange(len(sacral))
    part = distance[row, nearest] < DEEPEST
    # The nearest corner of the other mesh lies aside; what counts is how far off its face is.
    gap = np.einsum("ij,ij->i", between[row, nearest], -iliac_normals[nearest])[part]
    space = float(np.median(gap))
    at = np.flatnonzero(part)[np.argmin(np.linalg.norm(sacral[part] - middle, axis=1))]
    drawn = line(sacral[at], sacral[at] - space * iliac_normals[nearest[at]])
    return Finding(key, "sacro-iliac joint space", "mm", space, (drawn,))


def _around(mesh: SurfaceMesh, middle: Floats, reach: float) -> tuple[Floats, Floats]:
    points = mesh.vertices.astype(np.float64)
    near = np.linalg.norm(points - middle, axis=1) < reach
    return points[near], mesh.normals[near].astype(np.float64)


def symphysis_gap(bone: SurfaceMesh) -> Finding:
    """Space between the pubic bones at the middle of the symphysis."""
    points = bone.vertices.astype(np.float64)
    middle = bone.landmarks["symphysis"]
    face = points[np.linalg.norm((points - middle)[:, 1:], axis=1) < BRIM]
    right = face[face[:, 0] < face[:, 0].min() + BRIM]
    side = np.array([right[:, 0].mean(), *middle[1:]])
    drawn = line(side * (-1.0, 1.0, 1.0), side)
    return Finding("pubic_symphysis", "symphysis gap", "mm", 2.0 * float(side[0]), (drawn,))
