"""Signed-distance shapes and the operators that combine them."""

from __future__ import annotations

import numpy as np
import pytest

from meshes.building.fields import (
    capsule,
    chain,
    grown,
    half_space,
    mirrored,
    moved,
    smooth_intersection,
    smooth_subtract,
    smooth_union,
    sphere,
    subtract,
)

POINTS = np.random.default_rng(7).uniform(-30.0, 30.0, (2000, 3))
BALL = sphere([4.0, -2.0, 1.0], 10.0)
WALL = half_space([0.0, 0.0, 5.0], [0.0, 0.0, 2.0])


def test_sphere_is_an_exact_distance() -> None:
    centre = np.array([4.0, -2.0, 1.0])
    assert BALL(POINTS) == pytest.approx(np.linalg.norm(POINTS - centre, axis=1) - 10.0)


def test_half_space_normal_needs_no_unit_length() -> None:
    assert WALL(POINTS) == pytest.approx(POINTS[:, 2] - 5.0)


def test_capsule_without_length_is_a_ball() -> None:
    rod = capsule([4.0, -2.0, 1.0], [4.0, -2.0, 1.0], 10.0)
    assert rod(POINTS) == pytest.approx(BALL(POINTS))


def test_capsule_tapers_from_one_radius_to_the_other() -> None:
    rod = capsule([0.0, 0.0, 0.0], [20.0, 0.0, 0.0], 6.0, 2.0)
    surface = np.array([[0.0, 6.0, 0.0], [10.0, 0.0, 4.0], [20.0, -2.0, 0.0], [22.0, 0.0, 0.0]])
    assert rod(surface) == pytest.approx(np.zeros(4), abs=1e-12)


def test_chain_of_two_places_is_a_capsule() -> None:
    start, end = [0.0, 0.0, 0.0], [20.0, 5.0, 0.0]
    rod = capsule(start, end, 6.0, 2.0)
    assert chain([start, end], [6.0, 2.0])(POINTS) == pytest.approx(rod(POINTS))


def test_sharp_operators_are_least_and_greatest() -> None:
    a, b = BALL(POINTS), WALL(POINTS)
    assert np.array_equal(smooth_union(BALL, WALL, blend=0.0)(POINTS), np.minimum(a, b))
    assert np.array_equal(smooth_intersection(BALL, WALL, blend=0.0)(POINTS), np.maximum(a, b))
    assert np.array_equal(subtract(BALL, WALL)(POINTS), np.maximum(a, -b))


@pytest.mark.parametrize("blend", [0.5, 3.0, 9.0])
def test_blending_changes_only_the_crease_and_by_at_most_a_quarter(blend: float) -> None:
    a, b = BALL(POINTS), WALL(POINTS)
    filled = np.minimum(a, b) - smooth_union(BALL, WALL, blend=blend)(POINTS)
    shaved = smooth_intersection(BALL, WALL, blend=blend)(POINTS) - np.maximum(a, b)
    cut = smooth_subtract(BALL, WALL, blend=blend)(POINTS) - np.maximum(a, -b)
    for change, away in ((filled, np.abs(a - b)), (shaved, np.abs(a - b)), (cut, np.abs(a + b))):
        assert change.min() > -1e-9
        assert change.max() <= blend / 4.0 + 1e-9
        assert np.abs(change[away > blend]).max() < 1e-9
        assert change[away < 0.5 * blend].min() > 0.0


def test_grown_moves_the_surface_outwards() -> None:
    assert grown(BALL, 3.0)(POINTS) == pytest.approx(BALL(POINTS) - 3.0)


def test_moved_carries_the_shape_with_its_matrix() -> None:
    quarter = np.array([[0, -1, 0, 5], [1, 0, 0, 6], [0, 0, 1, 7], [0, 0, 0, 1]], dtype=float)
    there = POINTS @ quarter[:3, :3].T + quarter[:3, 3]
    assert moved(BALL, quarter)(there) == pytest.approx(BALL(POINTS))


def test_mirrored_twice_is_the_same_shape() -> None:
    assert mirrored(BALL)(POINTS) == pytest.approx(sphere([-4.0, -2.0, 1.0], 10.0)(POINTS))
    assert mirrored(mirrored(BALL))(POINTS) == pytest.approx(BALL(POINTS))
