"""The symphyseal disc fills the gap between the hip bones without entering them."""

from __future__ import annotations

import numpy as np
import pytest

from meshes.building.fields import capsule, mirrored, smooth_union
from meshes.building.hip_bone.hip_bone import hip_bone_right
from meshes.building.hip_bone.symphysis import HALF_GAP, parted_at_symphysis, pubic_symphysis
from meshes.building.solid import Solid
from meshes.building.surface import surface_of
from meshes.errors import MeshError

CENTRE = np.array([2.5, 45.0, -30.0])
SMALL = np.array([-10.0, 0.0, -70.0])
LARGE = np.array([60.0, 80.0, 20.0])


def pubis(gap: float) -> Solid:
    """A body of the pubis with an upright face `gap` mm from the midplane."""
    body = capsule([gap + 7.0, 45.0, -45.0], [gap + 7.0, 50.0, -15.0], 7.0)
    ramus = capsule([gap + 7.0, 50.0, -15.0], [50.0, 30.0, 5.0], 6.0)
    bone = smooth_union(body, ramus, blend=4.0)
    return Solid(bone, SMALL, LARGE, {"symphysis": CENTRE + np.array([gap - 2.5, 0.0, 0.0])})


def test_disc_is_one_closed_symmetric_solid_between_the_bones() -> None:
    bone = pubis(2.5)
    disc = pubic_symphysis(bone)
    mesh = surface_of(disc.field, disc.lower, disc.upper, step=0.8, triangles=3000)
    assert mesh.is_volume
    assert mesh.body_count == 1
    assert mesh.euler_number == 2
    np.testing.assert_allclose(mesh.bounds[0, 0], -mesh.bounds[1, 0], atol=0.3)
    points = np.asarray(mesh.vertices)
    assert min(bone.field(points).min(), mirrored(bone.field)(points).min()) > -0.15


def test_disc_touches_both_bones() -> None:
    bone = pubis(2.0)
    disc = pubic_symphysis(bone)
    face = bone.landmarks["symphysis"]
    beside_bone = np.array([[face[0] - 0.3, 45.0, -35.0], [0.3 - face[0], 45.0, -35.0]])
    assert disc.field(beside_bone).max() < 0


def test_a_parted_bone_leaves_the_disc_its_width() -> None:
    parted = parted_at_symphysis(pubis(0.3))
    mesh = surface_of(parted.field, parted.lower, parted.upper, step=1.0, triangles=20_000)
    assert mesh.is_volume
    assert mesh.vertices[:, 0].min() == pytest.approx(HALF_GAP, abs=0.2)


def test_disc_of_the_real_hip_bone_has_the_size_of_an_adult_one() -> None:
    bone = parted_at_symphysis(hip_bone_right())
    disc = pubic_symphysis(bone)
    mesh = surface_of(disc.field, disc.lower, disc.upper, step=0.8, triangles=3000)
    assert mesh.is_volume
    assert mesh.euler_number == 2
    assert 4.0 < mesh.extents[0] < 9.0
    assert np.hypot(*mesh.extents[1:]) > 30.0
    assert bone.field(np.asarray(mesh.vertices)).min() > -0.2


def test_bones_that_do_not_meet_are_refused() -> None:
    with pytest.raises(MeshError, match=r"comes to 8\.\d mm from the midplane"):
        pubic_symphysis(pubis(9.0))


def test_a_bone_without_the_landmark_is_refused() -> None:
    bone = pubis(2.0)
    with pytest.raises(MeshError, match="no landmark 'symphysis'"):
        pubic_symphysis(Solid(bone.field, bone.lower, bone.upper, {}))
