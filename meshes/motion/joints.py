"""The joints that can be moved, how far, and a pose: their angles at one moment.

Signs: flexion, abduction, internal rotation and forward (anterior) tilt are positive; extension,
adduction, external rotation and backward tilt are negative. A hip's angles are those of the femur
against the pelvis; `hip flexion = thigh angle in the room + anterior pelvic tilt`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from meshes.errors import MeshError
from meshes.keys import SIDES
from meshes.motion.impingement import held_apart

RHYTHM: Mapping[str, float] = {
    "l1_l2_disc": 0.255,
    "l2_l3_disc": 0.231,
    "l3_l4_disc": 0.204,
    "l4_l5_disc": 0.185,
    "l5_s1_disc": 0.125,
}
"""Share of lumbar flexion at each level (Christophy et al. 2012); T12 moves with L1."""


@dataclass(frozen=True, slots=True)
class Joint:
    """One way to move.

    Attributes:
        name: as a pose names it.
        label: as a sentence names it.
        lowest: least angle, degrees.
        highest: greatest angle, degrees.
        source: of the limits.
    """

    name: str
    label: str
    lowest: float
    highest: float
    source: str

    def held(self, degrees: float) -> float:
        """The angle within the limits that is nearest."""
        return min(max(degrees, self.lowest), self.highest)


_ROAAS = "mean passive range of men of 30 to 40, rounded down (Roaas and Andersson 1982)"
_HIP = (
    Joint(
        "hip_flexion",
        "hip flexion",
        -20.0,
        105.0,
        "femur against pelvis; what looks like more is tilt of the pelvis (Bohannon 1985)",
    ),
    Joint("hip_abduction", "hip abduction", -20.0, 38.0, f"{_ROAAS}; inwards until the legs meet"),
    Joint("hip_rotation", "internal hip rotation", -32.0, 32.0, _ROAAS),
)
_TRUNK = (
    Joint(
        "lumbar_flexion",
        "lumbar flexion",
        -20.0,
        60.0,
        "inside the range of the published rhythm, 26 extension to 70 flexion (Christophy 2012)",
    ),
    Joint(
        "pelvic_tilt",
        "anterior pelvic tilt",
        -45.0,
        45.0,
        "the lunge with the elbows on the ground tips it by 45; no more is needed",
    ),
    Joint(
        "recline",
        "recline",
        -90.0,
        90.0,
        "of the whole body: 90 on the back, -90 on the belly; no muscle crosses it",
    ),
)


def _sided(joint: Joint, side: str) -> Joint:
    name, label = f"{joint.name}_{side}", f"{side} {joint.label}"
    return Joint(name, label, joint.lowest, joint.highest, joint.source)


JOINTS: Mapping[str, Joint] = {
    joint.name: joint
    for joint in (*(_sided(joint, side) for joint in _HIP for side in SIDES), *_TRUNK)
}


def joint_named(name: str) -> Joint:
    """The joint of that name.

    Raises:
        MeshError: there is none; lists those there are.
    """
    try:
        return JOINTS[name]
    except KeyError as error:
        known = ", ".join(JOINTS)
        raise MeshError(f"There is no joint {name!r}. Name one of: {known}.") from error


@dataclass(frozen=True, slots=True)
class Pose:
    """Joint angles; a joint that is not named stands at 0, so `Pose()` is standing.

    Attributes:
        angles: pairs of joint and degrees, in the order of `JOINTS`, zeros left out; equal poses
            are thus equal values. Make them with `Pose.of` or `with_angle`.
    """

    angles: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no joint can be set to, and bring the angles into their one order."""
        found = {name: _checked(name, degrees) for name, degrees in self.angles}
        order = tuple((name, found[name]) for name in JOINTS if found.get(name))
        object.__setattr__(self, "angles", order)

    @classmethod
    def of(cls, angles: Mapping[str, float]) -> Pose:
        """The pose with these angles in degrees.

        Raises:
            MeshError: an unknown joint, or an angle that is no number.
        """
        return cls(tuple(angles.items()))

    def angle(self, joint: str) -> float:
        """Degrees at a joint.

        Raises:
            MeshError: there is no such joint.
        """
        joint_named(joint)
        return dict(self.angles).get(joint, 0.0)

    def with_angle(self, joint: str, degrees: float) -> Pose:
        """The pose with one joint set anew, whatever its limits.

        Raises:
            MeshError: an unknown joint, or an angle that is no number.
        """
        return Pose.of(dict(self.angles) | {joint: degrees})

    def tilted(self, degrees: float) -> Pose:
        """The pelvis tipped forward by so many degrees more while both thighs stay in the room."""
        changed = dict(self.angles)
        for joint in ("pelvic_tilt", *(f"hip_flexion_{side}" for side in SIDES)):
            changed[joint] = self.angle(joint) + degrees
        return Pose.of(changed)

    def clamped(self) -> tuple[Pose, tuple[str, ...]]:
        """The pose within all limits, and a sentence for each angle that was held."""
        limited = {name: JOINTS[name].held(degrees) for name, degrees in self.angles}
        held = held_apart(limited)
        words = tuple(
            _held_word(name, limited[name], held[name])
            for name, degrees in self.angles
            if degrees != held[name]
        )
        return Pose.of(held), words


def _held_word(name: str, limited: float, held: float) -> str:
    reason = "this model goes" if held == limited else "femur and pelvis let it go"
    return f"{JOINTS[name].label.capitalize()}: {held:g}° is as far as {reason}."


STANDING = Pose()


def between(start: Pose, end: Pose, share: float) -> Pose:
    """The pose that lies `share` (0 to 1) of the way from one to another, joint by joint."""
    return Pose.of(
        {name: (1.0 - share) * start.angle(name) + share * end.angle(name) for name in JOINTS}
    )


def names_of_side(side: str, joints: Iterable[str] = JOINTS) -> tuple[str, ...]:
    """Those of the joints that belong to one side."""
    return tuple(name for name in joints if name.endswith(f"_{side}"))


def _checked(name: str, degrees: float) -> float:
    label = joint_named(name).label
    try:
        number = float(degrees)
    except (TypeError, ValueError) as error:
        raise MeshError(f"{label}: {degrees!r} is no angle. Give degrees.") from error
    if not math.isfinite(number):
        raise MeshError(f"{label}: {degrees!r} is no angle. Give degrees.")
    return number
