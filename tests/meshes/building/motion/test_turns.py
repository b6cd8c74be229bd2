"""The turns nearest to matrices, beside those found by singular values."""

from __future__ import annotations

import numpy as np
import pytest

from meshes.building.motion.turns import nearest_turns


def by_singular_values(matrix: np.ndarray) -> np.ndarray:
    left, _, right = np.linalg.svd(matrix)
    left[:, 2] *= np.sign(np.linalg.det(left @ right))
    return np.asarray(left @ right)


@pytest.mark.parametrize("roughness", [0.05, 0.5, 2.0])
def test_the_nearest_turn_is_that_of_the_singular_values(roughness: float) -> None:
    chance = np.random.default_rng(3)
    matrices = 40.0 * (np.eye(3) + roughness * chance.standard_normal((500, 3, 3)))

    turns = nearest_turns(matrices)

    expected = np.stack([by_singular_values(matrix) for matrix in matrices])
    assert np.allclose(turns, expected, atol=1e-9)
    assert np.allclose(np.linalg.det(turns), 1.0)


def test_a_flat_matrix_has_a_turn_and_none_have_none() -> None:
    flat = np.diag([3.0, 2.0, 0.0])[None]
    assert np.allclose(np.abs(np.linalg.det(nearest_turns(flat))), 1.0)
    assert nearest_turns(np.zeros((0, 3, 3))).shape == (0, 3, 3)
