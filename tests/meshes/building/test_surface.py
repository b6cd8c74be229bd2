"""From fields to triangles: closed, at the right place, the same every time."""

from __future__ import annotations

import numpy as np
import pytest

from meshes.building.fields import Distances, Points, smooth_subtract, smooth_union, sphere
from meshes.building.solid import Solid
from meshes.building.surface import polygonize, reduced, smoothed, surface_of
from meshes.errors import MeshError

LOWER, UPPER = np.full(3, -22.0), np.full(3, 22.0)
BALL = sphere([1.0, -2.0, 0.5], 18.0)


@pytest.mark.parametrize("step", [0.9, 1.3, 2.0])
def test_ball_has_the_volume_and_place_of_a_ball(step: float) -> None:
    mesh = polygonize(BALL, LOWER, UPPER, step)
    assert mesh.is_volume
    assert mesh.euler_number == 2
    assert mesh.volume == pytest.approx(4.0 / 3.0 * np.pi * 18.0**3, rel=0.01)
    assert mesh.center_mass == pytest.approx([1.0, -2.0, 0.5], abs=0.05)


def test_skipping_far_blocks_changes_no_vertex() -> None:
    mesh = polygonize(BALL, LOWER, UPPER, 1.0)
    away = np.linalg.norm(mesh.vertices - [1.0, -2.0, 0.5], axis=1)
    assert away == pytest.approx(np.full(len(away), 18.0), abs=0.02)


def test_field_that_is_zero_on_grid_points_makes_no_slivers() -> None:
    mesh = polygonize(lambda p: np.abs(p).max(axis=1) - 10.0, LOWER, UPPER, 1.0)
    assert mesh.is_volume
    assert mesh.area_faces.min() > 0.0


def test_tunnel_stays_open_through_smoothing_and_reduction() -> None:
    def rod(points: Points) -> Distances:
        return np.asarray(np.hypot(points[:, 0], points[:, 1]) - 6.0)

    ring = smooth_subtract(sphere([0.0, 0.0, 0.0], 18.0), rod, blend=2.0)
    mesh = surface_of(ring, LOWER, UPPER, step=1.2, triangles=4000)
    assert mesh.is_volume
    assert mesh.euler_number == 0
    assert len(mesh.faces) <= 4000


def test_only_the_largest_piece_is_kept() -> None:
    two = smooth_union(sphere([-8.0, 0.0, 0.0], 9.0), sphere([14.0, 0.0, 0.0], 4.0), blend=0.0)
    mesh = polygonize(two, LOWER, UPPER, 1.0)
    assert mesh.body_count == 1
    assert mesh.bounds[1, 0] == pytest.approx(1.0, abs=0.1)


def test_the_largest_piece_is_the_one_that_it_would_be_alone() -> None:
    """Triangle by triangle: their order decides how a surface is reduced."""
    ball, speck = sphere([0.0, 0.0, -8.0], 9.0), sphere([0.0, 0.0, 14.0], 4.0)
    kept = polygonize(smooth_union(speck, ball, blend=0.0), LOWER, UPPER, 1.0)
    assert np.array_equal(kept.triangles, polygonize(ball, LOWER, UPPER, 1.0).triangles)


def test_smoothing_keeps_the_size() -> None:
    rough = polygonize(BALL, LOWER, UPPER, 1.5)
    assert smoothed(rough).volume == pytest.approx(rough.volume, rel=0.005)


def test_small_mesh_is_not_reduced() -> None:
    mesh = polygonize(BALL, LOWER, UPPER, 4.0)
    assert reduced(mesh, 100_000) is mesh


def test_same_field_gives_the_same_triangles() -> None:
    first, second = (surface_of(BALL, LOWER, UPPER, step=1.2, triangles=3000) for _ in range(2))
    assert np.array_equal(first.vertices, second.vertices)
    assert np.array_equal(first.faces, second.faces)


def test_last_bits_of_a_field_do_not_change_the_triangles() -> None:
    shaken = polygonize(lambda p: BALL(p) * (1.0 + 1e-15), LOWER, UPPER, 1.5)
    assert np.array_equal(shaken.vertices, polygonize(BALL, LOWER, UPPER, 1.5).vertices)


def test_empty_shape_is_refused() -> None:
    with pytest.raises(MeshError, match="vanished"):
        polygonize(sphere([0.0, 0.0, 0.0], -1.0), LOWER, UPPER, 2.0)


def test_shape_larger_than_its_box_is_refused() -> None:
    with pytest.raises(MeshError, match="outgrew"):
        polygonize(sphere([0.0, 0.0, 0.0], 60.0), LOWER, UPPER, 2.0)


def test_mirrored_solid_swaps_sides() -> None:
    solid = Solid(BALL, LOWER, UPPER - 1.0, {"ala_left": np.array([-3.0, 1.0, 2.0])})
    other = solid.mirrored()
    assert other.landmarks["ala_right"] == pytest.approx([3.0, 1.0, 2.0])
    assert other.lower == pytest.approx([-21.0, -22.0, -22.0])
    assert float(other.field(np.array([[-1.0, -2.0, 0.5]]))[0]) == pytest.approx(-18.0)
