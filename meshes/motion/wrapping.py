"""The shortest way of a taut line past a cylinder.

On a cylinder the shortest way is straight once the surface is unrolled, so a wrapped piece has a
closed form: two tangents and an arc in the plane square to the axis, with the climb along the axis
shared out in proportion (as in SIMM and OpenSim: Delp and Loan 1995, Garner and Pandy 2000).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Cylinder:
    """An endless cylinder that a line may lie on, on one side only.

    Attributes:
        centre: (3,) any point of the axis, mm.
        frame: (3, 3) unit columns: across, towards the side on which the line passes, and along
            the axis.
        radius: mm.
    """

    centre: Floats
    frame: Floats
    radius: float

    def moved(self, matrix: Floats) -> Cylinder:
        """The cylinder carried along by a rigid (4, 4) motion."""
        return Cylinder(
            matrix[:3, :3] @ self.centre + matrix[:3, 3], matrix[:3, :3] @ self.frame, self.radius
        )


@dataclass(frozen=True)
class Wrap:
    """The shortest way between two points (or n pairs of them) past a cylinder.

    Attributes:
        length: (n,) mm.
        arc: (n,) angle in radians over which the line lies on the cylinder, 0 where it is free.
    """

    length: Floats
    arc: Floats
    _start: Floats
    _end: Floats
    _first: Floats
    _sense: Floats
    _cylinder: Cylinder

    def points(self, count: int) -> Floats:
        """(n, count, 3) points along each line, evenly spread, mm."""
        flat_start, flat_end = self._start[:, :2], self._end[:, :2]
        radius, last = self._cylinder.radius, self._first + self._sense * self.arc
        tangents = [
            radius * np.stack([np.cos(at), np.sin(at)], axis=1) for at in (self._first, last)
        ]
        free = self.arc <= 0.0
        legs = [
            np.linalg.norm(tangents[0] - flat_start, axis=1),
            radius * self.arc,
            np.linalg.norm(flat_end - tangents[1], axis=1),
        ]
        legs[0] = np.where(free, np.linalg.norm(flat_end - flat_start, axis=1), legs[0])
        legs[2] = np.where(free, 0.0, legs[2])
        share = np.linspace(0.0, 1.0, count)[None, :]
        along = share * sum(legs)[:, None]
        return self._in_space(self._on_legs(along, legs, tangents, free), share)

    def _on_legs(
        self, along: Floats, legs: list[Floats], tangents: list[Floats], free: NDArray[np.bool_]
    ) -> Floats:
        """(n, count, 2) places in the plane square to the axis."""
        start, end = self._start[:, None, :2], self._end[:, None, :2]
        touch = np.where(free[:, None], self._end[:, :2], tangents[0])[:, None, :]
        first, middle, last = (leg[:, None] for leg in legs)
        on_first = start + (touch - start) * (along / np.maximum(first, 1e-9))[:, :, None]
        angle = self._first[:, None] + self._sense[:, None] * (along - first) / (
            self._cylinder.radius
        )
        on_arc = self._cylinder.radius * np.stack([np.cos(angle), np.sin(angle)], axis=2)
        back = (along - first - middle) / np.maximum(last, 1e-9)
        on_last = tangents[1][:, None, :] + (end - tangents[1][:, None, :]) * back[:, :, None]
        before, after = along <= first, along >= first + middle
        flat = np.where(before[:, :, None], on_first, on_arc)
        return np.where((after & ~before)[:, :, None], on_last, flat)

    def _in_space(self, flat: Floats, share: Floats) -> Floats:
        height = self._start[:, 2:] + (self._end[:, 2:] - self._start[:, 2:]) * share
        local = np.concatenate([flat, height[:, :, None]], axis=2)
        return np.asarray(local @ self._cylinder.frame.T + self._cylinder.centre)


def wrap(start: Floats, end: Floats, cylinder: Cylinder) -> Wrap:
    """The shortest ways from `start` to `end`, each (n, 3) mm, that pass a cylinder on its side."""
    local = [(np.atleast_2d(p) - cylinder.centre) @ cylinder.frame for p in (start, end)]
    start, end = local
    away = [np.maximum(np.hypot(p[:, 0], p[:, 1]), cylinder.radius * (1.0 + 1e-9)) for p in local]
    angle = [np.arctan2(p[:, 1], p[:, 0]) for p in local]
    reach = [np.arccos(cylinder.radius / r) for r in away]
    # Over the side that the line passes on (+y of the frame) the angle falls when going to +x.
    sense = np.where(end[:, 0] >= start[:, 0], -1.0, 1.0)
    first = angle[0] + sense * reach[0]
    last = angle[1] - sense * reach[1]
    # A free line comes out as up to a quarter turn backwards.
    arc = np.mod(sense * (last - first) + 0.5 * np.pi, 2.0 * np.pi) - 0.5 * np.pi
    arc = np.maximum(arc, 0.0)
    straight = np.hypot(*(end - start)[:, :2].T)
    tangents = [np.sqrt(r**2 - cylinder.radius**2) for r in away]
    flat = np.where(arc > 0.0, tangents[0] + cylinder.radius * arc + tangents[1], straight)
    return Wrap(np.hypot(flat, end[:, 2] - start[:, 2]), arc, start, end, first, sense, cylinder)
