"""The muscles: attached to bone, free of bone and of each other, and of a grown person's size."""

from __future__ import annotations

import numpy as np
import pytest
import pyvista as pv
import trimesh
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from meshes.building.body import as_trimesh
from meshes.building.muscles.course import place_of
from meshes.building.muscles.iliacus import read_fan
from meshes.building.muscles.psoas_major import BONES
from meshes.errors import MeshError
from meshes.library import SurfaceMesh, load_library

MUSCLES = ("psoas_major_right", "psoas_minor_right", "iliacus_right")


DEEPEST = 0.0  # mm that a muscle may enter anything


def depth_in(surface: trimesh.Trimesh, points: NDArray[np.floating]) -> float:
    """How deep the deepest of the points lies inside a closed surface, mm; 0 when all are out."""
    if not len(points):
        return 0.0
    closed = pv.PolyData.from_regular_faces(np.asarray(surface.vertices), surface.faces)
    found = pv.PolyData(np.asarray(points, float)).compute_implicit_distance(closed)
    return max(0.0, -float(found["implicit_distance"].min()))


@pytest.fixture(scope="module")
def shipped() -> dict[str, SurfaceMesh]:
    return load_library()


@pytest.fixture(scope="module")
def surfaces(shipped: dict[str, SurfaceMesh]) -> dict[str, trimesh.Trimesh]:
    return {key: as_trimesh(shipped[key]) for key in (*MUSCLES, *BONES)}


@pytest.mark.parametrize("key", MUSCLES)
def test_no_muscle_passes_through_bone(
    surfaces: dict[str, trimesh.Trimesh], shipped: dict[str, SurfaceMesh], key: str
) -> None:
    muscle = shipped[key].vertices
    for bone in BONES:
        lower, upper = surfaces[bone].bounds
        near = muscle[np.all((muscle > lower) & (muscle < upper), axis=1)]
        assert depth_in(surfaces[bone], near) <= DEEPEST, bone


def test_psoas_and_iliacus_lie_beside_each_other(surfaces: dict[str, trimesh.Trimesh]) -> None:
    iliacus = np.asarray(surfaces["iliacus_right"].vertices)

    assert depth_in(surfaces["psoas_major_right"], iliacus) <= DEEPEST


@pytest.mark.parametrize("level", ["l1", "l2", "l3", "l4"])
def test_psoas_touches_each_level_where_it_arises(
    shipped: dict[str, SurfaceMesh], level: str
) -> None:
    psoas = cKDTree(shipped["psoas_major_right"].vertices)
    rim = shipped[f"{level}_vertebra"].landmarks["inferior_end_plate_right"]
    bone = shipped[f"{level}_vertebra"].vertices
    beside = bone[np.linalg.norm(bone - rim, axis=1) < 12.0]

    assert psoas.query(beside)[0].min() <= 2.0


@pytest.mark.parametrize("key", ["psoas_major_right", "iliacus_right"])
def test_insertion_touches_the_lesser_trochanter(shipped: dict[str, SurfaceMesh], key: str) -> None:
    femur = shipped["femur_right"]
    near = femur.vertices[
        np.linalg.norm(femur.vertices - femur.landmarks["lesser_trochanter"], axis=1) < 16.0
    ]

    assert cKDTree(shipped[key].vertices).query(near)[0].min() <= 2.0


def test_psoas_minor_ends_on_the_pelvic_brim(shipped: dict[str, SurfaceMesh]) -> None:
    hip_bone = cKDTree(shipped["hip_bone_right"].vertices)
    tendon = shipped["psoas_minor_right"].vertices
    away, nearest = hip_bone.query(tendon)

    assert away.min() < 2.0
    eminence = shipped["hip_bone_right"].landmarks["iliopubic_eminence"]
    assert np.linalg.norm(hip_bone.data[nearest[away.argmin()]] - eminence) < 20.0


def test_volumes_are_those_of_grown_people(surfaces: dict[str, trimesh.Trimesh]) -> None:
    """Between the aged cadavers (Ward 2009) and the young and fit (Handsfield 2014)."""
    assert 98e3 <= surfaces["psoas_major_right"].volume <= 275e3
    assert 95e3 <= surfaces["iliacus_right"].volume <= 177e3


@pytest.mark.parametrize("key", MUSCLES)
def test_fibres_and_tendon_vary_over_the_muscle(shipped: dict[str, SurfaceMesh], key: str) -> None:
    attributes = shipped[key].attributes

    assert np.ptp(attributes["fibre"].astype(int)) > 120
    assert attributes["tendon"].min() == 0
    assert attributes["tendon"].max() == 255


def test_row_that_names_no_landmark_is_told() -> None:
    row = {"station": "nowhere", "structure": "l9_vertebra", "landmark": "x", "right": "0"}

    with pytest.raises(MeshError, match=r"psoas_major\.csv: nowhere cannot be placed"):
        place_of("psoas_major", row, {})


def test_fan_needs_its_bones() -> None:
    with pytest.raises(MeshError, match=r"iliacus\.csv"):
        read_fan({})
