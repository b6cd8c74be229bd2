"""Where femur and pelvis would meet: turning the thigh sideways ends earlier at full reach.

Two places of contact are known: the lesser trochanter and the ischium in extension with adduction
and external rotation (Torriani et al. 2009), neck and rim of the socket in flexion with adduction
and internal rotation (Ganz et al. 2003). The weights are measured on the project's own meshes, so
that the tendon has room between the bones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from meshes.keys import SIDES


@dataclass(frozen=True, slots=True)
class Impingement:
    """One place of contact, reached when the shares of three angles add up to 1.

    Attributes:
        flexion: degrees from which flexion or extension counts, and to which it counts fully.
        weights: of flexion, adduction and rotation at their fullest.
        rotation: degrees of internal rotation (external: negative) that count fully.
    """

    flexion: tuple[float, float]
    weights: tuple[float, float, float]
    rotation: float

    def allowed(self, flexion: float, abduction: float, rotation: float) -> float:
        """Share, 0 to 1, of ab- or adduction and rotation that flexion leaves."""
        start, full = self.flexion
        bend = self.weights[0] * max((flexion - start) / (full - start), 0.0)
        aside = self.weights[1] * max(abduction / ADDUCTION, 0.0)
        aside += self.weights[2] * max(rotation / self.rotation, 0.0)
        return 1.0 if bend + aside <= 1.0 else max(1.0 - bend, 0.0) / aside


ADDUCTION = -20.0  # degrees that count fully
ISCHIOFEMORAL = Impingement((0.0, -20.0), (0.95, 1.0, 0.6), -32.0)
FEMOROACETABULAR = Impingement((60.0, 105.0), (0.5, 0.7, 0.65), 32.0)


def held_apart(angles: Mapping[str, float]) -> dict[str, float]:
    """The angles (joint -> degrees) with ab-, adduction and rotation as far as bones let them."""
    held = dict(angles)
    for side in SIDES:
        joints = [f"hip_{move}_{side}" for move in ("flexion", "abduction", "rotation")]
        for place in (ISCHIOFEMORAL, FEMOROACETABULAR):
            share = place.allowed(*(held.get(joint, 0.0) for joint in joints))
            for joint in joints[1:]:
                if share < 1.0 and joint in held:
                    held[joint] = round(share * held[joint], 1)
    return held
