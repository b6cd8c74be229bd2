"""Works out the muscles' shapes every few degrees of hip flexion; `python -m meshes` does it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh
from meshes.motion.joints import Pose
from meshes.motion.moving_muscles import (
    FIXED_BONES,
    iliacus,
    psoas_major,
    psoas_minor,
)
from meshes.motion.muscle_paths import MusclePath, read_paths
from meshes.motion.obstacles import DistanceGrid, Obstacle, beside, carried, vertex_normals
from meshes.motion.relaxation import Muscle, Relaxation
from meshes.motion.shapes import ANGLES, Shapes
from meshes.motion.skeleton import Skeleton

Floats = NDArray[np.float64]
Meshes = Mapping[str, SurfaceMesh]
Posed = Mapping[float, Floats]
"""Hip flexion in degrees -> vertices (v, 3)."""

JOINT = "hip_flexion_right"
ROOM = 25.0  # mm round a muscle within which it may meet a bone
FEMUR_LENGTH = 140.0  # mm below the hip centre down to which a muscle may meet the femur
MAKERS: Mapping[str, Callable[[Meshes], Muscle]] = {
    "psoas_major_right": psoas_major,
    "iliacus_right": iliacus,
    "psoas_minor_right": psoas_minor,
}


def bake(meshes: Meshes, progress: Callable[[str], None] = lambda _key: None) -> dict[str, Shapes]:
    """Key of each right-sided muscle -> its shapes at `ANGLES`.

    Args:
        meshes: in standing.
        progress: told the key of each muscle when it is done.

    Raises:
        meshes.errors.MeshError: a table or a mesh that the muscles rest on is at fault.
    """
    found, psoas = {}, None
    for key in MAKERS:
        posed = pose_muscle(meshes, key, ANGLES, psoas)
        psoas = posed if key == "psoas_major_right" else psoas
        found[key] = _packed(meshes[key], posed)
        progress(key)
    return found


def pose_muscle(
    meshes: Meshes, key: str, angles: Iterable[float], psoas: Posed | None = None
) -> dict[float, Floats]:
    """Vertices of one right-sided muscle at some angles of hip flexion, worked out from 0 outwards.

    Args:
        meshes: in standing.
        key: of the muscle.
        angles: degrees, 0 among them.
        psoas: shapes of the psoas major, which the others make room for.
    """
    muscle, skeleton = MAKERS[key](meshes), Skeleton.of(meshes)
    obstacles = _bones(meshes, muscle)
    path, ordered = read_paths(meshes)[key], sorted(angles)
    standing = path.length(skeleton.transforms(Pose()))
    found: dict[float, Floats] = {}
    for leg in ([a for a in ordered if a >= 0.0], [a for a in reversed(ordered) if a < 0.0]):
        relaxation = Relaxation(muscle)
        for angle in leg:
            shorter = standing - _length(path, skeleton, angle)
            femur = skeleton.femur(Pose.of({JOINT: angle}), "right")
            others = [] if psoas is None else [_beside_psoas(meshes, psoas[angle])]
            bones = [obstacles[0], carried(obstacles[1], femur)]
            found[angle] = relaxation.step(femur, shorter, [*bones, *others])
    return found


def _length(path: MusclePath, skeleton: Skeleton, angle: float) -> float:
    return path.length(skeleton.transforms(Pose.of({JOINT: angle})))


def _bones(meshes: Meshes, muscle: Muscle) -> tuple[Obstacle, Obstacle]:
    """Spine and pelvis, and the femur in standing."""
    vertices = muscle.mesh.vertices.astype(np.float64)
    lower, upper = vertices.min(axis=0) - ROOM, vertices.max(axis=0) + ROOM
    femur = meshes["femur_right"].vertices.astype(np.float64)
    top = femur.max(axis=0) + ROOM
    bottom = np.maximum(femur.min(axis=0) - ROOM, [-np.inf, -np.inf, -FEMUR_LENGTH])
    return (
        DistanceGrid([meshes[key] for key in FIXED_BONES], lower, upper),
        DistanceGrid([meshes["femur_right"]], bottom, top),
    )


def _beside_psoas(meshes: Meshes, vertices: Floats) -> Obstacle:
    return beside(vertices, meshes["psoas_major_right"].faces)


def _packed(mesh: SurfaceMesh, posed: Posed) -> Shapes:
    rest = mesh.vertices.astype(np.float64)
    at_rest = vertex_normals(rest, mesh.faces)
    offsets, normals = [], []
    for angle in ANGLES:
        offsets.append(posed[angle] - posed[0.0])
        turned = vertex_normals(rest + offsets[-1], mesh.faces) - at_rest
        normals.append(mesh.normals + turned)
    return Shapes.packed(np.stack(offsets), _unit(np.stack(normals)))


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=-1, keepdims=True))


def course_lengths(meshes: Meshes, key: str, posed: Sequence[Floats]) -> list[float]:
    """Length of a muscle's own course, through the middles of its sections, in some shapes, mm."""
    muscle = MAKERS[key](meshes)
    return [muscle.course_length(vertices) for vertices in posed]
