"""What a pose does to the muscles: length, change from standing, and moment arms."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meshes.errors import MeshError
from meshes.keys import SIDES
from meshes.library import SurfaceMesh
from meshes.motion.joints import Pose, joint_named
from meshes.motion.muscle_paths import PUBLISHED_HIP_DISTANCE, MusclePath, read_paths
from meshes.motion.skeleton import Skeleton

NEAR = 0.25  # degrees to either side over which a moment arm is taken
FINEST = 0.01  # degrees between the rows of a sweep
HIP_MUSCLES = ("psoas_major", "iliacus")
SPINE_MUSCLES = ("psoas_major", "psoas_minor")


@dataclass(frozen=True, slots=True)
class Reading:
    """One muscle in one pose.

    Attributes:
        angle_deg: of the joint that is looked at.
        length_mm: of the whole path.
        change_pct: against standing, per cent of the length there.
        change_mm: likewise in mm.
        moment_arm_mm: shortening for each radian of the joint; positive where the muscle pulls
            the joint towards larger angles.
    """

    angle_deg: float
    length_mm: float
    change_pct: float
    change_mm: float
    moment_arm_mm: float


def crossing(joint: str) -> tuple[str, ...]:
    """Keys of the muscles whose length a joint changes.

    Raises:
        MeshError: there is no such joint.
    """
    joint_named(joint)
    if joint == "recline":
        return ()
    stem, _, side = joint.rpartition("_")
    if side in SIDES and stem.startswith("hip"):
        return tuple(f"{muscle}_{side}" for muscle in HIP_MUSCLES)
    muscles = HIP_MUSCLES if joint == "pelvic_tilt" else SPINE_MUSCLES
    return tuple(f"{muscle}_{side}" for muscle in muscles for side in SIDES)


class MotionNumbers:
    """Lengths and moment arms on the given meshes.

    Args:
        meshes: key -> mesh in standing.

    Raises:
        MeshError: a mesh is missing, or the table of paths is damaged.
    """

    def __init__(self, meshes: Mapping[str, SurfaceMesh]) -> None:
        self.skeleton = Skeleton.of(meshes)
        self.paths = read_paths(meshes)
        standing = self.skeleton.transforms(Pose())
        self._standing = {key: path.length(standing) for key, path in self.paths.items()}

    @property
    def scale(self) -> float:
        """These meshes' size against that of the published hip models."""
        hips = self.skeleton.hips
        return math.dist(hips["left"], hips["right"]) / PUBLISHED_HIP_DISTANCE

    def path(self, muscle: str) -> MusclePath:
        """The path of a muscle.

        Raises:
            MeshError: it has none; lists those that have.
        """
        try:
            return self.paths[muscle]
        except KeyError as error:
            known = ", ".join(sorted(self.paths))
            raise MeshError(
                f"There is no moving muscle {muscle!r}. Name one of: {known}."
            ) from error

    def length(self, muscle: str, pose: Pose) -> float:
        """Length in a pose, mm.

        Raises:
            MeshError: there is no such muscle.
        """
        return self.path(muscle).length(self.skeleton.transforms(pose))

    def change(self, muscle: str, pose: Pose) -> float:
        """How much longer than in standing, per cent of the length there.

        Raises:
            MeshError: there is no such muscle.
        """
        return 100.0 * (self.length(muscle, pose) / self._standing[muscle] - 1.0)

    def reading(self, muscle: str, pose: Pose, joint: str) -> Reading:
        """All figures of a muscle in a pose, with its moment arm about a joint.

        Raises:
            MeshError: there is no such muscle or joint.
        """
        length = self.length(muscle, pose)
        change = length - self._standing[muscle]
        percent = 100.0 * change / self._standing[muscle]
        arm = self.moment_arm(muscle, pose, joint)
        return Reading(pose.angle(joint), length, percent, change, arm)

    def moment_arm(self, muscle: str, pose: Pose, joint: str) -> float:
        """Minus the change of length with the angle, mm for each radian.

        Raises:
            MeshError: there is no such muscle or joint.
        """
        now = pose.angle(joint)
        before, after = (
            self.length(muscle, _moved(pose, joint, now + step)) for step in (-NEAR, NEAR)
        )
        return (before - after) / math.radians(2.0 * NEAR)

    def sweep(self, muscle: str, joint: str, angles: Sequence[float]) -> list[Reading]:
        """One reading for each angle (degrees) of a joint, all others as in standing.

        Raises:
            MeshError: there is no such muscle or joint, or an angle is no number.
        """
        return [self.reading(muscle, _moved(Pose(), joint, angle), joint) for angle in angles]


def _moved(pose: Pose, joint: str, degrees: float) -> Pose:
    """The pose with one joint elsewhere; the pelvis tilts over thighs that stay in the room."""
    if joint == "pelvic_tilt":
        return pose.tilted(degrees - pose.angle(joint))
    return pose.with_angle(joint, degrees)


def angles_between(joint: str, first: float, last: float, step: float) -> tuple[float, ...]:
    """Angles from the first to the last, both held within the joint's limits, degrees.

    Raises:
        MeshError: there is no such joint, or a number is none, or the step is too small.
    """
    limits = joint_named(joint)
    if not all(math.isfinite(number) for number in (first, last, step)):
        raise MeshError(f"{limits.label}: from, to and step have to be numbers. Give degrees.")
    if step < FINEST:
        raise MeshError(f"A step of {step:g} degrees is too small. Take {FINEST:g} or more.")
    first, last = limits.held(first), limits.held(last)
    count = math.floor(abs(last - first) / step + 1e-9)
    towards = math.copysign(step, last - first)
    return tuple(first + index * towards for index in range(count + 1))
