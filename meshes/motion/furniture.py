"""What a posture rests on: floor, couch, ball or block, placed where the body touches it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from meshes.motion.body_outline import COSINES, SINES, Tube, joined
from meshes.motion.postures import Posture

Floats = NDArray[np.float64]

LEG = (50.0, 50.0, 480.0)  # mm, of a couch
BALL_ROWS = 13
BALL_ASIDE, BALL_ALONG = 65.0, 40.0  # from between the hips to the side and headwards
BLOCK_WIDTH, BLOCK_LENGTH = 560.0, 460.0


class Slab(NamedTuple):
    """Sizes of what a body lies on, mm: how far it reaches beyond the body is its margin."""

    width: float
    thickness: float
    margin: float


FLOOR, COUCH = Slab(900.0, 12.0, 120.0), Slab(700.0, 70.0, 90.0)


@dataclass(frozen=True)
class Box:
    """An upright box.

    Attributes:
        name: what it is.
        low: (3,) its lower corner, mm.
        high: (3,) its upper corner, mm.
    """

    name: str
    low: Floats
    high: Floats

    def surface(self, thicker: float = 0.0) -> tuple[Floats, NDArray[np.int64]]:
        """Vertices (8, 3) in mm and triangles (12, 3), `thicker` mm all round."""
        low, high = self.low - thicker, self.high + thicker
        corners = np.array(
            [[(high if k >> axis & 1 else low)[axis] for axis in range(3)] for k in range(8)]
        )
        quads = np.array(
            [[0, 4, 6, 2], [1, 3, 7, 5], [0, 1, 5, 4], [2, 6, 7, 3], [0, 2, 3, 1], [4, 5, 7, 6]]
        )
        return corners, np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


@dataclass(frozen=True)
class Ball:
    """A ball.

    Attributes:
        name: what it is.
        centre: (3,) mm.
        radius: mm.
    """

    name: str
    centre: Floats
    radius: float

    def surface(self, thicker: float = 0.0) -> tuple[Floats, NDArray[np.int64]]:
        """Vertices (v, 3) in mm and triangles (f, 3), `thicker` mm all round."""
        outwards, faces = _unit_ball()
        return self.centre + (self.radius + thicker) * outwards, faces


@cache
def _unit_ball() -> tuple[Floats, NDArray[np.int64]]:
    down = np.linspace(0.0, np.pi, BALL_ROWS)[:, None]
    parts = (np.sin(down) * COSINES, np.sin(down) * SINES, np.cos(down) + 0.0 * SINES)
    return np.stack(parts, axis=-1).reshape(-1, 3), joined(BALL_ROWS)


Furniture = Box | Ball


def furniture(tubes: Sequence[Tube], posture: Posture, side: str) -> tuple[Furniture, ...]:
    """What carries a body.

    Args:
        tubes: the body in its pose.
        posture: names what it rests on.
        side: which the pose is about, "left" or "right".
    """
    points = np.concatenate([tube.surface()[0] for tube in tubes])
    low, high = points.min(axis=0), points.max(axis=0)
    if posture.rests_on == "couch":
        return _couch(low, high)
    floor = _slab("floor", low, high, FLOOR)
    if posture.thing == "ball":
        return (floor, _ball(tubes, float(low[2]), side))
    if posture.thing == "block":
        return (floor, _block(tubes, float(low[2])))
    return (floor,)


def _slab(name: str, low: Floats, high: Floats, size: Slab) -> Box:
    """A flat box whose upper side touches the lowest place of the body."""
    return Box(
        name,
        np.array([-size.width / 2.0, low[1] - size.margin, low[2] - size.thickness]),
        np.array([size.width / 2.0, high[1] + size.margin, low[2]]),
    )


def _couch(low: Floats, high: Floats) -> tuple[Box, ...]:
    top = _slab("couch", low, high, COUCH)
    inner = 2.0 * LEG[0]
    feet = [
        np.array([x, y, top.low[2] - LEG[2]])
        for x in (top.low[0] + inner, top.high[0] - inner - LEG[0])
        for y in (top.low[1] + inner, top.high[1] - inner - LEG[1])
    ]
    return (top, *(Box("couch leg", foot, foot + np.array(LEG)) for foot in feet))


def _ball(tubes: Sequence[Tube], ground: float, side: str) -> Ball:
    """Between the ground and the belly beside the middle, in front of the psoas of the side."""
    trunk = next(tube for tube in tubes if tube.name == "trunk")
    beside = np.sign(1.0 if side == "right" else -1.0) * BALL_ASIDE
    apart = trunk.surface()[0] - [beside, BALL_ALONG, ground]
    up = np.maximum(apart[:, 2], 1.0)
    # A ball that stands at a place and passes through a point has the chord between them squared
    # over twice the point's height as its radius; the smallest one touches.
    radius = float(((apart**2).sum(axis=1) / (2.0 * up)).min())
    return Ball("ball", np.array([beside, BALL_ALONG, ground + radius]), radius)


def _block(tubes: Sequence[Tube], ground: float) -> Box:
    """Under both forearms."""
    arms = np.concatenate([t.surface()[0] for t in tubes if t.name.startswith("forearm")])
    middle, top = 0.5 * (arms.min(axis=0) + arms.max(axis=0)), float(arms[:, 2].min())
    half = np.array([BLOCK_WIDTH, BLOCK_LENGTH]) / 2.0
    return Box(
        "block",
        np.array([*(middle[:2] - half), ground]),
        np.array([*(middle[:2] + half), top]),
    )
