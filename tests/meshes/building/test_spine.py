"""The lumbar spine on the sacrum: curve, joint spaces, and nothing inside anything else."""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import trimesh
from scipy.spatial import cKDTree

from meshes.building.sacrum.figures import read_sacrum_figures
from meshes.building.sacrum.sacrum import sacrum
from meshes.building.solid import Solid
from meshes.building.spine import spine
from meshes.building.surface import surface_of
from meshes.building.vertebra import parts
from meshes.errors import MeshError
from meshes.keys import DISCS, STRUCTURE_KEYS, VERTEBRAE

SACRUM_TABLE = spine.TABLE.with_name("sacrum.csv")
LEVELS_DOWN = tuple(reversed(spine.ORDER))


@cache
def bare_sacrum() -> Solid:
    return sacrum(read_sacrum_figures(SACRUM_TABLE))


@cache
def column() -> dict[str, Solid]:
    return spine.lumbar_spine(bare_sacrum())


def grid(lower: np.ndarray, upper: np.ndarray) -> np.ndarray:
    """Points (n, 3) in a box, 0.8 mm apart."""
    axes = [np.arange(low, high, 0.8) for low, high in zip(lower, upper, strict=True)]
    return np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)


@cache
def samples(key: str) -> np.ndarray:
    """Points (n, 3) of a structure's volume, 0.8 mm apart."""
    solid = column()[key]
    points = grid(solid.lower, solid.upper)
    return points[solid.field(points) < 0.0]


def share_within(points: np.ndarray, key: str) -> float:
    """The share of the points that lies in a structure, which is nowhere outside its box."""
    solid = column()[key]
    near = points[((points >= solid.lower) & (points <= solid.upper)).all(axis=1)]
    return float((solid.field(near) < 0.0).sum() / len(points)) if len(near) else 0.0


@cache
def surface(key: str) -> trimesh.Trimesh:
    solid, small = column()[key], key in DISCS
    return surface_of(
        solid.field,
        solid.lower,
        solid.upper,
        step=0.9 if small else 1.2,
        triangles=2600 if small else 10000,
        passes=3 if small else 6,
    )


def neighbours() -> list[tuple[str, str]]:
    bones = [*(f"{level}_vertebra" for level in LEVELS_DOWN), "sacrum"]
    return list(itertools.pairwise(bones))


def test_every_vertebra_and_disc_has_its_key() -> None:
    assert set(column()) == {*VERTEBRAE, *DISCS, "sacrum"}
    assert set(column()) <= set(STRUCTURE_KEYS)


def test_lordosis_is_that_of_healthy_people_standing() -> None:
    marks = {level: column()[f"{level}_vertebra"].landmarks for level in spine.ORDER}
    below = column()["sacrum"].landmarks
    # Asian Spine J 2019, 627 volunteers: T12-S1 49.8 (sd 11.2), L4-S1 34.2 (sd 8.3).
    assert spine.lordosis(marks, below) == pytest.approx(49.8, abs=5.6)
    assert spine.lordosis(marks, below, "l4") == pytest.approx(34.2, abs=4.2)


def test_segments_add_up_to_the_lordosis() -> None:
    marks = {level: column()[f"{level}_vertebra"].landmarks for level in spine.ORDER}
    total = sum(joint.angle for joint in spine.joints().values())
    assert spine.lordosis(marks, column()["sacrum"].landmarks) == pytest.approx(total, abs=1e-6)


@pytest.mark.parametrize(("upper", "lower"), neighbours())
def test_no_bone_lies_inside_its_neighbour(upper: str, lower: str) -> None:
    one, other = column()[upper], column()[lower]
    shared = grid(np.maximum(one.lower, other.lower), np.minimum(one.upper, other.upper))
    inside = shared[one.field(shared) < 0.0]
    assert len(inside) > 1000
    assert other.field(inside).min() > 0.0


