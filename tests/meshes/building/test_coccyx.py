"""The coccyx is one closed bone hanging just below the sacrum."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh

from meshes.building.sacrum.coccyx import coccyx
from meshes.building.sacrum.sacrum import sacrum
from meshes.building.solid import Solid
from meshes.building.surface import surface_of


@pytest.fixture(scope="module")
def bone() -> Solid:
    return coccyx()


@pytest.fixture(scope="module")
def mesh(bone: Solid) -> trimesh.Trimesh:
    return surface_of(bone.field, bone.lower, bone.upper, step=0.8, triangles=4000)


def test_coccyx_is_one_closed_solid(mesh: trimesh.Trimesh) -> None:
    assert mesh.is_volume
    assert mesh.body_count == 1
    assert mesh.euler_number == 2


def test_coccyx_is_widest_at_its_transverse_processes(bone: Solid, mesh: trimesh.Trimesh) -> None:
    widest = mesh.vertices[mesh.vertices[:, 0].argmax()]
    assert np.linalg.norm(widest - bone.landmarks["transverse_process_right"]) < 4.0


def test_tip_curves_forwards_and_is_the_lowest_part(bone: Solid, mesh: trimesh.Trimesh) -> None:
    tip = bone.landmarks["tip"]
    assert tip[2] - mesh.vertices[:, 2].min() < 4.0
    assert tip[1] > mesh.vertices[:, 1].mean()


def test_a_narrow_gap_parts_it_from_the_sacrum(mesh: trimesh.Trimesh) -> None:
    clearance = sacrum().field(np.asarray(mesh.vertices)).min()
    assert 0.3 < clearance < 2.5
