"""Height sheets over the sagittal plane of the knee, through a few named heights."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import RBFInterpolator
from scipy.ndimage import map_coordinates

from meshes.building.fields import Distances, Field, Points

REACH = 60.0  # mm; half the side of a sheet
SPACING = 2.0


def sheet(places: Points, heights: Points, lower: Points, upper: Points) -> Field:
    """Thin-plate surface over (y, z) through `heights` (n,) at `places` (n, 2), all mm.

    Beyond the box from `lower` (2,) to `upper` (2,) it keeps the height of the box's edge.
    """
    spline = RBFInterpolator(places, heights, kernel="thin_plate_spline", smoothing=1.0, degree=1)
    line = np.arange(-REACH, REACH + SPACING, SPACING)
    grid = np.stack(np.meshgrid(line, line, indexing="ij"), axis=-1)
    table = spline(np.clip(grid, lower, upper).reshape(-1, 2)).reshape(grid.shape[:2])

    def height(points: Points) -> Distances:
        at = (points[:, 1:].T + REACH) / SPACING
        return np.asarray(map_coordinates(table, at, order=1, mode="nearest"))

    return height
