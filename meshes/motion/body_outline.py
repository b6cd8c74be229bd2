"""A schematic body round the model: trunk, head and limbs as rounded tubes that follow a pose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from meshes.errors import MeshError
from meshes.keys import SIDES
from meshes.motion.joints import Pose
from meshes.motion.postures import Posture
from meshes.motion.rigid import Matrix, about, moved_points, turn_x
from meshes.motion.skeleton import Skeleton
from meshes.tables import FIGURES, read_table

Floats = NDArray[np.float64]

TABLE = FIGURES / "body_outline.csv"
THIGH = 413.0  # mm from hip to knee for which the table is written
MIDDLE = ("trunk", "head")
ROUND = 20  # corners of a ring
COSINES, SINES = (wave(2.0 * np.pi * np.arange(ROUND) / ROUND) for wave in (np.cos, np.sin))
END_RINGS = (0.35, 0.7, 0.95)  # of a quarter turn, in the rounded ends
END_LENGTH = 0.7  # of a rounded end, in half its thickness


@dataclass(frozen=True, slots=True)
class Ring:
    """One ring of a part, in standing and in body space, the left side for limbs.

    Attributes:
        frame: what it moves with.
        centre: (x outwards, y, z) mm.
        half_width: from its middle to the side, mm.
        half_depth: across that, mm.
    """

    frame: str
    centre: tuple[float, float, float]
    half_width: float
    half_depth: float


@dataclass(frozen=True)
class Tube:
    """A part of the body in the room: rings along it with rounded ends.

    Attributes:
        name: part and side, such as `shin left`.
        centres: (n, 3) mm.
        sizes: (n, 2) half width and half depth, mm.
        sideways: (n, 3) unit vectors to the body's right.
    """

    name: str
    centres: Floats
    sizes: Floats
    sideways: Floats

    def surface(self, thicker: float = 0.0) -> tuple[Floats, NDArray[np.int64]]:
        """Vertices (v, 3) in mm and triangles (f, 3), closed, `thicker` mm all round."""
        along = np.gradient(self.centres, axis=0)
        along /= np.linalg.norm(along, axis=1)[:, None]
        across = np.cross(self.sideways, along)
        across /= np.linalg.norm(across, axis=1)[:, None]
        ring, ahead = _ring_places(len(self.centres))
        quarter = np.abs(ahead) * np.pi / 2.0
        end = END_LENGTH * self.sizes.min(axis=1)[ring] + thicker
        centres = (
            self.centres[ring] + (np.sign(ahead) * np.sin(quarter) * end)[:, None] * along[ring]
        )
        wide, deep = (np.cos(quarter)[:, None] * (self.sizes[ring] + thicker)).T
        side = wide[:, None] * self.sideways[ring]
        front = deep[:, None] * across[ring]
        corners = (
            centres[:, None] + COSINES[:, None] * side[:, None] + SINES[:, None] * front[:, None]
        )
        return corners.reshape(-1, 3), joined(len(ring))


class BodyOutline:
    """Hangs the schematic body on a skeleton.

    Args:
        skeleton: of the model.
        knee: (3,) the middle of the left knee in standing, mm.

    Raises:
        MeshError: the table is missing or damaged.
    """

    def __init__(self, skeleton: Skeleton, knee: Floats) -> None:
        self._skeleton = skeleton
        self._parts, self._joints = _table()
        self._scale = float(np.linalg.norm(knee - skeleton.hips["left"])) / THIGH

    def tubes(self, pose: Pose, posture: Posture, side: str) -> tuple[Tube, ...]:
        """The parts of the body in a pose.

        Args:
            pose: angles of the model, degrees.
            posture: of the rest.
            side: which the pose is about, "left" or "right".
        """
        middle = self._middle_frames(pose, posture)
        found = [self._tube(part, "", middle) for part in MIDDLE]
        for one in SIDES:
            frames = middle | self._limb_frames(posture, one, middle, own=one == side)
            found += [self._tube(part, one, frames) for part in self._parts if part not in MIDDLE]
        return tuple(found)

    def _middle_frames(self, pose: Pose, posture: Posture) -> dict[str, Matrix]:
        bones = self._skeleton.transforms(pose)
        thorax = bones["t12_vertebra"] @ about(self._joint("t12"), turn_x(-posture.thorax))
        head = thorax @ about(self._joint("neck"), turn_x(-posture.neck))
        return {
            "pelvis": bones["sacrum"],
            "l3": bones["l3_vertebra"],
            "t12": bones["t12_vertebra"],
            "thorax": thorax,
            "head": head,
            **{f"thigh {side}": bones[f"femur_{side}"] for side in SIDES},
        }

    def _limb_frames(
        self,
        posture: Posture,
        side: str,
        middle: Mapping[str, Matrix],
        *,
        own: bool,
    ) -> dict[str, Matrix]:
        angles = posture.of("own" if own else "other")
        thigh = middle[f"thigh {side}"]
        shin = thigh @ about(self._joint("knee", side), turn_x(-angles["knee"]))
        foot = shin @ about(self._joint("ankle", side), turn_x(angles["ankle"]))
        arm = middle["thorax"] @ about(self._joint("shoulder", side), turn_x(angles["shoulder"]))
        forearm = arm @ about(self._joint("elbow", side), turn_x(angles["elbow"]))
        return {"thigh": thigh, "shin": shin, "foot": foot, "upper_arm": arm, "forearm": forearm}

    def _joint(self, name: str, side: str = "left") -> Floats:
        return _placed(self._joints[name], side, self._scale)

    def _tube(self, part: str, side: str, frames: Mapping[str, Matrix]) -> Tube:
        rings = self._parts[part]
        carried = [
            moved_points(frames[ring.frame], _placed(ring.centre, side, self._scale))
            for ring in rings
        ]
        sizes = [(self._scale * ring.half_width, self._scale * ring.half_depth) for ring in rings]
        sideways = [frames[ring.frame][:3, 0] for ring in rings]
        name = f"{part} {side}".strip()
        return Tube(name, np.array(carried), np.array(sizes), np.array(sideways))


def _placed(centre: Sequence[float], side: str, scale: float) -> Floats:
    outwards = 1.0 if side == "right" else -1.0
    return scale * np.array([outwards * centre[0], centre[1], centre[2]])


@cache
def _ring_places(count: int) -> tuple[NDArray[np.int64], Floats]:
    """Index of a ring (n,), and for those of the ends how far they are round, with direction."""
    first = [(0, -share) for share in reversed(END_RINGS)]
    last = [(count - 1, share) for share in END_RINGS]
    places = [*first, *((index, 0.0) for index in range(count)), *last]
    return np.array([index for index, _ in places]), np.array([ahead for _, ahead in places])


@cache
def joined(rings: int) -> NDArray[np.int64]:
    """(f, 3): triangles between neighbouring rings of `ROUND` corners, and a fan at either end."""
    here = np.arange(ROUND)
    after = np.roll(here, -1)
    faces = []
    for start in range(0, (rings - 1) * ROUND, ROUND):
        one, other = start + here, start + after
        faces += [np.stack([one, other + ROUND, other], axis=1)]
        faces += [np.stack([one, one + ROUND, other + ROUND], axis=1)]
    fan = np.stack([np.zeros(ROUND - 2, int), here[1:-1], here[2:]], axis=1)
    faces += [fan, fan[:, ::-1] + (rings - 1) * ROUND]
    return np.concatenate(faces)


@cache
def _table() -> tuple[Mapping[str, tuple[Ring, ...]], Mapping[str, tuple[float, float, float]]]:
    """Rings of each part, and the places of the joints, both in standing."""
    parts: dict[str, list[Ring]] = {}
    joints: dict[str, tuple[float, float, float]] = {}
    for row in read_table(TABLE):
        try:
            centre = (float(row["x"]), float(row["y"]), float(row["z"]))
            if row["part"] == "joint":
                joints[row["frame"]] = centre
            else:
                size = float(row["half_width"]), float(row["half_depth"])
                parts.setdefault(row["part"], []).append(Ring(row["frame"], centre, *size))
        except (ValueError, KeyError) as error:
            raise MeshError(
                f"{TABLE.name}: {row.get('part')} lacks a figure or has one that is no number. "
                "Put the table back."
            ) from error
    return {part: tuple(rings) for part, rings in parts.items()}, joints
