"""A walking cycle: a few published angles of the hip, joined by a smooth curve that closes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from meshes.errors import MeshError
from meshes.motion.joints import Pose
from meshes.tables import FIGURES, read_table

TABLE = FIGURES / "walking.csv"
KNEE_TABLE = FIGURES / "walking_knee.csv"
WALKING = "walking"  # name of the posture of a body that goes on and on


@dataclass(frozen=True, slots=True)
class Phase:
    """A moment of the cycle with its published angle.

    Attributes:
        share: of the cycle that has passed since the heel touched the ground, 0 to 1.
        degrees: of hip flexion.
    """

    name: str
    title: str
    share: float
    degrees: float
    source: str


@cache
def phases() -> tuple[Phase, ...]:
    """The published moments, in their order.

    Raises:
        MeshError: the table is missing or damaged.
    """
    try:
        return tuple(
            Phase(
                row["phase"],
                row["title"],
                float(row["per_cent_of_cycle"]) / 100.0,
                float(row["hip_flexion"]),
                row["source"],
            )
            for row in read_table(TABLE)
        )
    except (ValueError, KeyError) as error:
        raise MeshError(
            f"{TABLE.name}: an angle or place is missing or no number. Put the table back."
        ) from error


def hip_flexion(share: float) -> float:
    """Degrees of a hip when `share` of its cycle has passed; 1 is 0 again.

    Between the published moments lies a cubic whose slope is level at the extremes, so that the
    curve never leaves the range of the figures (Fritsch and Carlson 1980).
    """
    found = phases()
    return _angle(share, [phase.share for phase in found], [phase.degrees for phase in found])


def knee_flexion(share: float) -> float:
    """Degrees of a knee likewise, for the schematic shin.

    Raises:
        MeshError: the table is missing or damaged.
    """
    return _angle(share, *_knee())


@cache
def _knee() -> tuple[list[float], list[float]]:
    try:
        rows = [
            (float(row["per_cent_of_cycle"]) / 100.0, float(row["knee_flexion"]))
            for row in read_table(KNEE_TABLE)
        ]
    except (ValueError, KeyError) as error:
        raise MeshError(
            f"{KNEE_TABLE.name}: an angle or place is missing or no number. Put the table back."
        ) from error
    return [place for place, _ in rows], [angle for _, angle in rows]


def _angle(share: float, at: Sequence[float], degrees: Sequence[float]) -> float:
    """On the closed curve through published angles, at a share of the cycle."""
    places, angles = np.array(at), np.array(degrees)
    slopes = _slopes(places, angles)
    here = share % 1.0
    one = int(np.searchsorted(places, here, side="right")) - 1
    other = (one + 1) % len(places)
    width = (places[other] - places[one]) % 1.0
    t = ((here - places[one]) % 1.0) / width
    rest = 1.0 - t
    return float(
        angles[one] * (1.0 + 2.0 * t) * rest**2
        + angles[other] * (1.0 + 2.0 * rest) * t**2
        + width * t * rest * (slopes[one] * rest - slopes[other] * t)
    )


def walking(share: float) -> Pose:
    """The body when `share` (0 to 1) of the left leg's cycle has passed; the right is half behind.

    Only the hips move: the sway of pelvis and trunk is a few degrees and left out.
    """
    return Pose.of(
        {"hip_flexion_left": hip_flexion(share), "hip_flexion_right": hip_flexion(share + 0.5)}
    )


def _slopes(places: NDArray[np.float64], angles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Degrees for a whole cycle at each place: the harmonic mean of both sides, 0 at extremes."""
    after = (np.roll(angles, -1) - angles) / ((np.roll(places, -1) - places) % 1.0)
    before = np.roll(after, 1)
    level = before * after <= 0.0
    total = np.where(level, 1.0, before + after)
    return np.where(level, 0.0, 2.0 * before * after / total)
