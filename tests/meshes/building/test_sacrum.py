"""The sacrum is one closed bone with its canal and foramina, in place, and human in shape."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import trimesh

from meshes.building.sacrum.figures import read_sacrum_figures
from meshes.building.sacrum.sacrum import sacrum
from meshes.building.solid import Solid
from meshes.building.surface import surface_of
from meshes.errors import MeshError

ROOT = Path(__file__).parents[3]
TABLE = ROOT / "meshes" / "figures" / "sacrum.csv"
COMPARE = ROOT.parent / "shared" / "reference" / "compare.py"
# The canal, sixteen foramina and the hiatus: one hollow with eighteen mouths.
GENUS = 17


@pytest.fixture(scope="module")
def bone() -> Solid:
    return sacrum()


@pytest.fixture(scope="module")
def mesh(bone: Solid) -> trimesh.Trimesh:
    return surface_of(bone.field, bone.lower, bone.upper, step=1.1, triangles=16_000)


def test_sacrum_is_one_closed_solid_with_canal_and_foramina(mesh: trimesh.Trimesh) -> None:
    assert mesh.is_volume
    assert mesh.body_count == 1
    assert mesh.euler_number == 2 - 2 * GENUS
    assert 14_000 <= len(mesh.faces) <= 18_000


def test_sacrum_has_the_size_of_an_adult_bone(mesh: trimesh.Trimesh) -> None:
    # The reference people: 116 to 127 mm wide, 169 to 246 cm3 with coccyx.
    assert 112 < mesh.extents[0] < 130
    assert 160_000 < mesh.volume < 246_000


def test_sacrum_is_symmetric(bone: Solid, mesh: trimesh.Trimesh) -> None:
    # Only the roughness of the ligaments' insertions differs between the sides.
    other_side = np.abs(bone.field(np.asarray(mesh.vertices) * [-1.0, 1.0, 1.0]))
    assert np.percentile(other_side, 95) < 1.2
    assert other_side.max() < 3.5


def test_end_plate_has_the_slope_and_incidence_of_adults(bone: Solid) -> None:
    front, back = (bone.landmarks[f"s1_end_plate_{end}"] for end in ("front", "back"))
    forward = front - back
    slope = np.degrees(np.arctan2(-forward[2], forward[1]))
    centre = bone.landmarks["s1_end_plate_centre"]
    tilt = np.degrees(np.arctan2(-centre[1], centre[2]))
    assert slope == pytest.approx(41.2, abs=3.0)
    assert 47.0 < slope + tilt < 57.0


@pytest.mark.parametrize(
    "name",
    ["promontory", "s1_end_plate_centre", "s1_end_plate_front", "s1_end_plate_back", "apex",
     "ala_left", "ala_right", "sacroiliac_joint_left", "sacroiliac_joint_right",
     "superior_articular_process_left", "superior_articular_process_right"],
)  # fmt: skip
def test_landmarks_lie_on_the_surface(bone: Solid, mesh: trimesh.Trimesh, name: str) -> None:
    distance = np.linalg.norm(mesh.vertices - bone.landmarks[name], axis=1).min()
    assert distance < 4.0


def test_foramina_are_open_from_front_to_back(bone: Solid) -> None:
    shift = np.linspace(-25.0, 12.0, 150)
    forward = bone.landmarks["s1_end_plate_front"] - bone.landmarks["s1_end_plate_back"]
    forward = forward / np.linalg.norm(forward)
    for number in ("first", "second", "third", "fourth"):
        opening = bone.landmarks[f"{number}_anterior_foramen_right"]
        assert bone.field(opening[None])[0] > 0, number
        inside = bone.field(opening + [12.0, 0.0, 0.0] + shift[:, None] * forward)
        assert inside.min() < 0, f"no bone beside the {number} foramen"


@pytest.mark.skipif(not COMPARE.exists(), reason="the reference people are not here")
def test_sacrum_is_as_near_to_people_as_people_are(mesh: trimesh.Trimesh, tmp_path: Path) -> None:
    mesh.export(tmp_path / "sacrum.ply")
    command = [sys.executable, COMPARE, "--candidate", tmp_path, "--no-set", "--no-overlap"]
    done = subprocess.run([*command, "--json", "-"], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)["structures"]["sacrum"]
    # The people's sacra have their coccyx, which this one has not.
    assert found["x_human"] < 1.0
    assert np.median([row["hd95"] for row in found["against"].values()]) < 9.0


def test_a_table_without_a_part_is_refused(tmp_path: Path) -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines(keepends=True)
    table = tmp_path / "short.csv"
    table.write_text(
        "".join(line for line in lines if not line.startswith("ala,")), encoding="utf-8"
    )
    with pytest.raises(MeshError, match=r"short\.csv: no rows for part 'ala'"):
        sacrum(read_sacrum_figures(table))


def test_a_cell_that_is_no_number_is_named_by_its_line(tmp_path: Path) -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    lines[4] = "axis,somewhere,nought,0,1,mm,,1,nobody"
    table = tmp_path / "bad.csv"
    table.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(MeshError, match=r"bad\.csv:5: along, across and value must be numbers"):
        read_sacrum_figures(table)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(MeshError, match=r"gone\.csv: the table is missing or cannot be read"):
        read_sacrum_figures(tmp_path / "gone.csv")
