"""A walking cycle: a few published angles of the hip, joined by a smooth curve that closes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from meshes.errors import MeshError
from meshes.motion.joints import Pose
from meshes.tables import FIGURES, read_table

TABLE = FIGURES / "walking.csv"


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
    places = np.array([phase.share for phase in found])
    angles = np.array([phase.degrees for phase in found])
    slopes = _slopes(places, angles)
    here = share % 1.0
    one = int(np.searchsorted(places, here, side="right")) - 1
    other = (one + 1) % len(found)
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
