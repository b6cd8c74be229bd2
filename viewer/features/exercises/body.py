"""The schematic body of a step and what it rests on, as shapes behind the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh
from meshes.motion.body_outline import BodyOutline, Tube
from meshes.motion.furniture import Furniture, furniture
from meshes.motion.joints import Pose
from meshes.motion.poses import pose_named
from meshes.motion.postures import THINGS, Posture, postures
from meshes.motion.skeleton import Skeleton
from meshes.motion.walking import WALKING, knee_flexion, walking
from viewer.scene.behind.backdrop import Shape

Box = NDArray[np.float64]

STRIDES = tuple(share / 20.0 for share in range(20))
LINE = 4.0  # mm that the line round a shape is wide
LEFT_OUT = ("head", "upper arm", "forearm")  # where a picture is too small for all
UPRIGHT = 1500.0  # mm of height from which a body stands, and is known without its head and feet


class SchematicBody:
    """Makes shapes; built when a step is first shown.

    Args:
        meshes: in standing.
        skeleton: gives the one that the numbers of motion stand on.
    """

    def __init__(self, meshes: Mapping[str, SurfaceMesh], skeleton: Callable[[], Skeleton]) -> None:
        self._knee = meshes["femur_left"].landmarks["knee"]
        self._skeleton = skeleton
        self._outline: BodyOutline | None = None

    def tubes(self, pose: Pose, posture: Posture, side: str) -> tuple[Tube, ...]:
        """Trunk, head and limbs of a body whose left or right side the posture is about."""
        if self._outline is None:
            self._outline = BodyOutline(self._skeleton(), self._knee)
        return self._outline.tubes(pose, posture, side)

    def shapes(self, pose: Pose, posture: Posture, side: str) -> tuple[Shape, ...]:
        """What is drawn of the body."""
        return tuple(Shape(*_surfaces(tube), "body") for tube in self.tubes(pose, posture, side))

    def resting(self, name: str, side: str) -> tuple[Shape, ...]:
        """What a body in a named pose rests on, where it touches it; in walking all the way."""
        posture = postures()[name]
        if name == WALKING:
            tubes = [
                tube
                for stride in STRIDES
                for tube in self.tubes(walking(stride), in_stride(stride), side)
            ]
        else:
            tubes = list(self.tubes(pose_named(f"{name}_{side}"), posture, side))
        return tuple(
            Shape(*_surfaces(one), "thing" if one.name in THINGS else "ground")
            for one in furniture(tubes, posture, side)
        )

    def boxes(self, pose: Pose, posture: Posture, side: str) -> tuple[Box, ...]:
        """(2, 3) mm that a picture may take in: all of the body, or trunk and legs alone.

        Nothing for a body that stands.
        """
        tubes = self.tubes(pose, posture, side)
        whole = _around(tubes)
        if whole[1, 2] - whole[0, 2] > UPRIGHT:
            return ()
        return whole, _around([tube for tube in tubes if not tube.name.startswith(LEFT_OUT)])


def in_stride(stride: float) -> Posture:
    """The posture of walking when a share of the left leg's cycle has passed."""
    return postures()[WALKING].walking(knee_flexion(stride), knee_flexion(stride + 0.5))


def _around(tubes: Sequence[Tube]) -> Box:
    points = np.concatenate([tube.surface()[0] for tube in tubes])
    return np.stack([points.min(axis=0), points.max(axis=0)])


def _surfaces(
    solid: Tube | Furniture,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    vertices, faces = solid.surface()
    return vertices, solid.surface(LINE)[0], faces
