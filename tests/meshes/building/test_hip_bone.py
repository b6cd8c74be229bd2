"""The right hip bone: one closed surface with one hole, its landmarks and its socket."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import trimesh

from meshes.building.hip_bone.hip_bone import auricular_surface, hip_bone_right, socket_radius
from meshes.building.hip_bone.table import TABLE, read_hip_bone
from meshes.building.solid import Solid
from meshes.building.surface import polygonize, surface_of
from meshes.errors import MeshError

REFERENCE = Path(__file__).parents[4] / "shared" / "reference"


@cache
def bone() -> Solid:
    return hip_bone_right()


@cache
def surface() -> trimesh.Trimesh:
    solid = bone()
    return surface_of(solid.field, solid.lower, solid.upper, step=1.2, triangles=20_000)


def test_bone_is_one_closed_surface_with_the_obturator_foramen_as_its_only_hole() -> None:
    assert surface().is_volume
    assert surface().body_count == 1
    assert surface().euler_number == 0


def test_nothing_but_crumbs_is_thrown_away_with_the_largest_component() -> None:
    solid = bone()
    low, high = solid.lower, solid.upper
    axes = [np.arange(lo, hi, 2.0) for lo, hi in zip(low, high, strict=True)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)
    inside = (solid.field(grid) < 0.0).sum() * 8.0
    assert polygonize(solid.field, low, high, 1.5).volume == pytest.approx(inside, rel=0.01)


def test_size_is_that_of_an_average_adult() -> None:
    landmarks = bone().landmarks
    assert 2.0 * landmarks["asis"][0] == pytest.approx(237.0, abs=4.0)
    assert 2.0 * landmarks["pubic_tubercle"][0] == pytest.approx(52.0, abs=12.0)
    assert 150.0 < 2.0 * landmarks["acetabulum"][0] < 186.0
    assert surface().volume / 1000.0 == pytest.approx(310.0, abs=60.0)


def test_body_space_has_the_hip_centre_on_the_x_axis_and_a_vertical_anterior_pelvic_plane() -> None:
    landmarks = bone().landmarks
    assert landmarks["acetabulum"][1:] == pytest.approx([0.0, 0.0], abs=0.5)
    assert landmarks["asis"][1] == pytest.approx(landmarks["pubic_tubercle"][1], abs=2.0)


def test_bone_stays_on_its_side_and_leaves_room_for_the_symphysis() -> None:
    assert 1.0 < surface().bounds[0, 0] < 4.0


@pytest.mark.parametrize("name", sorted(set(hip_bone_right().landmarks) - {"acetabulum"}))
def test_landmark_lies_on_the_surface(name: str) -> None:
    assert abs(float(bone().field(bone().landmarks[name][None])[0])) < 3.0


def test_landmarks_stand_to_each_other_as_in_every_pelvis() -> None:
    at = bone().landmarks
    heights = ["iliac_crest", "psis", "asis", "piis", "aiis", "ischial_spine", "ischial_tuberosity"]
    ups = [at[name][2] for name in heights]
    assert ups == sorted(ups, reverse=True)
    fronts = [at[name][1] for name in ("psis", "piis", "ischial_spine", "aiis", "asis")]
    assert fronts == sorted(fronts)


def test_socket_is_a_hollow_ball_with_bone_behind_it() -> None:
    centre, radius = bone().landmarks["acetabulum"], socket_radius()
    rng = np.random.default_rng(1)
    rays = rng.normal(size=(4000, 3))
    rays /= np.linalg.norm(rays, axis=1)[:, None]
    assert bone().field(centre + (radius - 1.5) * rays).min() > 0.0
    medial = rays[(rays[:, 0] < -0.8) & (rays[:, 2] > -0.1)]
    walls = np.stack(
        [bone().field(centre + (radius + d) * medial) for d in np.arange(0.5, 12, 0.5)]
    )
    assert walls.min(axis=0).max() < -0.5


def test_auricular_surface_faces_the_sacrum_behind_and_above_the_hip() -> None:
    ear = auricular_surface()
    assert ear.shape[1] == 3
    assert np.abs(bone().field(ear)).max() < 4.0
    assert ear[:, 1].max() < -10.0
    assert ear[:, 2].min() > 50.0


def test_building_twice_gives_the_same_triangles() -> None:
    solid = hip_bone_right()
    again = surface_of(solid.field, solid.lower, solid.upper, step=1.2, triangles=20_000)
    assert np.array_equal(again.vertices, surface().vertices)
    assert np.array_equal(again.faces, surface().faces)


def test_every_figure_is_a_mean_of_all_four_people() -> None:
    rows = TABLE.read_text(encoding="utf-8").splitlines()
    assert len(rows) <= 265
    assert all(",4," in row for row in rows[1:])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("outline,ischial spine,", "outlin,ischial spine,", "unknown part 'outlin'"),
        ("outline,ischial spine,", "outline,iliac tubercle,", "given twice"),
        ("outline,ischial spine,", "outline,ischial spine,x", "is no number"),
        ("outline,ischial spine,-", "outline,ischial spine,-9", "within 300 mm"),
        ("\nsocket,radius,", "\nsocket,size,", "'radius'"),
    ],
)
def test_spoilt_table_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = TABLE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "hip_bone.csv"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(MeshError, match=r"hip_bone\.csv") as caught:
        read_hip_bone(path)
    assert said in str(caught.value)


def test_table_without_the_arcuate_line_is_refused(tmp_path: Path) -> None:
    rows = TABLE.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "hip_bone.csv"
    path.write_text("\n".join(row for row in rows if not row.startswith("border,")))
    with pytest.raises(MeshError, match="0 rows of part 'border'"):
        read_hip_bone(path)


def test_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MeshError, match="cannot be read"):
        read_hip_bone(tmp_path / "hip_bone.csv")


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="the reference people are not beside the project"
)
def test_bone_is_nearer_to_people_than_people_are_to_each_other(tmp_path: Path) -> None:
    surface().export(tmp_path / "hip_bone_right.ply")
    report = tmp_path / "report.json"
    command = [sys.executable, str(REFERENCE / "compare.py"), "--candidate", str(tmp_path)]
    command += ["--no-set", "--no-overlap", "--samples", "4000", "--json", str(report)]
    subprocess.run(command, check=True, capture_output=True)
    found = json.loads(report.read_text())["structures"]["hip_bone_right"]
    people = found["against"].values()
    assert len(people) >= 3
    assert found["x_human"] < 0.85
    assert np.median([person["hd95"] for person in people]) < 5.5
