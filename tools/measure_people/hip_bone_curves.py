"""Named places on the outlines of a hip bone: the edge, the foramen, the wing and the socket."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tools.measure_people.hip_bone_places import (
    ALA_COLUMNS,
    ALA_ROWS,
    BASE,
    CLOCK,
    FORAMEN_MIDDLE,
    FORAMEN_PLACES,
    OUTLINE,
    RING_ROWS,
    SOCKET_RINGS,
)

Array = NDArray[np.float64]


def outline_rows(outline: Array) -> Iterator[tuple[str, Array]]:
    """Corners slid onto the outline, and places at even steps between them."""
    starts = [int(np.argmin(np.linalg.norm(outline - seed, axis=1))) for _, seed, _ in OUTLINE]
    for k, (name, _, between) in enumerate(OUTLINE):
        following = OUTLINE[(k + 1) % len(OUTLINE)][0]
        stretch = stretch_of(outline, starts[k], starts[(k + 1) % len(OUTLINE)])
        yield name, stretch[0]
        for n in range(1, between + 1):
            label = f"{name}, {n}/{between + 1} of the way to {following}"
            yield label, at_share(stretch, n / (between + 1))


def stretch_of(curve: Array, start: int, end: int) -> Array:
    """The shorter way along a closed curve from one of its places to another."""
    there = np.roll(curve, -start, axis=0)[: (end - start) % len(curve) + 1]
    back = np.roll(curve[::-1], start + 1, axis=0)[: (start - end) % len(curve) + 1]
    return there if len(there) <= len(back) else back


def at_share(curve: Array, share: float) -> Array:
    """The place at a share of the length of an open curve."""
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(curve, axis=0), axis=1))])
    return np.array([np.interp(share * along[-1], along, curve[:, k]) for k in range(2)])


def foramen_rows(foramen: Array, name: str) -> Iterator[tuple[str, Array]]:
    """The rim of the obturator foramen at even steps from the obturator groove."""
    start = int(np.argmax(foramen @ np.array([0.8, 0.6])))
    around = np.roll(foramen, -start, axis=0)
    around = np.vstack([around, around[:1]])
    for n in range(FORAMEN_PLACES):
        label = f"{name}, {n}/{FORAMEN_PLACES} of the way round from the obturator groove"
        yield label, at_share(around, n / FORAMEN_PLACES)


def on_ray(curve: Array, hour: float) -> Array:
    """Where a clock hand from the foramen's middle meets a curve (first time, front is 3)."""
    hand = np.array([np.sin(np.radians(30.0 * hour)), np.cos(np.radians(30.0 * hour))])
    away = curve - FORAMEN_MIDDLE
    along, beside = away @ hand, np.abs(away @ np.array([-hand[1], hand[0]]))
    hits = np.flatnonzero((along > 0.0) & (beside < 0.6))
    return np.asarray(curve[hits[np.argmin(along[hits])]])


def ala_places(outline: Array) -> Iterator[tuple[str, Array]]:
    """Rows and columns between iliac crest and the base of the wing."""
    ends = [int(np.argmin(np.linalg.norm(outline - seed, axis=1))) for seed in ALA_COLUMNS[:2]]
    crest = stretch_of(outline, *ends)
    count = int(ALA_COLUMNS[2][0])
    for column in range(count):
        top, foot = at_share(crest, column / (count - 1)), at_share(BASE, column / (count - 1))
        for row, down in ALA_ROWS:
            name = f"wing, {column}/{count - 1} of the crest from PSIS to ASIS, {row}"
            yield name, top + down * (foot - top)


def ring_places(outline: Array, foramen: Array) -> Iterator[tuple[str, Array]]:
    """Three places on every clock hand from the obturator foramen to the bone's edge."""
    for hour in CLOCK:
        start, end = on_ray(foramen, hour), on_ray(outline, hour)
        for row, share in RING_ROWS:
            yield (
                f"round the obturator foramen, {hour:g} o'clock, {row}",
                start + share * (end - start),
            )


def socket_places(centre: Array) -> Iterator[tuple[str, Array]]:
    """Places round the hip's centre, by the clock, seen from the side."""
    yield "floor of the acetabulum, centre", centre[1:]
    for ring, radii, hours in SOCKET_RINGS:
        for hour in hours:
            angle = np.radians(30.0 * hour)
            yield (
                f"{ring}, {hour:g} o'clock",
                centre[1:] + np.array(radii) * np.array([np.sin(angle), np.cos(angle)]),
            )
