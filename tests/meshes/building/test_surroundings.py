"""The simplified surroundings: closed, in their place, and clear of what they must not enter."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import pyvista as pv
import trimesh
from numpy.typing import NDArray

from meshes.building.body import as_trimesh, right_and_middle_solids
from meshes.building.solid import Solid
from meshes.building.surroundings import table
from meshes.building.surroundings.cord import AXIAL, read_canal
from meshes.building.surroundings.diaphragm import read_dome
from meshes.errors import MeshError
from meshes.keys import CONTEXT, STRUCTURE_KEYS
from meshes.library import SurfaceMesh, load_library
from tests.meshes.building.test_muscles import depth_in

LARGEST_SHARE = 40_000  # triangles of all surroundings


@pytest.fixture(scope="module")
def shipped() -> dict[str, SurfaceMesh]:
    return load_library()


@pytest.fixture(scope="module")
def surfaces(shipped: dict[str, SurfaceMesh]) -> dict[str, trimesh.Trimesh]:
    return {key: as_trimesh(mesh) for key, mesh in shipped.items()}


@pytest.fixture(scope="module")
def solids() -> dict[str, Solid]:
    return right_and_middle_solids()


def gap(points: NDArray[np.floating], to: SurfaceMesh) -> float:
    """Least distance from points to the vertices of a mesh, mm."""
    return float(min(np.linalg.norm(to.vertices - point, axis=1).min() for point in points))


def at_height(mesh: SurfaceMesh, height: float, reach: float = 4.0) -> NDArray[np.float32]:
    return mesh.vertices[np.abs(mesh.vertices[:, 2] - height) < reach]


@pytest.mark.parametrize("key", CONTEXT)
def test_each_is_one_closed_solid(surfaces: dict[str, trimesh.Trimesh], key: str) -> None:
    assert surfaces[key].is_volume
    assert surfaces[key].body_count == 1


def test_surroundings_are_a_small_part_of_the_triangles(shipped: dict[str, SurfaceMesh]) -> None:
    assert sum(len(shipped[key].faces) for key in CONTEXT) <= LARGEST_SHARE


@pytest.mark.parametrize("key", ["spinal_cord", "cauda_equina"])
def test_cord_and_roots_touch_no_bone(surfaces: dict[str, trimesh.Trimesh], key: str) -> None:
    inside = np.asarray(surfaces[key].vertices)

    for bone in AXIAL:
        assert depth_in(surfaces[bone], inside) == 0.0, bone


def test_cord_runs_in_the_canal_and_ends_at_the_l1_l2_disc(
    shipped: dict[str, SurfaceMesh], solids: dict[str, Solid]
) -> None:
    cord, disc = shipped["spinal_cord"], shipped["l1_l2_disc"]
    line = read_canal(solids).line

    lowest = cord.vertices[cord.vertices[:, 2].argmin()]
    assert disc.vertices[:, 2].min() <= lowest[2] <= disc.vertices[:, 2].max()
    for vertex in cord.vertices[::5]:
        if vertex[2] < line[:, 2].max():
            assert np.linalg.norm(line - vertex, axis=1).min() <= 7.0


def test_cauda_equina_reaches_the_second_sacral_level(
    shipped: dict[str, SurfaceMesh],
) -> None:
    lowest = float(shipped["cauda_equina"].vertices[:, 2].min())
    foramina = shipped["sacrum"].landmarks

    assert foramina["second_anterior_foramen_right"][2] < lowest
    assert lowest < foramina["s1_end_plate_back"][2] - 15.0


def test_plexus_lies_in_psoas_in_front_of_the_transverse_processes(
    solids: dict[str, Solid], shipped: dict[str, SurfaceMesh]
) -> None:
    plexus = shipped["lumbar_plexus_right"].vertices
    psoas = solids["psoas_major_right"].field
    for level in ("l3", "l4", "l5"):
        tip = solids[f"{level}_vertebra"].landmarks["transverse_process_right"]
        here = at_height(shipped["lumbar_plexus_right"], tip[2])
        assert (psoas(here.astype(np.float64)) < 0.0).any(), level
        assert here[:, 1].min() > tip[1], level
    assert depth_in(as_trimesh(shipped["l4_vertebra"]), plexus) == 0.0


@pytest.mark.parametrize("level", ["l1", "l2", "l3", "l4"])
def test_roots_leave_between_two_vertebrae(
    solids: dict[str, Solid], shipped: dict[str, SurfaceMesh], level: str
) -> None:
    door = solids["lumbar_plexus_right"].landmarks[f"{level}_root"]
    below = f"l{int(level[1]) + 1}_vertebra"

    assert gap(door[None, :], shipped["lumbar_plexus_right"]) <= 2.5
    for bone in (f"{level}_vertebra", below):
        distance = float(solids[bone].field(door[None, :])[0])
        assert 3.0 <= distance <= 12.0, bone


def test_femoral_nerve_leaves_psoas_and_runs_between_it_and_iliacus(
    solids: dict[str, Solid], shipped: dict[str, SurfaceMesh]
) -> None:
    nerve = shipped["femoral_nerve_right"]
    psoas, iliacus = solids["psoas_major_right"].field, solids["iliacus_right"].field
    top = nerve.vertices[nerve.vertices[:, 2] > nerve.vertices[:, 2].max() - 6.0]
    assert (psoas(top.astype(np.float64)) < 0.0).all()
    for height in (75.0, 60.0, 45.0, 30.0):
        middle = at_height(nerve, height).mean(axis=0, keepdims=True).astype(np.float64)
        assert 0.0 < float(psoas(middle)[0]) < 9.0, height
        assert 0.0 < float(iliacus(middle)[0]) < 9.0, height


def test_femoral_nerve_passes_behind_the_inguinal_ligament_into_the_thigh(
    shipped: dict[str, SurfaceMesh],
) -> None:
    nerve, ligament = shipped["femoral_nerve_right"], shipped["inguinal_ligament_right"]
    crossing = [
        (point, here)
        for point in nerve.vertices[::3]
        if len(
            here := ligament.vertices[
                np.abs(ligament.vertices[:, [0, 2]] - point[[0, 2]]).max(axis=1) < 3.0
            ]
        )
    ]
    assert crossing
    assert all(point[1] < here[:, 1].min() for point, here in crossing)
    head = shipped["femur_right"].landmarks["head"]
    assert nerve.vertices[:, 2].min() < head[2] - 50.0


@pytest.mark.parametrize("place", ["asis", "pubic_tubercle"])
@pytest.mark.parametrize("side", ["left", "right"])
def test_inguinal_ligament_ends_on_spine_and_tubercle(
    shipped: dict[str, SurfaceMesh], side: str, place: str
) -> None:
    end = shipped[f"hip_bone_{side}"].landmarks[place]

    assert gap(end[None, :], shipped[f"inguinal_ligament_{side}"]) <= 3.0


def test_inguinal_ligament_lies_in_front_of_iliopsoas(
    surfaces: dict[str, trimesh.Trimesh],
) -> None:
    band = np.asarray(surfaces["inguinal_ligament_right"].vertices)
    for muscle in ("psoas_major_right", "iliacus_right"):
        assert depth_in(surfaces[muscle], band) == 0.0
    assert depth_in(surfaces["hip_bone_right"], band) <= 0.3


def test_right_dome_is_higher_and_both_domes_bulge(shipped: dict[str, SurfaceMesh]) -> None:
    sheet = shipped["diaphragm"].vertices
    right, left = sheet[sheet[:, 0] > 25.0], sheet[sheet[:, 0] < -25.0]
    middle = sheet[np.abs(sheet[:, 0]) < 6.0]

    assert 5.0 <= right[:, 2].max() - left[:, 2].max() <= 25.0
    assert left[:, 2].max() > middle[:, 2].max()


@pytest.mark.parametrize(("crus", "bone"), [("right", "l3_vertebra"), ("left", "l2_vertebra")])
def test_crura_reach_their_vertebrae(shipped: dict[str, SurfaceMesh], crus: str, bone: str) -> None:
    end = shipped["diaphragm"].landmarks[f"{crus}_crus"]
    sheet = shipped["diaphragm"].vertices
    tip = sheet[np.linalg.norm(sheet - end, axis=1) < 6.0]

    assert len(tip)
    assert gap(tip, shipped[bone]) <= 2.0


def test_diaphragm_enters_neither_spine_nor_psoas(surfaces: dict[str, trimesh.Trimesh]) -> None:
    sheet = np.asarray(surfaces["diaphragm"].vertices)
    for key in (*AXIAL[:9], "psoas_major_left", "psoas_major_right"):
        assert depth_in(surfaces[key], sheet) == 0.0, key


def test_the_last_bits_do_not_choose_between_equally_near_places(
    solids: dict[str, Solid],
) -> None:
    """In the midplane, where a place on the right and one on the left are equally near."""
    sheet = read_dome(solids).sheet
    noise = np.random.default_rng(3).standard_normal(sheet.places.shape)
    shaken = dataclasses.replace(sheet, places=sheet.places + 1e-13 * noise)
    lower, upper = sheet.places.min(axis=(0, 1)), sheet.places.max(axis=(0, 1))
    axes = [np.arange(lower[i], upper[i], 1.8) for i in (1, 2)]
    points = np.stack(np.meshgrid([0.0], *axes, indexing="ij"), axis=-1).reshape(-1, 3)

    off = np.abs(sheet.field(points) - shaken.field(points))

    assert off[np.abs(sheet.field(points)) < 4.0].max() < 1e-6


def test_medial_arcuate_ligament_bridges_psoas(shipped: dict[str, SurfaceMesh]) -> None:
    """At the height of L1 the sheet stands in front of the muscle, on either side."""
    psoas = shipped["psoas_major_right"]
    height = float(shipped["l1_vertebra"].landmarks["superior_end_plate_centre"][2])
    muscle, sheet = at_height(psoas, height), at_height(shipped["diaphragm"], height)
    beside = sheet[(sheet[:, 0] > muscle[:, 0].min()) & (sheet[:, 0] < muscle[:, 0].max())]

    assert len(beside)
    assert beside[:, 1].max() > muscle[:, 1].max()


def test_skin_encloses_everything(
    surfaces: dict[str, trimesh.Trimesh], shipped: dict[str, SurfaceMesh]
) -> None:
    skin = pv.wrap(surfaces["body_outline"])
    for key in STRUCTURE_KEYS:
        if key != "body_outline":
            points = pv.PolyData(shipped[key].vertices.astype(float))
            depth = points.compute_implicit_distance(skin)["implicit_distance"]
            assert depth.max() < -3.0, key


@pytest.mark.parametrize(
    ("height", "pieces", "low", "high"),
    [(212.0, 1, 80.0, 100.0), (-5.0, 1, 95.0, 108.0), (-100.0, 2, 56.0, 68.0)],
)
def test_girths_are_those_of_grown_people(
    surfaces: dict[str, trimesh.Trimesh], height: float, pieces: int, low: float, high: float
) -> None:
    """Waist, buttocks and thighs (ANSUR II), cm."""
    section = surfaces["body_outline"].section([0.0, 0.0, 1.0], [0.0, 0.0, height])
    assert section is not None
    rings = section.discrete
    assert len(rings) == pieces
    for ring in rings:
        girth = float(np.linalg.norm(np.diff(ring, axis=0), axis=1).sum()) / 10.0
        assert low <= girth <= high


def test_a_part_without_places_is_told() -> None:
    with pytest.raises(MeshError, match=r"context\.csv: tail has no places"):
        table.stops_of("tail", {})


def test_places_need_their_bones() -> None:
    with pytest.raises(MeshError, match=r"context\.csv: above T12 cannot be placed"):
        table.stops_of("spinal_cord", {})
