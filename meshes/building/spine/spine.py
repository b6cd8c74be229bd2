"""Stands the lumbar vertebrae on the sacrum: one figure row a joint, from L5 up to T12.

A segment's angle runs from the upper end plate of a vertebra to the upper end plate below it,
so the angles of all segments add up to the lordosis.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from meshes.building.fields import smooth_minimum
from meshes.building.solid import Solid
from meshes.building.spine.disc import disc
from meshes.building.vertebra import parts
from meshes.building.vertebra.body import rim_points
from meshes.building.vertebra.table import read_figures
from meshes.building.vertebra.vertebra import vertebra
from meshes.errors import MeshError
from meshes.tables import FIGURES, read_table

Floats = NDArray[np.float64]
Landmarks = Mapping[str, Floats]

TABLE = FIGURES / "spine.csv"
JOINT_SPACE = 1.2  # mm between the bones of a facet joint (two layers of cartilage)
_NEAR = 4.0  # mm
_EDGE = 1.0  # mm, rounding of a facet's border
_LEAST, _MOST = 0.68, 1.06  # radius of the S1 end plate against L5's lower one, held between
_RIM_DEPTH = 4.0  # mm under the S1 end plate where its outline is taken
ORDER = ("l5", "l4", "l3", "l2", "l1", "t12")


@dataclass(frozen=True, slots=True)
class Joint:
    """How a vertebra stands on the bone below.

    Attributes:
        angle: degrees by which its upper end plate leans back against the one below.
        gap: mm between the rim planes of the disc, at their middle.
        shift: mm by which its lower end plate lies in front of (< 0: behind) the one below.
    """

    angle: float
    gap: float
    shift: float


def joints(table: Path = TABLE) -> dict[str, Joint]:
    """The joint below every vertebra, by level.

    Raises:
        MeshError: the file is missing, a joint is missing or a cell is not a number.
    """
    try:
        rows = {row["joint"].split("_")[0]: row for row in read_table(table)}
        return {level: _joint(rows[level]) for level in ORDER}
    except (KeyError, ValueError) as problem:
        raise MeshError(f"{table.name}: {problem}. Each joint needs three numbers.") from None


def _joint(row: dict[str, str]) -> Joint:
    columns = ("segment_angle", "disc_gap", "forward_shift")
    return Joint(*(float(row[column]) for column in columns))


def poses(
    vertebrae: Mapping[str, Landmarks], sacrum: Landmarks, figures: Mapping[str, Joint]
) -> dict[str, Floats]:
    """The 4x4 pose in body space of every vertebra, by level.

    Args:
        vertebrae: level -> landmarks of the vertebra in its own frame, mm.
        sacrum: landmarks `s1_end_plate_front` and `s1_end_plate_back` in body space, mm.
        figures: level -> the joint below it.
    """
    middle, lean = _plate(sacrum, "s1_end_plate")
    placed = {}
    for level in ORDER:
        joint = figures[level]
        own_top, top_lean = _plate(vertebrae[level], "superior_end_plate")
        own_bottom, bottom_lean = _plate(vertebrae[level], "inferior_end_plate")
        turn = lean + joint.angle - top_lean
        across = _direction(0.5 * (lean + turn + bottom_lean))
        up = np.array([0.0, -across[2], across[1]])
        bottom = middle + joint.gap * up + joint.shift * across
        placed[level] = _pose(turn, own_bottom, bottom)
        middle = placed[level][:3, :3] @ own_top + placed[level][:3, 3]
        lean = turn + top_lean
    return placed


def lordosis(placed: Mapping[str, Landmarks], sacrum: Landmarks, upper: str = "t12") -> float:
    """Degrees between an upper end plate and that of S1, from landmarks in body space."""
    return _plate(placed[upper], "superior_end_plate")[1] - _plate(sacrum, "s1_end_plate")[1]


def place(vertebrae: Mapping[str, Solid], sacrum: Landmarks) -> dict[str, Solid]:
    """The vertebrae in body space, standing on the sacrum's S1 end plate."""
    marks = {level: solid.landmarks for level, solid in vertebrae.items()}
    return {
        level: vertebrae[level].placed(pose)
        for level, pose in poses(marks, sacrum, joints()).items()
    }


def articulated(solids: Mapping[str, Solid]) -> dict[str, Solid]:
    """The placed vertebrae with a joint space of `JOINT_SPACE` mm wherever two bones come close.

    Where they do, both give way equally, so that their facets stay parallel.
    """
    spaced = {}
    for at, level in enumerate(ORDER):
        around = [solids[ORDER[i]] for i in (at - 1, at + 1) if 0 <= i < len(ORDER)]
        spaced[level] = _with_space(solids[level], around, share=0.5)
    return spaced


