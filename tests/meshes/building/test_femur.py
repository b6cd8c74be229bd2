"""The femur: its shape, its stance, and that its dimensions act."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
import trimesh

from meshes.building.femur.axes import FemurAxes, measure_axes
from meshes.building.femur.femur import femur_right
from meshes.building.femur.places import CLOCK, SHAFT_LEVELS
from meshes.building.femur.pose import REFERENCE, FemurPose, from_reference, to_reference
from meshes.building.femur.table import TABLE, read_figures
from meshes.building.solid import Solid
from meshes.building.surface import surface_of
from meshes.errors import MeshError

UP, FRONT = np.array([0.0, 0.0, 1.0]), np.array([0.0, 1.0, 0.0])
REFERENCE_PEOPLE = Path(__file__).parents[3] / ".." / "shared" / "reference"
ON_SURFACE = (
    "fovea",
    "greater_trochanter",
    "lesser_trochanter",
    "trochanteric_fossa",
    "intertrochanteric_line",
    "medial_epicondyle",
    "lateral_epicondyle",
    "intercondylar_notch",
)


def built(solid: Solid, step: float = 1.2) -> trimesh.Trimesh:
    """The mesh of a femur, 18000 triangles."""
    return surface_of(solid.field, solid.lower, solid.upper, step=step, triangles=18000)


def measured(changes: Mapping[tuple[str, str, str], float]) -> FemurAxes:
    """Axes of the femur after changing figures of its table."""
    solid = femur_right({**read_figures(), **changes})
    return measure_axes(built(solid, step=1.6), UP, FRONT)


@pytest.fixture(scope="module")
def solid() -> Solid:
    return femur_right(read_figures())


@pytest.fixture(scope="module")
def mesh(solid: Solid) -> trimesh.Trimesh:
    return built(solid)


@pytest.fixture(scope="module")
def axes(mesh: trimesh.Trimesh) -> FemurAxes:
    return measure_axes(mesh, UP, FRONT)


def test_femur_is_one_closed_bone_without_holes(mesh: trimesh.Trimesh) -> None:
    assert mesh.is_volume
    assert mesh.body_count == 1
    assert mesh.euler_number == 2
    assert 16000 <= len(mesh.faces) <= 20000


def test_mesh_stays_clear_of_the_solids_box(solid: Solid, mesh: trimesh.Trimesh) -> None:
    assert np.all(mesh.bounds[0] > solid.lower)
    assert np.all(mesh.bounds[1] < solid.upper)


def test_head_is_a_sphere_round_the_hip_centre(solid: Solid, mesh: trimesh.Trimesh) -> None:
    centre = solid.landmarks["head"]
    assert centre == pytest.approx([87.0, 0.0, 0.0], abs=1e-6)
    fovea = solid.landmarks["fovea"] - centre
    ways = trimesh.creation.icosphere(subdivisions=4).vertices
    neck = solid.landmarks["neck"] - centre
    bare = (ways @ neck < 0.0) & (ways @ fovea < 0.7 * np.linalg.norm(fovea))
    assert solid.field(centre + 23.25 * ways[bare]) == pytest.approx(0.0, abs=0.05)
    assert measure_axes(mesh, UP, FRONT).head_radius == pytest.approx(23.25, abs=0.3)


def test_average_adult_dimensions(axes: FemurAxes) -> None:
    assert axes.neck_shaft_angle == pytest.approx(126.0, abs=1.0)
    assert axes.anteversion == pytest.approx(14.0, abs=1.5)
    assert axes.offset == pytest.approx(43.0, abs=1.0)
    assert axes.length == pytest.approx(440.0, abs=1.5)
    assert 600.0 < axes.neck_area < 810.0  # mm2; 495 to 803 in people here, before scaling


@pytest.mark.parametrize("angle", [113.0, 120.0, 134.0])
def test_neck_shaft_angle_acts(angle: float) -> None:
    axes = measured({("pose", "neck", "neck-shaft angle"): angle})
    assert axes.neck_shaft_angle == pytest.approx(angle, abs=1.2)
    assert axes.offset == pytest.approx(43.0, abs=1.0)


@pytest.mark.parametrize("angle", [-5.0, 30.0])
def test_anteversion_acts(angle: float) -> None:
    axes = measured({("pose", "neck", "anteversion"): angle})
    assert axes.anteversion == pytest.approx(angle, abs=1.5)
    assert axes.neck_shaft_angle == pytest.approx(126.0, abs=1.0)


@pytest.mark.parametrize("offset", [35.0, 52.0])
def test_femoral_offset_acts(offset: float) -> None:
    axes = measured({("pose", "neck", "femoral offset"): offset})
    assert axes.offset == pytest.approx(offset, abs=1.0)
    assert axes.neck_shaft_angle == pytest.approx(126.0, abs=1.0)


def test_length_acts() -> None:
    axes = measured({("pose", "shaft", "length"): 470.0})
    assert axes.length == pytest.approx(470.0, abs=1.5)


def test_head_diameter_acts() -> None:
    axes = measured({("head", "sphere", "diameter"): 52.0})
    assert axes.head_radius == pytest.approx(26.0, abs=0.4)


def test_bone_stands_on_level_condyles_facing_forward(solid: Solid, mesh: trimesh.Trimesh) -> None:
    knee = solid.landmarks["knee"]
    lean = solid.landmarks["head"] - knee
    assert np.degrees(np.arctan2(lean[0], lean[2])) == pytest.approx(3.0, abs=0.01)
    assert lean[1] == pytest.approx(0.0, abs=1e-6)
    low = mesh.vertices[mesh.vertices[:, 2] < knee[2] + 15.0]
    medial, lateral = low[low[:, 0] < knee[0] - 8.0], low[low[:, 0] > knee[0] + 8.0]
    assert medial[:, 2].min() == pytest.approx(lateral[:, 2].min(), abs=2.0)
    assert medial[:, 1].min() == pytest.approx(lateral[:, 1].min(), abs=1.5)


def test_hip_centre_is_given_by_the_hip_bone() -> None:
    moved = femur_right(read_figures(), hip_centre_x=90.0)
    assert moved.landmarks["head"] == pytest.approx([90.0, 0.0, 0.0], abs=1e-6)


def test_named_points_of_the_surface_lie_on_it(solid: Solid) -> None:
    points = np.array([solid.landmarks[name] for name in ON_SURFACE])
    assert solid.field(points) == pytest.approx(0.0, abs=0.05)


def test_landmarks_are_where_anatomy_has_them(solid: Solid) -> None:
    at = solid.landmarks
    lesser, greater, fossa = (
        at[name] for name in ("lesser_trochanter", "greater_trochanter", "trochanteric_fossa")
    )
    # 19 people's manual landmarks (Fischer 2023): 61.3 +- 6.1 mm apart, 55.3 +- 6.6 below.
    assert np.linalg.norm(lesser - at["head"]) == pytest.approx(61.3, abs=3.0)
    assert -lesser[2] == pytest.approx(55.3, abs=3.0)
    assert greater[2] == pytest.approx(2.7, abs=3.0)
    width = np.linalg.norm(at["lateral_epicondyle"] - at["medial_epicondyle"])
    assert width == pytest.approx(83.9, abs=3.0)
    assert fossa[1] > greater[1] - 5.0
    assert fossa[0] < greater[0] - 5.0
    assert fossa[2] < greater[2] - 10.0
    assert lesser[1] < at["neck"][1] - 15.0


def test_fovea_and_trochanteric_fossa_are_hollows(solid: Solid) -> None:
    centre = solid.landmarks["head"]
    fovea = np.linalg.norm(solid.landmarks["fovea"] - centre)
    assert 23.25 - fovea == pytest.approx(3.0, abs=1.5)
    # The trochanter overhangs its fossa: bone lies behind and lateral of the deepest point.
    behind = solid.landmarks["trochanteric_fossa"] + np.array([[11.0, -7.0, 0.0]])
    assert solid.field(behind)[0] < 0.0


def test_shaft_bows_forward(mesh: trimesh.Trimesh, axes: FemurAxes) -> None:
    def middle(level: float) -> float:
        ring = mesh.vertices[np.abs(mesh.vertices[:, 2] - level) < 3.0]
        return float(0.5 * (ring[:, 1].min() + ring[:, 1].max()))

    chord = 0.5 * (middle(-100.0) + middle(-340.0))
    assert middle(-220.0) - chord > 4.0


def test_bending_and_straightening_cancel() -> None:
    pose = FemurPose(neck_shaft_angle=118.0, anteversion=25.0, offset=50.0, length=460.0)
    points = np.random.default_rng(5).uniform((-60, -40, -420), (40, 30, 50), (200, 3))
    assert to_reference(from_reference(points, pose), pose) == pytest.approx(points, abs=1e-3)
    assert to_reference(points, REFERENCE) == pytest.approx(points, abs=1e-9)


def test_every_figure_has_a_name_a_unit_and_a_source() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "part,place,figure,value,unit,sd,people,source"
    assert len(lines) == len(read_figures()) + 1
    assert all(line.rsplit(",", 1)[1] for line in lines)
    assert set(CLOCK).isdisjoint(SHAFT_LEVELS)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("part,place,figure\nneck,root,anterior", "line 2: the column 'value' is missing"),
        ("part,place,figure,value\nneck,root,anterior,thick", "line 2: 'thick' is not a number"),
        ("part,place,figure,value\na,b,c,1\na,b,c,2", "line 3: a, b, c stands twice"),
    ],
)
def test_a_broken_table_is_named_with_its_line(tmp_path: Path, rows: str, sentence: str) -> None:
    path = tmp_path / "femur.csv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(MeshError, match=sentence):
        read_figures(path)


def test_a_missing_figure_is_named() -> None:
    figures = dict(read_figures())
    del figures["pose", "neck", "anteversion"]
    with pytest.raises(MeshError, match="'anteversion' of pose, neck is missing"):
        femur_right(figures)


def test_a_dimension_out_of_reach_is_refused() -> None:
    figures = {**read_figures(), ("pose", "neck", "neck-shaft angle"): 170.0}
    with pytest.raises(
        MeshError, match=r"neck shaft angle 170 is out of reach\. Choose 108 to 142"
    ):
        femur_right(figures)


@pytest.mark.skipif(
    not (REFERENCE_PEOPLE / "compare.py").exists(), reason="the reference people are not here"
)
def test_femur_is_nearer_to_people_than_they_are_to_each_other(
    mesh: trimesh.Trimesh, tmp_path: Path
) -> None:
    mesh.export(tmp_path / "femur_right.ply")
    people = [str(REFERENCE_PEOPLE / "subjects" / p) for p in ("lhdl", "vsd_z013", "tlem2")]
    command = [sys.executable, str(REFERENCE_PEOPLE / "compare.py"), "--candidate"]
    command += [str(tmp_path / "femur_right.ply"), "--no-set", "--no-overlap", "--json", "-"]
    done = subprocess.run(
        [*command, "--reference", *people], capture_output=True, text=True, check=True
    )
    femur = json.loads(done.stdout)["structures"]["femur_right"]
    assert femur["x_human"] <= 0.8
    assert np.median([row["hd95"] for row in femur["against"].values()]) <= 6.0
