"""Strands that give way to the muscles: the femoral nerve beside them, the ligament over them.

Simplified: the nerve turns into the thigh at the groin and keeps its length; the inguinal ligament
stays on its bones and bows forward where the muscles swell under it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from meshes.building.motion.obstacles import Obstacle
from meshes.library import SurfaceMesh
from meshes.motion.hip_bending import HipPlaces, bent, smooth
from meshes.motion.rigid import turn_x

Floats = NDArray[np.float64]

GROIN = np.array([0.0, 40.0, 24.0])  # mm from the hip centre: the fold that the nerve bends about
BENDS = (48.0, 2.0)  # mm above the hip centre between which it takes up the bend
BESIDE = (88.0, 80.0)  # mm above it between which it leaves the psoas and begins to give way
CLEARANCE = 0.4  # mm
SECTION = 3.0  # mm between the sections that give way as one
SOFT = 2.5  # sections over which giving way is spread in the nerve
STIFF = 6.0  # likewise in the ligament
FORWARD = np.array([0.0, 1.0, 0.0])  # the only way that the ligament gives
ENDS = 0.12  # share of the ligament's width at either end over which it is held
ROUNDS = 30
KEPT = 0.9  # share of the way given at one angle with which the next begins
EASED = 1.2  # angles over which giving way is evened out
STEP = 0.6  # share of what is still missing that a round makes up for


@dataclass(frozen=True)
class Strand:
    """Something long and thin that gives way.

    Attributes:
        rest: (n, 3) vertices in standing, mm.
        along: (n,) mm along the strand.
        gives: (n,) 0 to 1 how freely a vertex gives way.
        kept: for each obstacle, (n,) distance that is kept, mm.
        soft: sections over which giving way is spread.
        forward: gives way to the front only.
    """

    rest: Floats
    along: Floats
    gives: Floats
    kept: tuple[Floats, ...]
    soft: float
    forward: bool

    def freed(self, vertices: Floats, obstacles: Sequence[Obstacle]) -> Floats:
        """Vertices (n, 3) moved until they are free of the same obstacles in another pose."""
        for _ in range(ROUNDS):
            for obstacle, kept in zip(obstacles, self.kept, strict=True):
                distance, way = obstacle(vertices)
                missing = np.maximum(kept - distance, 0.0) * self.gives
                way = np.broadcast_to(FORWARD, way.shape) if self.forward else way
                vertices = vertices + STEP * self._spread(missing, way)
        return vertices

    def through(
        self,
        angles: Sequence[float],
        placed: Callable[[float], Floats],
        around: Callable[[float], Sequence[Obstacle]],
    ) -> dict[float, Floats]:
        """Angle -> vertices (n, 3), from 0 outwards, so that nothing changes sides in between.

        Args:
            angles: degrees, rising, 0 among them.
            placed: vertices at an angle before they give way.
            around: the obstacles at an angle.
        """
        given: dict[float, Floats] = {}
        forward = [angle for angle in angles if angle >= 0.0]
        backward = [angle for angle in reversed(angles) if angle < 0.0]
        for leg in (forward, backward):
            shift = np.zeros_like(self.rest)
            for angle in leg:
                start = placed(angle)
                shift = self.freed(start + KEPT * shift, around(angle)) - start
                given[angle] = shift
        eased = gaussian_filter1d(np.stack([given[angle] for angle in angles]), EASED, axis=0)
        found = {angle: placed(angle) + shift for angle, shift in zip(angles, eased, strict=True)}
        return found | {0.0: self.rest}

    def _spread(self, missing: Floats, way: Floats) -> Floats:
        """Every section goes the way of its deepest vertex, smoothly along the strand."""
        place = self.along / SECTION
        section = np.round(place).astype(int)
        order = np.argsort(missing)  # the deepest is written last
        shift = np.zeros((int(place.max()) + 2, 3))
        shift[section[order]] = (missing[:, None] * way)[order]
        shift = gaussian_filter1d(shift, self.soft, axis=0, mode="nearest")
        moved = [np.interp(place, np.arange(len(shift)), shift[:, axis]) for axis in range(3)]
        return np.stack(moved, axis=1) * self.gives[:, None]


def nerve_strand(mesh: SurfaceMesh, places: HipPlaces, standing: Sequence[Obstacle]) -> Strand:
    """The right femoral nerve below the place where it leaves the psoas."""
    rest = mesh.vertices.astype(np.float64)
    gives = 1.0 - smooth(mesh.vertices[:, 2] - np.float32(places.centre[2]), BESIDE[1], BESIDE[0])
    along = rest[:, 2] - rest[:, 2].min()
    return Strand(rest, along, gives.astype(np.float64), _kept(rest, standing), SOFT, False)


def nerve_in_thigh(mesh: SurfaceMesh, places: HipPlaces, flexion: float) -> Floats:
    """Vertices (n, 3) of the nerve turned into the thigh, before it gives way."""
    above = mesh.vertices[:, 2] - np.float32(places.centre[2])
    share = np.float32(1.0) - smooth(above, BENDS[1], BENDS[0])
    about = places.centre + GROIN if flexion > 0.0 else places.centre
    turned, _ = bent((mesh.vertices, mesh.normals), share, turn_x(flexion), about)
    return turned.astype(np.float64)


def ligament_strand(mesh: SurfaceMesh, standing: Sequence[Obstacle]) -> Strand:
    """The right inguinal ligament between anterior superior iliac spine and pubic tubercle."""
    rest = mesh.vertices.astype(np.float64)
    across = (rest[:, 0] - rest[:, 0].min()) / np.ptp(rest[:, 0])
    ends = np.minimum(across, 1.0 - across).astype(np.float32)
    length = float(np.linalg.norm(np.ptp(rest, axis=0)))
    gives = smooth(ends, 0.0, 2.0 * ENDS).astype(np.float64)
    return Strand(rest, across * length, gives, _kept(rest, standing), STIFF, True)


def _kept(rest: Floats, standing: Sequence[Obstacle]) -> tuple[Floats, ...]:
    """As far off as in standing, and no farther than is needed to be free."""
    return tuple(np.minimum(obstacle(rest)[0], CLEARANCE) for obstacle in standing)