@pytest.mark.parametrize(("upper", "lower"), neighbours())
def test_facet_joints_have_a_space_of_one_to_three_millimetres(upper: str, lower: str) -> None:
    skin = surface(upper).vertices
    tip = column()[upper].landmarks.get("inferior_articular_process_right")
    near = skin[np.linalg.norm(skin - tip, axis=1) < 16.0]
    distance = np.sort(cKDTree(surface(lower).vertices).query(near)[0])
    assert 0.7 < distance[0] < 3.0
    assert np.count_nonzero(distance < 3.0) > 12  # a facet, not a point of contact


@pytest.mark.parametrize("key", DISCS)
def test_a_disc_is_closed_and_apart_from_the_bones(key: str) -> None:
    assert surface(key).is_volume
    assert surface(key).body_count == 1
    assert surface(key).euler_number == 2
    for bone in (*VERTEBRAE, "sacrum"):
        assert share_within(samples(key), bone) <= 0.002


@pytest.mark.parametrize("key", DISCS)
def test_a_disc_leaves_no_gap_to_the_end_plates(key: str) -> None:
    upper, lower = key.removesuffix("_disc").split("_")
    above = column()[f"{upper}_vertebra"]
    below = column()["sacrum" if lower == "s1" else f"{lower}_vertebra"]
    middle = column()[key].landmarks["centre"]
    up = above.landmarks["inferior_end_plate_centre"] - middle
    up /= np.linalg.norm(up)
    front = np.cross(up, [1.0, 0.0, 0.0])
    heights = np.arange(-12.0, 12.0, 0.05)
    for right, ahead in itertools.product((-10.0, 0.0, 10.0), (-7.0, 0.0, 5.0)):
        line = middle + right * np.eye(3)[0] + ahead * front + heights[:, None] * up
        soft = column()[key].field(line) < 0.0
        bone = np.minimum(above.field(line), below.field(line)) < 0.0
        inner = slice(np.argmin(bone), len(bone) - np.argmin(bone[::-1]))
        free = ~soft[inner] & ~bone[inner]
        assert free.sum() * 0.05 <= 0.5


@pytest.mark.parametrize("key", DISCS[1:])
def test_lumbar_discs_are_higher_in_front(key: str) -> None:
    upper, lower = key.removesuffix("_disc").split("_")
    above = column()[f"{upper}_vertebra"].landmarks
    below = column()["sacrum" if lower == "s1" else f"{lower}_vertebra"].landmarks
    plate = "s1_end_plate" if lower == "s1" else "superior_end_plate"
    ahead = np.linalg.norm(above["inferior_end_plate_front"] - below[f"{plate}_front"])
    behind = np.linalg.norm(above["inferior_end_plate_back"] - below[f"{plate}_back"])
    assert ahead > behind + 1.0


def test_vertebrae_stand_in_the_midplane_and_in_order() -> None:
    centres = [
        column()[f"{level}_vertebra"].landmarks["superior_end_plate_centre"]
        for level in spine.ORDER
    ]
    assert np.allclose([spot[0] for spot in centres], 0.0, atol=1e-9)
    assert np.all(np.diff([spot[2] for spot in centres]) > 25.0)
    assert parts.LEVELS == LEVELS_DOWN


def test_a_joint_left_out_of_the_table_is_named(tmp_path: Path) -> None:
    lines = spine.TABLE.read_text(encoding="utf-8").splitlines()
    short = tmp_path / "spine.csv"
    short.write_text("\n".join(line for line in lines if not line.startswith("l3_l4")), "utf-8")
    with pytest.raises(MeshError, match=r"spine\.csv: 'l3'"):
        spine.joints(short)


def test_a_joint_figure_that_is_no_number_is_shown(tmp_path: Path) -> None:
    broken = tmp_path / "spine.csv"
    text = spine.TABLE.read_text(encoding="utf-8").replace("l5_s1,21.6", "l5_s1,steep")
    broken.write_text(text, "utf-8")
    with pytest.raises(MeshError, match="steep"):
        spine.joints(broken)
