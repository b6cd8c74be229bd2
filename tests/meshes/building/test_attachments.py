"""Origins and insertions on the shipped bones: on the right bones, in the right places."""

from __future__ import annotations

import numpy as np
import pytest

from meshes.building.attachments import ATTACHMENTS
from meshes.library import SurfaceMesh, load_library


@pytest.fixture(scope="module")
def meshes() -> dict[str, SurfaceMesh]:
    return load_library()


def area(mesh: SurfaceMesh, attribute: str) -> float:
    """Square millimetres that belong to an attachment."""
    corners = mesh.vertices[mesh.faces].astype(float)
    sizes = (
        np.linalg.norm(
            np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1
        )
        / 2.0
    )
    strength = mesh.attributes[attribute][mesh.faces].mean(axis=1) / 255.0
    return float((sizes * strength).sum())


def spot(mesh: SurfaceMesh, attribute: str) -> np.ndarray:
    return np.asarray(mesh.vertices[mesh.attributes[attribute] > 127])


def test_only_the_named_bones_carry_attachments(meshes: dict[str, SurfaceMesh]) -> None:
    allowed = {(bone, a.attribute) for a in ATTACHMENTS for bone in a.bones}
    for key, mesh in meshes.items():
        right = key.replace("_left", "_right")
        for name in mesh.attributes:
            if name.startswith(("origin_", "insertion_")):
                assert (right, name) in allowed


@pytest.mark.parametrize("muscle", ["psoas_major", "iliacus"])
@pytest.mark.parametrize("side", ["left", "right"])
def test_the_muscle_inserts_round_the_lesser_trochanter(
    meshes: dict[str, SurfaceMesh], muscle: str, side: str
) -> None:
    femur = meshes[f"femur_{side}"]
    here = spot(femur, f"insertion_{muscle}")

    assert len(here) > 20
    away = np.linalg.norm(here - femur.landmarks["lesser_trochanter"], axis=1)
    assert away.min() < 10.0
    assert away.max() < 25.0


def test_iliacus_fills_the_fossa_and_leaves_the_outside_free(
    meshes: dict[str, SurfaceMesh],
) -> None:
    hip_bone = meshes["hip_bone_right"]
    mine = hip_bone.attributes["origin_iliacus"] > 127

    assert 2_000.0 < area(hip_bone, "origin_iliacus") < 8_000.0
    fossa = np.linalg.norm(hip_bone.vertices - hip_bone.landmarks["iliac_fossa"], axis=1).argmin()
    assert mine[fossa]
    inward = hip_bone.normals[mine] @ np.array([-0.72, 0.62, 0.3])
    assert (inward > 0.0).mean() > 0.97


def test_psoas_major_arises_on_both_sides_of_every_level(meshes: dict[str, SurfaceMesh]) -> None:
    for key in ("t12_vertebra", *(f"l{level}_vertebra" for level in range(1, 6))):
        here = spot(meshes[key], "origin_psoas_major")
        assert (here[:, 0] > 8.0).sum() > 20
        assert (here[:, 0] < -8.0).sum() > 20
        assert not (
            (abs(here[:, 0]) < 8.0) & (here[:, 1] > meshes[key].vertices[:, 1].max() - 6.0)
        ).any()
