"""Where the bones go in a pose: each turns as a whole about joint centres found on the meshes.

Frames and signs follow the published hip models: femur = hip centre + flexion about the axis to
the right, then ad- or abduction about the axis to the front, then rotation about the long axis.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from meshes.errors import MeshError
from meshes.keys import SIDES, VERTEBRAE
from meshes.library import SurfaceMesh
from meshes.measures.fitting import sphere_on
from meshes.measures.volume import centre_of_mass
from meshes.motion.joints import RHYTHM, Pose
from meshes.motion.rigid import Matrix, about, inverse, turn_x, turn_y, turn_z

Foot = Literal["free", "fixed"]
HEAD_RADIUS = 23.0  # mm, where the fit of the femoral head begins
PELVIS = ("sacrum", "coccyx", "hip_bone_left", "hip_bone_right", "pubic_symphysis")
_FROM_BELOW = tuple(reversed(tuple(RHYTHM)))


@dataclass(frozen=True)
class Skeleton:
    """Joint centres in body space, mm.

    Attributes:
        hips: side -> (3,) centre of the femoral head.
        discs: key of a disc -> (3,) its centre, about which the vertebra above turns.
    """

    hips: Mapping[str, NDArray[np.float64]]
    discs: Mapping[str, NDArray[np.float64]]

    @classmethod
    def of(cls, meshes: Mapping[str, SurfaceMesh]) -> Skeleton:
        """Find the centres: a sphere through each femoral head, the middle of each disc.

        Raises:
            MeshError: a bone or disc is missing.
        """
        try:
            hips = {side: _hip_centre(meshes[f"femur_{side}"]) for side in SIDES}
            discs = {key: centre_of_mass(meshes[key]) for key in RHYTHM}
        except KeyError as error:
            raise MeshError(f"Nothing can be moved without the mesh {error}.") from error
        return cls(hips, discs)

    def transforms(self, pose: Pose, foot: Foot = "free") -> dict[str, Matrix]:
        """Key of each bone -> (4, 4) that carries its mesh from standing into the room.

        Args:
            pose: angles in degrees.
            foot: "free": the pelvis stands as tilted and the thighs rise. "fixed": the femur
                that is flexed or extended most stays as in standing, and pelvis and trunk come
                down over it; the pose's own pelvic tilt then follows from the hip.
        """
        pelvis = self.pelvis(pose, foot)
        carried = dict.fromkeys(PELVIS, pelvis)
        for side in SIDES:
            carried[f"femur_{side}"] = pelvis @ self.femur(pose, side)
        for vertebra, matrix in self.vertebrae(pose).items():
            carried[vertebra] = pelvis @ matrix
        return carried

    def pelvis(self, pose: Pose, foot: Foot = "free") -> Matrix:
        """(4, 4) of the pelvis in the room; tilt and recline turn it about the hip centres.

        Raises:
            MeshError: `foot` is neither "free" nor "fixed".
        """
        middle = 0.5 * (self.hips["left"] + self.hips["right"])
        laid = about(middle, turn_x(pose.angle("recline")))
        if foot == "fixed":
            return laid @ inverse(self.femur(pose, standing_side(pose)))
        if foot != "free":
            raise MeshError(f"The foot is {foot!r}. Say free or fixed.")
        return laid @ about(middle, turn_x(-pose.angle("pelvic_tilt")))

    def femur(self, pose: Pose, side: str) -> Matrix:
        """(4, 4) of a femur against the pelvis."""
        return about(self.hips[side], self._thigh_turn(pose, side))

    def vertebrae(self, pose: Pose) -> dict[str, Matrix]:
        """Key of each vertebra -> (4, 4) against the pelvis, levels added up from below."""
        flexion = pose.angle("lumbar_flexion")
        carried, found = np.eye(4), {}
        for disc, vertebra in zip(_FROM_BELOW, reversed(VERTEBRAE[1:]), strict=True):
            carried = carried @ about(self.discs[disc], turn_x(-RHYTHM[disc] * flexion))
            found[vertebra] = carried
        found["t12_vertebra"] = carried
        return found

    def _thigh_turn(self, pose: Pose, side: str) -> Matrix:
        outwards = 1.0 if side == "left" else -1.0
        return np.asarray(
            turn_x(pose.angle(f"hip_flexion_{side}"))
            @ turn_y(outwards * pose.angle(f"hip_abduction_{side}"))
            @ turn_z(-outwards * pose.angle(f"hip_rotation_{side}"))
        )


def standing_side(pose: Pose) -> str:
    """The side whose foot stays: the one that is flexed or extended most, else the right."""
    left, right = (abs(pose.angle(f"hip_flexion_{side}")) for side in ("left", "right"))
    return "left" if left > right else "right"


def _hip_centre(femur: SurfaceMesh) -> NDArray[np.float64]:
    centre, _ = sphere_on(femur, femur.landmarks["head"], HEAD_RADIUS, hollow=False)
    return centre