def with_lumbosacral_joints(sacrum: Solid, l5: Solid) -> Solid:
    """The sacrum with its upper facets hollowed to receive L5's lower articular processes."""
    return _with_space(sacrum, [l5], share=1.0)


def _with_space(own: Solid, around: list[Solid], share: float) -> Solid:
    """A bone that leaves `JOINT_SPACE` to its neighbours and gives `share` of what they lack."""

    def field(points: Floats) -> Floats:
        value = own.field(points)
        for bone in around:
            near = _within(points, bone) & (value < _NEAR)
            if not near.any():
                continue
            other = bone.field(points[near])
            apart = (1.0 - share) * value[near] - share * other + share * JOINT_SPACE
            value[near] = -smooth_minimum(-value[near], -apart, _EDGE)
        return value

    return Solid(field, own.lower, own.upper, own.landmarks)


def _within(points: Floats, bone: Solid) -> NDArray[np.bool_]:
    inside = (points > bone.lower - _NEAR) & (points < bone.upper + _NEAR)
    return np.asarray(inside.all(axis=1))


def lumbar_spine(sacrum: Solid) -> dict[str, Solid]:
    """Vertebrae, discs and the sacrum they stand on, in body space, by structure key.

    The sacrum comes back with its upper facets fitted to L5.

    Args:
        sacrum: in body space, with the landmarks of its S1 end plate.
    """
    table = read_figures()
    bones = {level: vertebra(level, table) for level in ORDER}
    marks = {level: bone.landmarks for level, bone in bones.items()}
    at = poses(marks, sacrum.landmarks, joints())
    placed = articulated({level: bones[level].placed(at[level]) for level in ORDER})
    sacrum = with_lumbosacral_joints(sacrum, placed[ORDER[0]])
    found = {"sacrum": sacrum} | {f"{level}_vertebra": bone for level, bone in placed.items()}
    fields = {level: solid.field for level, solid in placed.items()} | {"s1": sacrum.field}
    for upper, lower in zip(ORDER, ("s1", *ORDER), strict=False):
        rim = _carried(rim_points(table[upper], parts.PLATES[1]), at[upper])
        if lower == "s1":
            floor = sacral_rim(sacrum, rim)
        else:
            floor = _carried(rim_points(table[lower], parts.PLATES[0]), at[lower])
        found[f"{upper}_{lower}_disc"] = disc(rim, floor, (fields[upper], fields[lower]))
    return found


def sacral_rim(sacrum: Solid, above: Floats) -> Floats:
    """Points (n, 3) round the S1 end plate, one under each point (n, 3) of L5's lower rim."""
    middle, lean = _plate(sacrum.landmarks, "s1_end_plate")
    axes = np.array([[1.0, 0.0, 0.0], _direction(lean), _direction(lean + 90.0)])
    turns = np.arange(len(above)) * 2.0 * np.pi / len(above)
    sizes = np.linalg.norm(above - above.mean(axis=0), axis=1)
    rim = []
    for turn, size in zip(turns, sizes, strict=True):
        ray = np.sin(turn) * axes[0] + np.cos(turn) * axes[1]
        steps = np.arange(_LEAST * size, _MOST * size, 0.25)
        under = middle - _RIM_DEPTH * axes[2] + steps[:, None] * ray
        outside = sacrum.field(under) > 0.0
        radius = steps[np.argmax(outside)] if outside.any() else steps[-1]
        rim.append(_surface(sacrum, middle + 0.9 * radius * ray, axes[2]) + 0.1 * radius * ray)
    return np.array(rim)


def _surface(sacrum: Solid, spot: Floats, up: Floats) -> Floats:
    """The first bone met on the way down through a spot."""
    heights = np.arange(6.0, -6.0, -0.1)
    inside = sacrum.field(spot + heights[:, None] * up) < 0.0
    return np.asarray(spot + (heights[np.argmax(inside)] if inside.any() else 0.0) * up)


def _carried(points: Floats, pose: Floats) -> Floats:
    return np.asarray(points @ pose[:3, :3].T + pose[:3, 3])


def _plate(landmarks: Landmarks, name: str) -> tuple[Floats, float]:
    """Middle (3,) of an end plate's rim in the midline and its lean, degrees, front up."""
    front, back = landmarks[f"{name}_front"], landmarks[f"{name}_back"]
    rise = front - back
    return 0.5 * (front + back), float(np.degrees(np.arctan2(rise[2], rise[1])))


def _direction(lean: float) -> Floats:
    return np.array([0.0, np.cos(np.radians(lean)), np.sin(np.radians(lean))])


def _pose(turn: float, own: Floats, target: Floats) -> Floats:
    """Lean back by `turn` degrees, carrying the point `own` to `target`."""
    cosine, sine = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    pose = np.eye(4)
    pose[1:3, 1:3] = [[cosine, -sine], [sine, cosine]]
    pose[:3, 3] = target - pose[:3, :3] @ own
    return pose
