"""The turns nearest to many small matrices at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STEPS = 12  # at most; five to seven are needed
SAME = 1e-13  # change in a step below which a turn is found
FLAT = 1e-3  # determinant against that of a cube of the same size below which steps are too many


def nearest_turns(matrices: Floats) -> Floats:
    """(m, 3, 3) the rotations nearest to (m, 3, 3) matrices, their polar factors.

    Scaled Newton steps (Higham 1986), several times as fast as singular values; those decide where
    a matrix is flat or turned inside out.
    """
    size = np.sqrt(np.einsum("mij,mij->m", matrices, matrices) / 3.0)
    now = np.moveaxis(matrices / np.maximum(size, 1e-300)[:, None, None], 0, -1)
    hard = _cofactors(now)[1] < FLAT
    now = np.where(hard, np.eye(3)[:, :, None], now)
    for _ in range(STEPS):
        cofactors, determinant = _cofactors(now)
        scale = 1.0 / np.cbrt(determinant)
        new = 0.5 * (scale * now + cofactors / (scale * determinant))
        change = np.abs(new - now).max(initial=0.0)
        now = new
        if change < SAME:
            break
    found = np.ascontiguousarray(np.moveaxis(now, -1, 0))
    found[hard] = _by_singular_values(matrices[hard])
    return found


def _cofactors(matrices: Floats) -> tuple[Floats, Floats]:
    """(3, 3, m) cofactors and (m,) determinants of (3, 3, m) matrices."""
    (a, b, c), (d, e, f), (g, h, i) = matrices
    first = [e * i - f * h, f * g - d * i, d * h - e * g]
    second = [h * c - i * b, i * a - g * c, g * b - h * a]
    third = [b * f - c * e, c * d - a * f, a * e - b * d]
    determinant = a * first[0] + b * first[1] + c * first[2]
    return np.stack([np.stack(row) for row in (first, second, third)]), determinant


def _by_singular_values(matrices: Floats) -> Floats:
    left, _, right = np.linalg.svd(matrices)
    left[:, :, 2] *= np.sign(np.linalg.det(left @ right))[:, None]
    return np.asarray(left @ right)
