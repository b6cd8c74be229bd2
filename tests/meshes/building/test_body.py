"""The body as a whole: built again, and held against what is shipped and against anatomy."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import trimesh

from meshes.building.body import as_trimesh, build, surface_mesh
from meshes.building.sacrum.coccyx import coccyx
from meshes.building.sacrum.figures import COCCYX_TABLE, read_sacrum_figures
from meshes.keys import STRUCTURE_KEYS
from meshes.library import SurfaceMesh, load_library
from tests.meshes.building.same_shape import differences

VERTEBRA_GENUS, HIP_BONE_GENUS = 1, 1
DIAPHRAGM_GENUS = 2  # the openings for the inferior vena cava and the oesophagus
SACRUM_GENUS = 17  # the canal with sixteen foramina and the hiatus: one hollow with eighteen mouths
GENUS = {
    "diaphragm": DIAPHRAGM_GENUS,
    **{key: VERTEBRA_GENUS for key in STRUCTURE_KEYS if key.endswith("_vertebra")},
    "hip_bone_left": HIP_BONE_GENUS,
    "hip_bone_right": HIP_BONE_GENUS,
    "sacrum": SACRUM_GENUS,
}
UPPER_TO_LOWER = ("t12", "l1", "l2", "l3", "l4", "l5")


@pytest.fixture(scope="module")
def shipped() -> dict[str, SurfaceMesh]:
    return load_library()


@pytest.fixture(scope="module")
def surfaces(shipped: dict[str, SurfaceMesh]) -> dict[str, trimesh.Trimesh]:
    return {key: as_trimesh(mesh) for key, mesh in shipped.items()}


def test_shipped_meshes_are_what_the_code_builds(shipped: dict[str, SurfaceMesh]) -> None:
    built = build()

    assert tuple(built) == tuple(shipped) == STRUCTURE_KEYS
    off = {key: differences(mesh, shipped[key]) for key, mesh in built.items()}
    assert {key: what for key, what in off.items() if what} == {}


def test_a_figure_that_is_a_little_other_makes_another_shape(
    shipped: dict[str, SurfaceMesh], tmp_path: Path
) -> None:
    """One row of a table, by 0.1 mm."""
    table = COCCYX_TABLE.read_text(encoding="utf-8")
    changed = tmp_path / COCCYX_TABLE.name
    changed.write_text(table.replace(",18.33,mm,", ",18.43,mm,"), encoding="utf-8")

    same, other = (
        surface_mesh("coccyx", {"coccyx": coccyx(read_sacrum_figures(path))})
        for path in (COCCYX_TABLE, changed)
    )

    assert differences(same, shipped["coccyx"]) == []
    assert "mm apart" in str(differences(other, shipped["coccyx"]))


@pytest.mark.parametrize("key", STRUCTURE_KEYS)
def test_each_mesh_is_one_closed_outward_solid(
    surfaces: dict[str, trimesh.Trimesh], key: str
) -> None:
    mesh = surfaces[key]

    assert mesh.is_volume
    assert mesh.volume > 0.0
    assert mesh.body_count == 1
    assert 1 - mesh.euler_number // 2 == GENUS.get(key, 0)


def test_left_is_the_mirror_image_of_right(shipped: dict[str, SurfaceMesh]) -> None:
    for key in STRUCTURE_KEYS:
        if key.endswith("_left"):
            right = shipped[key.removesuffix("left") + "right"]
            assert np.array_equal(shipped[key].vertices * (-1.0, 1.0, 1.0), right.vertices)
            assert shipped[key].vertices[:, 0].mean() < 0.0 < right.vertices[:, 0].mean()


def test_size_of_data_and_number_of_triangles(shipped: dict[str, SurfaceMesh]) -> None:
    assert sum(len(mesh.faces) for mesh in shipped.values()) <= 300_000


def test_vertebrae_stand_on_each_other(surfaces: dict[str, trimesh.Trimesh]) -> None:
    heights = [surfaces[f"{level}_vertebra"].centroid[2] for level in UPPER_TO_LOWER]
    heights.append(surfaces["sacrum"].centroid[2])

    assert all(upper - lower > 20.0 for upper, lower in pairwise(heights))


def test_femoral_heads_sit_in_their_sockets(shipped: dict[str, SurfaceMesh]) -> None:
    head = shipped["femur_right"].landmarks["head"]
    socket = shipped["hip_bone_right"].landmarks["acetabulum"]

    assert np.linalg.norm(head - socket) <= 0.5


def test_psoas_runs_from_the_spine_over_the_hip_to_the_lesser_trochanter(
    shipped: dict[str, SurfaceMesh],
) -> None:
    psoas = shipped["psoas_major_right"].vertices
    head = shipped["femur_right"].landmarks["head"]
    trochanter = shipped["femur_right"].landmarks["lesser_trochanter"]
    top_of_l1 = shipped["l1_vertebra"].landmarks["superior_end_plate_centre"]

    assert psoas[:, 2].max() > top_of_l1[2] - 5.0
    at_head = psoas[np.abs(psoas[:, 2] - head[2]) < 3.0]
    assert at_head[:, 1].min() > head[1] + 15.0
    assert np.linalg.norm(psoas - trochanter, axis=1).min() < 6.0


def test_iliacus_fills_the_fossa_and_joins_the_psoas(shipped: dict[str, SurfaceMesh]) -> None:
    iliacus = shipped["iliacus_right"].vertices
    fossa = shipped["hip_bone_right"].landmarks["iliac_fossa"]
    trochanter = shipped["femur_right"].landmarks["lesser_trochanter"]

    assert np.linalg.norm(iliacus - fossa, axis=1).min() < 8.0
    assert np.linalg.norm(iliacus - trochanter, axis=1).min() < 12.0
