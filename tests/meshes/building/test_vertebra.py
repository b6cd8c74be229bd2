"""The vertebrae: one closed ring of bone each, and the parts an anatomist looks for."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import trimesh
from scipy.spatial import cKDTree

from meshes.building.solid import Solid
from meshes.building.surface import surface_of
from meshes.building.vertebra import parts
from meshes.building.vertebra.table import TABLE, read_figures
from meshes.building.vertebra.vertebra import vertebra
from meshes.errors import MeshError

REFERENCE = Path(__file__).parents[3] / ".." / "shared" / "reference"
LUMBAR = ("l1", "l2", "l3", "l4", "l5")


@cache
def solid(level: str) -> Solid:
    return vertebra(level, read_figures())


@cache
def mesh(level: str) -> trimesh.Trimesh:
    bone = solid(level)
    return surface_of(bone.field, bone.lower, bone.upper, step=1.1, triangles=10000)


def inside(level: str, *points: tuple[float, float, float]) -> np.ndarray:
    return solid(level).field(np.array(points, dtype=float)) < 0.0


@pytest.mark.parametrize("level", parts.LEVELS)
def test_a_vertebra_is_one_closed_bone_with_one_canal(level: str) -> None:
    bone = mesh(level)
    assert bone.is_volume
    assert bone.body_count == 1
    assert bone.euler_number == 0  # genus 1: the vertebral canal and no other hole
    assert 9000 <= len(bone.faces) <= 11000


@pytest.mark.parametrize("level", parts.LEVELS)
def test_left_and_right_halves_mirror_each_other(level: str) -> None:
    rng = np.random.default_rng(7)
    points = rng.uniform(solid(level).lower, solid(level).upper, (4000, 3))
    other = points * np.array([-1.0, 1.0, 1.0])
    assert np.allclose(solid(level).field(points), solid(level).field(other), atol=1e-6)


@pytest.mark.parametrize("level", parts.LEVELS)
def test_sampling_misses_nothing_of_either_half(level: str) -> None:
    bone = mesh(level)
    spots, _ = trimesh.sample.sample_surface(bone, 40_000, seed=5)
    apart, _ = cKDTree(spots).query(spots * [-1.0, 1.0, 1.0])
    assert apart.max() < 1.5  # 0.6 mm between the spots
    assert np.abs(solid(level).field(bone.vertices)).max() < 1.0


@pytest.mark.parametrize("level", parts.LEVELS)
def test_landmarks_lie_on_the_bone(level: str) -> None:
    marks = solid(level).landmarks
    tips = [k for k in marks if k.endswith(("_right", "_left")) and "plate" not in k]
    for name in [*tips, "spinous_process", "superior_end_plate_centre"]:
        if "root" not in name:
            assert abs(solid(level).field(marks[name][None])[0]) < 1.5, name


@pytest.mark.parametrize("level", parts.LEVELS)
def test_the_canal_is_open_and_as_wide_as_in_people(level: str) -> None:
    back_wall = solid(level).landmarks["superior_end_plate_back"][1]
    line = np.arange(-20.0, 20.0, 0.1)
    widths = []
    for depth in (5.0, 6.0, 7.0):
        row = np.column_stack([line, np.full(400, back_wall - depth), np.full(400, 4.0)])
        free = line[solid(level).field(row) > 0.0]
        middle = free[np.abs(free) < 14.0]
        widths.append(np.ptp(middle))
    assert 18.0 < max(widths) < 27.0  # the reference people: 17.5 to 26 mm at this height


def test_the_third_lumbar_transverse_process_reaches_farthest_of_the_free_ones() -> None:
    reach = {k: solid(k).landmarks["transverse_process_right"][0] for k in parts.LEVELS}
    assert reach["l3"] == max(reach[k] for k in ("l1", "l2", "l3", "l4"))
    assert reach["t12"] == min(reach.values()) < 0.75 * reach["l1"]


def test_the_transverse_process_is_thickest_at_l5() -> None:
    def thickness(level: str) -> float:
        tip = solid(level).landmarks["transverse_process_right"]
        root = solid(level).landmarks["transverse_process_root_right"]
        across = np.linspace(-15.0, 15.0, 601)
        front = 0.5 * (tip + root) + across[:, None] * np.array([0.0, 1.0, 0.0])
        return float((solid(level).field(front) < 0.0).sum() * 0.05)

    assert thickness("l5") > 1.3 * max(thickness(level) for level in LUMBAR[:4])


def test_the_body_of_l5_is_a_wedge_and_l2_is_not() -> None:
    def wedge(level: str) -> float:
        marks = solid(level).landmarks
        leans = []
        for plate in ("superior", "inferior"):
            rise = marks[f"{plate}_end_plate_front"] - marks[f"{plate}_end_plate_back"]
            leans.append(np.degrees(np.arctan2(rise[2], rise[1])))
        return float(leans[0] - leans[1])

    assert 6.5 < wedge("l5") < 16.0
    assert abs(wedge("l2")) < 4.0


@pytest.mark.parametrize("level", LUMBAR)
def test_end_plates_are_hollow_and_the_body_is_waisted(level: str) -> None:
    figures = read_figures()[level]
    for plate, side in zip(parts.PLATES, (1.0, -1.0), strict=True):
        rows = parts.plate_height_names(plate)
        rim = np.mean([figures[name] for name, share, _ in rows if share > 0.8])
        assert side * (rim - figures[rows[0][0]]) > 0.2
    side_rims = [figures[f"body, {ring}, radius at 90 deg"] for ring in ("upper rim", "lower rim")]
    assert min(side_rims) - figures["body, waist, radius at 90 deg"] > 1.5


@pytest.mark.parametrize("level", ["l1", "l2", "l3"])
def test_the_back_of_the_upper_end_plate_is_hollow_like_a_kidney(level: str) -> None:
    figures = read_figures()[level]
    middle = figures["body, upper rim, radius at 180 deg"]
    beside = figures["body, upper rim, radius at 155 deg"] * np.cos(np.radians(25.0))
    assert beside > middle + 0.2


def test_upper_facets_face_back_in_t12_and_inwards_in_l1() -> None:
    def facet_normal(level: str) -> np.ndarray:
        place = parts.ARTICULAR_COLUMN.sections[-2]
        figures = read_figures()[level]
        centre = np.array([figures[name] for name in place.centre_names()])
        normals = []
        for angle in (180, 210, 240, 270):
            name = f"{place.place}, radius at {angle} deg"
            turn = np.radians(angle)
            normals.append((figures[name], np.cos(turn), np.sin(turn)))
        nearest = min(normals)
        assert centre[0] > 10.0
        return np.array(nearest[1:])

    assert facet_normal("t12")[1] < -0.85
    assert facet_normal("l1")[0] < -0.4


def test_t12_has_a_hollow_rib_facet_on_each_side() -> None:
    figures = read_figures()["t12"]
    spot = np.array([figures[f"rib facet, centre {way}"] for way in ("right", "front", "up")])
    out = np.array([0.87, -0.49, 0.0])
    along = np.array([0.49, 0.87, 0.0])

    def surface(offset: float) -> float:
        steps = np.arange(8.0, -8.0, -0.02)
        line = spot + offset * along + steps[:, None] * out
        return float(steps[np.argmax(solid("t12").field(line) < 0.0)])

    rim = 0.5 * (surface(-3.5) + surface(3.5))
    assert rim - surface(0.0) > 0.2


@pytest.mark.parametrize(
    "name", ["lamina, midline, radius at 90 deg", "pedicle, narrowest, centre up"]
)
def test_a_missing_figure_is_named(name: str) -> None:
    table = read_figures()
    del table["l3"][name]
    with pytest.raises(MeshError, match=name):
        vertebra("l3", table)


def test_an_unknown_level_is_named() -> None:
    with pytest.raises(MeshError, match="l6"):
        vertebra("l6", read_figures())


def test_a_cell_that_is_no_number_is_located(tmp_path: Path) -> None:
    broken = tmp_path / "vertebra.csv"
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    name, rest = lines[4].rsplit('",', 1)
    broken.write_text("\n".join([*lines[:4], f'{name}",wide,{rest.split(",", 1)[1]}']), "utf-8")
    with pytest.raises(MeshError, match=r"line 5, column t12: 'wide'"):
        read_figures(broken)


def test_a_longer_transverse_process_in_the_table_is_a_longer_one_in_the_bone() -> None:
    table = read_figures()
    table["l3"][parts.TRANSVERSE_TIP] += 6.0
    longer = vertebra("l3", table)
    wide = surface_of(longer.field, longer.lower, longer.upper, step=1.5, triangles=20000)
    assert 9.0 < wide.extents[0] - mesh("l3").extents[0] < 13.0


def test_solids_are_values() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        solid("l3").lower = np.zeros(3)  # type: ignore[misc]


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference people are not here")
def test_vertebrae_are_nearer_to_people_than_people_are_to_each_other(tmp_path: Path) -> None:
    for level in LUMBAR:
        mesh(level).export(tmp_path / f"{level}_vertebra.ply")
    subprocess.run(
        [
            sys.executable,
            str(REFERENCE / "compare.py"),
            "--candidate",
            str(tmp_path),
            "--no-set",
            "--no-overlap",
            "--json",
            str(tmp_path / "out.json"),
        ],
        check=True,
        capture_output=True,
    )
    found = json.loads((tmp_path / "out.json").read_text())["structures"]
    assert len(found) == 5
    for key, row in found.items():
        assert row["x_human"] <= 0.7, key
        assert max(one["hd95"] for one in row["against"].values()) <= 4.0, key
