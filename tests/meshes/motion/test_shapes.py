"""The shipped shapes: small, made for the shipped meshes, and made again the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from meshes.building.motion.baking import posed_from_standing
from meshes.errors import MeshError
from meshes.library import load_library
from meshes.motion.joints import JOINTS
from meshes.motion.shapes import (
    ABDUCTIONS,
    ANGLES,
    OFFSET_UNIT,
    ROTATIONS,
    SHIPPED_SHAPES,
    SIDEWAYS_ANGLES,
    load_shapes,
    write_shapes,
)

SHIPPED = load_library()
LARGEST = 12_000_000  # bytes that motion may add to the package
DRIFT = 0.1  # mm by which another processor may round its way elsewhere


def test_the_shapes_are_a_small_part_of_the_package() -> None:
    assert SHIPPED_SHAPES.stat().st_size < LARGEST


def test_there_is_a_shape_every_five_degrees_from_20_back_to_105_forward() -> None:
    shapes = load_shapes(SHIPPED)

    assert tuple(range(-20, 106, 5)) == ANGLES
    assert set(shapes) == {
        *("psoas_major_right", "psoas_minor_right", "iliacus_right"),
        *("femoral_nerve_right", "inguinal_ligament_right"),
    }
    for key, shape in shapes.items():
        assert shape.offsets.shape == (len(ANGLES), len(SHIPPED[key].vertices), 3)
        assert not shape.offsets[ANGLES.index(0.0)].any()


def test_the_thigh_is_turned_sideways_as_far_as_the_joints_go() -> None:
    for move, ends in (("abduction", ABDUCTIONS), ("rotation", ROTATIONS)):
        joint = JOINTS[f"hip_{move}_right"]
        assert ends == (joint.lowest, joint.highest)
    assert set(SIDEWAYS_ANGLES) <= set(ANGLES)
    assert (SIDEWAYS_ANGLES[0], SIDEWAYS_ANGLES[-1]) == (ANGLES[0], ANGLES[-1])


def test_what_is_shipped_is_what_is_worked_out() -> None:
    key, angle = "psoas_major_right", -5.0
    shipped = load_shapes(SHIPPED)[key].offsets[ANGLES.index(angle)] * OFFSET_UNIT

    made = posed_from_standing(SHIPPED, key, flexions=(angle, 0.0))[angle]

    assert np.abs(made - SHIPPED[key].vertices - shipped).max() < DRIFT


def test_shapes_are_read_as_they_were_written(tmp_path: Path) -> None:
    shapes, path = load_shapes(SHIPPED), tmp_path / "shapes.npz"
    write_shapes(shapes, path)

    again = load_shapes(SHIPPED, path)

    assert all(np.array_equal(again[key].offsets, shapes[key].offsets) for key in shapes)
    assert [file.name for file in tmp_path.iterdir()] == ["shapes.npz"]


def test_a_missing_or_damaged_file_says_how_to_repair_it(tmp_path: Path) -> None:
    path = tmp_path / "shapes.npz"
    with pytest.raises(MeshError, match=r"is missing\. Install the program again"):
        load_shapes(SHIPPED, path)
    path.write_bytes(SHIPPED_SHAPES.read_bytes()[:5000])
    with pytest.raises(MeshError, match=r"is damaged\. Install the program again"):
        load_shapes(SHIPPED, path)
    with path.open("wb") as stream:
        np.savez(stream, **{"iliacus_right/offsets": np.zeros(3, np.int16)})
    with pytest.raises(MeshError, match="is damaged at iliacus_right"):
        load_shapes(SHIPPED, path)


def test_shapes_of_other_meshes_are_refused() -> None:
    others = SHIPPED | {"iliacus_right": SHIPPED["psoas_major_right"]}

    with pytest.raises(MeshError, match=r"made for another iliacus_right\. Build both again"):
        load_shapes(others)


def test_a_full_disk_leaves_no_partial_file(tmp_path: Path) -> None:
    blocked = tmp_path / "shapes.npz"
    blocked.mkdir()
    with pytest.raises(MeshError, match="could not be written"):
        write_shapes(load_shapes(SHIPPED), blocked)
    assert [file.name for file in tmp_path.iterdir()] == ["shapes.npz"]


def test_showing_a_pose_needs_none_of_the_libraries_that_worked_it_out() -> None:
    asked = "\n".join(
        (
            "import sys",
            "sys.modules |= dict.fromkeys(('scipy', 'skimage', 'fast_simplification'))",
            "from meshes.library import load_library",
            "from meshes.motion.posing import Pose, Posing",
            "print(len(Posing(load_library()).posed(Pose.of({'hip_flexion_left': 50.0}))))",
        )
    )
    found = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )

    assert found.stdout.strip() == "6"
