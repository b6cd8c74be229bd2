"""Rigid 4x4 matrices: turns about a point, and what they do to points and directions."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Matrix = NDArray[np.float64]


def turn_x(degrees: float) -> Matrix:
    """(3, 3) turn about the axis to the right: positive takes front to top."""
    c, s = _cos_sin(degrees)
    return np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])


def turn_y(degrees: float) -> Matrix:
    """(3, 3) turn about the axis to the front: positive takes top to right."""
    c, s = _cos_sin(degrees)
    return np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])


def turn_z(degrees: float) -> Matrix:
    """(3, 3) turn about the upward axis: positive takes right to front."""
    c, s = _cos_sin(degrees)
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])


def about(centre: Floats, turn: Matrix) -> Matrix:
    """(4, 4) of a turn (3, 3) that leaves a point (3,) where it is."""
    matrix = np.eye(4)
    matrix[:3, :3] = turn
    matrix[:3, 3] = centre - turn @ centre
    return matrix


def inverse(matrix: Matrix) -> Matrix:
    """The rigid matrix (4, 4) that undoes another."""
    back = np.eye(4)
    back[:3, :3] = matrix[:3, :3].T
    back[:3, 3] = -matrix[:3, :3].T @ matrix[:3, 3]
    return back


def moved_points(matrix: Matrix, points: Floats) -> Floats:
    """Points (..., 3) carried by a matrix (4, 4)."""
    return np.asarray(points @ matrix[:3, :3].T + matrix[:3, 3])


def _cos_sin(degrees: float) -> tuple[float, float]:
    radians = np.radians(degrees)
    return float(np.cos(radians)), float(np.sin(radians))
