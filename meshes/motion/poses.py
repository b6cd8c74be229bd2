"""Poses with a name: those of the stretches, and phases of walking.

A name ends in the side that the pose is about (`lunge_upright_left`: the left leg is behind); the
other side's pose is its mirror image. Without a side it is the left one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from meshes.errors import MeshError
from meshes.keys import SIDES
from meshes.motion.joints import Pose
from meshes.motion.walking import phases, walking
from meshes.tables import FIGURES, read_table

TABLE = FIGURES / "poses.csv"
WHOLE_BODY = ("lumbar_flexion", "pelvic_tilt", "recline")


@dataclass(frozen=True, slots=True)
class NamedPose:
    """A pose that has a name.

    Attributes:
        name: without a side.
        title: for people.
        left: the pose of the left side; the right one is its mirror image.
        source: of the angles.
    """

    name: str
    title: str
    left: Pose
    source: str

    def of(self, side: str) -> Pose:
        """The pose of a side, "left" or "right"."""
        return self.left if side == "left" else mirrored(self.left)


def mirrored(pose: Pose) -> Pose:
    """What the left side does done by the right, and the other way round."""
    return Pose.of({_swapped(joint): degrees for joint, degrees in pose.angles})


@cache
def named_poses() -> Mapping[str, NamedPose]:
    """All named poses by their name without a side.

    Raises:
        MeshError: a table is missing or damaged.
    """
    found = {row["pose"]: _of_row(row) for row in read_table(TABLE)}
    for phase in phases():
        found[phase.name] = NamedPose(
            phase.name, phase.title, walking(phase.share), f"at the left; {phase.source}"
        )
    return found


def pose_named(name: str) -> Pose:
    """The pose of that name, with or without a side at its end.

    Raises:
        MeshError: there is none; lists those there are.
    """
    poses = named_poses()
    stem, _, side = name.rpartition("_")
    if side in SIDES and stem in poses:
        return poses[stem].of(side)
    if name in poses:
        return poses[name].left
    known = ", ".join(poses)
    raise MeshError(
        f"There is no pose {name!r}. Name one of these, with _left or _right for its side: {known}."
    )


def _of_row(row: Mapping[str, str]) -> NamedPose:
    try:
        angles = {joint: float(row[joint]) for joint in WHOLE_BODY}
        angles["hip_flexion_left"] = float(row["hip_flexion"])
        angles["hip_flexion_right"] = float(row["hip_flexion_other"])
    except (ValueError, KeyError) as error:
        raise MeshError(
            f"{TABLE.name}: {row['pose']} lacks an angle or has one that is no number. "
            "Put the table back."
        ) from error
    return NamedPose(row["pose"], row["title"], Pose.of(angles), row["source"])


def _swapped(joint: str) -> str:
    stem, _, side = joint.rpartition("_")
    if side not in SIDES:
        return joint
    return f"{stem}_{'right' if side == 'left' else 'left'}"
