"""A muscle finds its shape: its ends are carried, its fibres shorten, bones and neighbours resist.

Every step of a movement starts from the shape of the step before. In turns, the cubes of the
lattice look for the turn that suits them, and all nodes for the places that suit the cubes, the
attachments and what is touched (local and global steps as in projective dynamics, Bouaziz 2014).
Contact holds only along its normal, so that the muscle slides over bone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import splu

from meshes.building.motion.lattice import Lattice
from meshes.building.motion.obstacles import Obstacle, face_crosses
from meshes.library import SurfaceMesh
from meshes.motion.rigid import Matrix, moved_points

Floats = NDArray[np.float64]

ROUNDS = 30  # times that contacts are looked for in one step of the movement
LAST_ROUNDS = 6  # of them in which contact is firmer
TURNS = 5  # local and global steps in each round
AT_ORIGIN, AT_INSERTION, IN_CONTACT, FIRM = 3.0, 10.0, 3.0, 18.0  # strengths against a cube's 1
CLEARANCE = 0.3  # mm that is kept from an obstacle
SHORTEST, LONGEST = 0.25, 1.6  # times its rest length that a fibre may want to be
SYMMETRIC = {  # twice as fast: the matrix is symmetric and positive definite, no pivot is needed
    "permc_spec": "MMD_AT_PLUS_A",
    "diag_pivot_thresh": 0.0,
    "options": {"SymmetricMode": True},
}
VOLUME_GAIN, LENGTH_GAIN = 0.4, 0.35  # share of a fault that one round takes away


@dataclass(frozen=True)
class Muscle:
    """A muscle at rest and how it may change.

    Attributes:
        mesh: its surface in standing.
        lattice: the cubes that hold it.
        fibres: (m, 3) unit direction in each cube.
        contraction: (m,) share of the shortening that a cube takes part in, 0 to 1.
        contractile: mm of the course that would shorten fully; its integral along the fibres.
        origin: (v,) 0 to 1 how firmly a vertex is held where it springs from.
        insertion: (v,) which vertices the femur carries.
        stations: (k, v) weights of vertices; the sections whose middles make its course.
        most_pull: greatest additional share of shortening that keeps the course taut.
    """

    mesh: SurfaceMesh
    lattice: Lattice
    fibres: Floats
    contraction: Floats
    contractile: float
    origin: Floats
    insertion: NDArray[np.bool_]
    stations: Floats
    most_pull: float

    def course_length(self, vertices: Floats) -> float:
        """Length of the line through the middles of the sections, mm."""
        return float(np.linalg.norm(np.diff(self.stations @ vertices, axis=0), axis=1).sum())


class Relaxation:
    """One muscle on its way through a movement."""

    def __init__(self, muscle: Muscle) -> None:
        self.muscle = muscle
        self._rest = muscle.mesh.vertices.astype(np.float64)
        self._nodes = muscle.lattice.nodes.copy()
        self._rigidity = muscle.lattice.rigidity + 1e-6 * sparse.eye(len(self._nodes))
        self._volume = volume(self._rest, muscle.mesh.faces)
        self._length = muscle.course_length(self._rest)
        self._swelling, self._pull = 1.0, 0.0

    def step(self, femur: Matrix, shortening: float, obstacles: Sequence[Obstacle]) -> Floats:
        """Vertices (v, 3) after the femur has moved a little further, mm.

        Args:
            femur: (4, 4) against the pelvis, from standing.
            shortening: mm by which the muscle's line of pull is shorter than in standing.
            obstacles: in their present places.
        """
        goal = np.where(self.muscle.insertion[:, None], moved_points(femur, self._rest), self._rest)
        for turn in range(ROUNDS):
            firm = FIRM if turn >= ROUNDS - LAST_ROUNDS else IN_CONTACT
            self._round(goal, shortening, obstacles, firm)
            self._correct(shortening)
        return self._vertices

    @property
    def _vertices(self) -> Floats:
        return np.asarray(self.muscle.lattice.hold @ self._nodes)

    def _round(
        self, goal: Floats, shortening: float, obstacles: Sequence[Obstacle], firm: float
    ) -> None:
        hold = self.muscle.lattice.hold
        foot, normal, touching = self._contacts(obstacles)
        held = AT_ORIGIN * self.muscle.origin + AT_INSERTION * self.muscle.insertion
        strength = np.where(touching, firm, held)
        system = self._rigidity + hold.T @ sparse.diags(strength) @ hold
        solver = splu(system.tocsc(), **SYMMETRIC)
        stretch = self._stretch(shortening)
        at = np.flatnonzero(touching)
        target, some, way = goal.copy(), hold[at], normal[at]
        target[at] = foot[at]
        for _ in range(TURNS):
            wanted = self.muscle.lattice.pull(self._nodes, stretch)
            self._nodes = solver.solve(wanted + hold.T @ (strength[:, None] * target))
            now = some @ self._nodes
            target[at] = now - way * np.einsum("ij,ij->i", now - foot[at], way)[:, None]

    def _contacts(self, obstacles: Sequence[Obstacle]) -> tuple[Floats, Floats, NDArray[np.bool_]]:
        """Where vertices that are too near should be, the way out, and which ones they are."""
        now = self._vertices
        pushed = now.copy()
        for _ in range(2):
            for obstacle in obstacles:
                distance, way = obstacle(pushed)
                pushed += np.maximum(CLEARANCE - distance, 0.0)[:, None] * way
        shift = pushed - now
        size = np.linalg.norm(shift, axis=1)
        touching = (size > 1e-6) & (self.muscle.origin < 1.0) & ~self.muscle.insertion
        return pushed, shift / np.maximum(size, 1e-9)[:, None], touching

    def _stretch(self, shortening: float) -> Floats:
        """(m, 3, 3) shorter along the fibres and thicker across them, at the same volume."""
        share = shortening / self.muscle.contractile + self._pull
        along = np.clip(1.0 - share * self.muscle.contraction, SHORTEST, LONGEST)
        across = self._swelling / np.sqrt(along)
        fibres = self.muscle.fibres
        lengthwise = fibres[:, :, None] * fibres[:, None, :]
        return np.asarray(
            across[:, None, None] * np.eye(3) + (along - across)[:, None, None] * lengthwise
        )

    def _correct(self, shortening: float) -> None:
        """Steer thickness towards the volume, and contraction towards the length, of the muscle."""
        now = self._vertices
        self._swelling *= (volume(now, self.muscle.mesh.faces) / self._volume) ** -VOLUME_GAIN
        slack = self.muscle.course_length(now) - (self._length - shortening)
        pull = self._pull + LENGTH_GAIN * slack / self.muscle.contractile
        self._pull = float(np.clip(pull, -self.muscle.most_pull, self.muscle.most_pull))


def volume(vertices: Floats, faces: NDArray[np.int32]) -> float:
    """Volume inside a closed surface, mm3."""
    crosses = face_crosses(vertices, faces)
    return float(np.einsum("ij,ij->", vertices[faces[:, 0]], crosses)) / 6.0
