"""One right-sided muscle through the range of the hip, each pose from the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from meshes.building.motion.moving_muscles import FIXED, iliacus, psoas_major, psoas_minor
from meshes.building.motion.obstacles import DistanceGrid, Obstacle, beside, carried
from meshes.building.motion.relaxation import Muscle, Relaxation
from meshes.library import SurfaceMesh
from meshes.motion.hip_bending import HipAngles
from meshes.motion.joints import Pose
from meshes.motion.muscle_paths import read_paths
from meshes.motion.skeleton import Skeleton

Floats = NDArray[np.float64]
Meshes = Mapping[str, SurfaceMesh]
Posed = Mapping[float, Floats]
"""Hip flexion in degrees -> vertices (v, 3)."""

ROOM = 25.0  # mm round a muscle within which it may meet a bone
FEMUR_LENGTH = 140.0  # mm below the hip centre down to which a muscle may meet the femur
MAKERS: Mapping[str, Callable[[Meshes], Muscle]] = {
    "psoas_major_right": psoas_major,
    "iliacus_right": iliacus,
    "psoas_minor_right": psoas_minor,
}


class HipRange:
    """What one muscle meets on its way.

    Args:
        meshes: in standing.
        key: of the muscle.
        psoas: shapes of the psoas major, which the other muscles make room for.
    """

    def __init__(self, meshes: Meshes, key: str, psoas: Posed | None = None) -> None:
        self._psoas = psoas
        self._muscle, self._skeleton = MAKERS[key](meshes), Skeleton.of(meshes)
        self._pelvis, self._femur = bones_round(meshes, self._muscle.mesh)
        self._psoas_faces = meshes["psoas_major_right"].faces
        self._path = read_paths(meshes)[key]

    def posed(self, flexions: Iterable[float]) -> dict[float, Floats]:
        """Vertices at some angles of flexion in degrees, 0 among them."""
        ordered = sorted(flexions)
        found: dict[float, Floats] = {}
        forward = [flexion for flexion in ordered if flexion >= 0.0]
        backward = [flexion for flexion in reversed(ordered) if flexion < 0.0]
        for leg in (forward, backward):
            relaxation = Relaxation(self._muscle)
            for flexion in leg:
                found[flexion] = self._next(relaxation, flexion)
        return found

    def _next(self, relaxation: Relaxation, flexion: float) -> Floats:
        pose = pose_of(HipAngles(flexion, 0.0, 0.0))
        femur = self._skeleton.femur(pose, "right")
        obstacles = [self._pelvis, carried(self._femur, femur)]
        if self._psoas is not None:
            obstacles.append(beside(self._psoas[flexion], self._psoas_faces))
        shorter = self._length(Pose()) - self._length(pose)
        return relaxation.step(femur, shorter, obstacles)

    def _length(self, pose: Pose) -> float:
        return self._path.length(self._skeleton.transforms(pose))


def pose_of(angles: HipAngles) -> Pose:
    """The pose of the right hip alone."""
    return Pose.of(
        {
            "hip_flexion_right": angles.flexion,
            "hip_abduction_right": angles.abduction,
            "hip_rotation_right": angles.rotation,
        }
    )


def bones_round(meshes: Meshes, mesh: SurfaceMesh) -> tuple[Obstacle, Obstacle]:
    """Spine and pelvis near a mesh, and the femur in standing."""
    lower, upper = mesh.vertices.min(axis=0) - ROOM, mesh.vertices.max(axis=0) + ROOM
    femur = meshes["femur_right"].vertices.astype(np.float64)
    top = femur.max(axis=0) + ROOM
    bottom = np.maximum(femur.min(axis=0) - ROOM, [-np.inf, -np.inf, -FEMUR_LENGTH])
    box = (lower.astype(np.float64), upper.astype(np.float64))
    return (
        DistanceGrid([meshes[key] for key in FIXED], *box),
        DistanceGrid([meshes["femur_right"]], bottom, top),
    )
