"""Streaks along the fibres: 1-D noise across a muscle, stretched from origin to insertion."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

OCTAVES = ((9, 1.0), (21, 0.7), (43, 0.45))  # streaks across the muscle, strength
SEED = 11
DRIFT = 2.5  # radians by which a streak's strength changes from origin to insertion
JITTER = 0.07  # share of the length by which streaks of tendon reach into the belly


def streaks(across: Values, along: Values) -> Values:
    """A value from 0 to 1 that changes across the fibres and hardly along them.

    Args:
        across: (n,) place across the muscle as an angle, radians; whole turns join without a seam.
        along: (n,) share of the way from origin to insertion.
    """
    random = np.random.default_rng(SEED)
    total = np.zeros_like(across)
    for count, strength in OCTAVES:
        for near in range(3):
            phase, drift = random.uniform(0.0, 2.0 * np.pi), random.uniform(-DRIFT, DRIFT)
            total += strength * np.cos((count + 2 * near) * across + phase + drift * along)
    return np.asarray(np.clip(0.5 + total / 6.0, 0.0, 1.0))


def tendon_share(along: Values, streak: Values, start: float, end: float) -> Values:
    """0 in the belly, 1 in the tendon; the border between `start` and `end` is ragged."""
    place = along + JITTER * (streak - 0.5) * 2.0
    share = np.clip((place - start) / (end - start), 0.0, 1.0)
    return np.asarray(share * share * (3.0 - 2.0 * share))
