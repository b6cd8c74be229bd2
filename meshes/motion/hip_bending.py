"""What crosses the hip: its shipped shapes over flexion, turned sideways with the thigh."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh
from meshes.motion.rigid import turn_x, turn_y, turn_z
from meshes.motion.shapes import (
    ABDUCTIONS,
    ANGLES,
    OFFSET_UNIT,
    ROTATIONS,
    SIDEWAYS,
    SIDEWAYS_ANGLES,
    SIDEWAYS_STEP,
    STEP,
    Shapes,
)
from meshes.motion.spine_bending import unit

Floats = NDArray[np.float64]
Float32s = NDArray[np.float32]
Surface = tuple[Float32s, Float32s]
"""Vertices and unit normals, (n, 3) each."""

OVER_BRIM = np.array([0.0, 9.0, 6.0])  # mm from the iliopubic eminence to the muscle over it
FREE = (0.06, 0.87)  # share of the way from there to the trochanter that takes up a sideways turn


@dataclass(frozen=True, slots=True)
class HipAngles:
    """Degrees; of either side, as both are worked out on the right."""

    flexion: float
    abduction: float
    rotation: float


@dataclass(frozen=True)
class HipPlaces:
    """Points of the right hip in standing, (3,) mm each.

    Attributes:
        centre: of the femoral head.
        brim: where the muscles pass the brim of the pelvis.
        trochanter: the lesser one, where they end.
    """

    centre: Floats
    brim: Floats
    trochanter: Floats

    @classmethod
    def of(cls, meshes: Mapping[str, SurfaceMesh], centre: Floats) -> HipPlaces:
        """From the landmarks of the right hip bone and femur."""
        eminence = meshes["hip_bone_right"].landmarks["iliopubic_eminence"]
        trochanter = meshes["femur_right"].landmarks["lesser_trochanter"]
        return cls(centre, eminence + OVER_BRIM, trochanter)

    def turned_sideways(self, surface: Surface, angles: HipAngles) -> Surface:
        """What ab- or adduction and rotation of the thigh do to a surface that is flexed already.

        Space itself is turned about the hip, more the nearer to the trochanter, so that nothing
        that lies side by side can come to cross.
        """
        if not angles.abduction and not angles.rotation:
            return surface
        flexed = turn_x(angles.flexion)
        turn = flexed @ turn_y(-angles.abduction) @ turn_z(angles.rotation) @ flexed.T
        share = self.share_of_turn(surface[0], angles.flexion)
        return bent(surface, share, np.asarray(turn), self.centre)

    def share_of_turn(self, vertices: Float32s, flexion: float) -> Float32s:
        """(n,) how much of a turn sideways each place takes: 0 at the brim, 1 at the end."""
        way = self.centre + turn_x(flexion) @ (self.trochanter - self.centre) - self.brim
        along = (vertices - self.brim.astype(np.float32)) @ (way / (way @ way)).astype(np.float32)
        return smooth(along, *FREE)


class HipMuscle:
    """A right-sided muscle or nerve that hip flexion changes.

    Args:
        mesh: in standing.
        shapes: as shipped.
        places: of the right hip.
    """

    def __init__(self, mesh: SurfaceMesh, shapes: Shapes, places: HipPlaces) -> None:
        self._rest, self._shapes, self._places = mesh.vertices, shapes, places

    def bent(self, angles: HipAngles) -> Surface:
        """Vertices and normals against the pelvis."""
        low, share = _between(angles.flexion, STEP, len(ANGLES))
        offsets, normals = self._shapes.offsets, self._shapes.normals
        moved = _mixed(offsets[low], offsets[low + 1], share)
        vertices = self._rest + moved * np.float32(OFFSET_UNIT)
        turned = unit(_mixed(normals[low], normals[low + 1], share))
        placed, turned = self._places.turned_sideways((vertices, turned), angles)
        return placed + self._settled(angles), turned

    def _settled(self, angles: HipAngles) -> Float32s | float:
        """What contact and volume add to the turn sideways, mm."""
        added: Float32s | float = 0.0
        low, share = _between(angles.flexion, SIDEWAYS_STEP, len(SIDEWAYS_ANGLES))
        for (abduction, rotation), settled in zip(SIDEWAYS, self._shapes.sideways, strict=False):
            part = _part(angles.abduction, abduction, ABDUCTIONS)
            part *= _part(angles.rotation, rotation, ROTATIONS)
            if part > 0.0:
                mixed = _mixed(settled[low], settled[low + 1], share)
                added = added + mixed * np.float32(part * OFFSET_UNIT)
        return added


def _part(angle: float, end: float, ends: tuple[float, float]) -> float:
    """How much an angle is like an end of the movement, or, where that is 0, like neither end."""
    if end:
        return min(max(angle / end, 0.0), 1.0)
    return 1.0 - max(_part(angle, other, ends) for other in ends)


def bent(surface: Surface, share: Float32s, turn: Floats, about: Floats) -> Surface:
    """Vertices and normals after each has taken its share (n,) of a turn (3, 3) about a point."""
    axis, angle = _axis_angle(turn)
    vertices, normals = (part.copy() for part in surface)
    part, centre = np.flatnonzero(share), about.astype(np.float32)
    angles = share[part] * np.float32(angle)
    vertices[part] = _turned(vertices[part] - centre, axis, angles) + centre
    normals[part] = _turned(normals[part], axis, angles)
    return vertices, normals


def smooth(values: Float32s, low: float, high: float) -> Float32s:
    share = np.clip((values - np.float32(low)) / np.float32(high - low), 0.0, 1.0)
    return np.asarray(share * share * (3.0 - 2.0 * share), np.float32)


def _between(flexion: float, step: float, count: int) -> tuple[int, np.float32]:
    """Number of the shape below an angle, and the share of the way to the next."""
    place = (min(max(flexion, ANGLES[0]), ANGLES[-1]) - ANGLES[0]) / step
    low = min(int(place), count - 2)
    return low, np.float32(place - low)


def _mixed(first: NDArray[np.generic], second: NDArray[np.generic], share: np.float32) -> Float32s:
    start = first.astype(np.float32)
    return np.asarray(start + share * (second.astype(np.float32) - start))


def _axis_angle(turn: Floats) -> tuple[Float32s, float]:
    """Unit axis and radians of a turn of less than half a circle."""
    vector = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]])
    sine = 0.5 * float(np.linalg.norm(vector))
    if sine < 1e-9:
        return np.array([1.0, 0.0, 0.0], np.float32), 0.0
    angle = float(np.arctan2(sine, 0.5 * (np.trace(turn) - 1.0)))
    return (vector / (2.0 * sine)).astype(np.float32), angle


def _turned(vectors: Float32s, axis: Float32s, angle: Float32s) -> Float32s:
    """Each vector (n, 3) turned about one axis by its own angle, after Rodrigues."""
    cosine, sine = np.cos(angle)[:, None], np.sin(angle)[:, None]
    along = (vectors @ axis)[:, None] * axis
    x, y, z = axis
    across = np.array([[0.0, z, -y], [-z, 0.0, x], [y, -x, 0.0]], np.float32)
    return np.asarray(cosine * (vectors - along) + sine * (vectors @ across) + along)
