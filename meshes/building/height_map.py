"""A relief: heights over a plane, splined through named stations and looked up quickly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import RBFInterpolator
from scipy.ndimage import gaussian_filter, map_coordinates

Array = NDArray[np.float64]
Heights = Callable[[Array], Array]


def thin_plate(stations: Array, heights: Array, smoothing: float = 0.0) -> Heights:
    """Return the thin-plate spline through (n, 2) stations with (n,) heights, mm."""
    spline = RBFInterpolator(stations, heights, kernel="thin_plate_spline", smoothing=smoothing)
    return lambda places: np.asarray(spline(places), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class HeightMap:
    """Heights and steepness on a grid.

    Attributes:
        lower: (2,) first grid node, mm.
        step: mm between nodes.
        heights: (n, m) mm.
        steepness: (n, m) length of the gradient of (depth - height): 1 where level. Dividing by
            it turns a height difference into nearly a distance.
    """

    lower: Array
    step: float
    heights: Array
    steepness: Array

    @classmethod
    def sampled(
        cls, heights: Heights, lower: Array, upper: Array, step: float, blur: float
    ) -> HeightMap:
        """Sample `heights` between two corners (2,) mm, softened by `blur` mm."""
        axes = [np.arange(lo, hi + step, step) for lo, hi in zip(lower, upper, strict=True)]
        nodes = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
        values = heights(nodes.reshape(-1, 2)).reshape(nodes.shape[:2])
        values = gaussian_filter(values, blur / step)
        first, second = np.gradient(values, step)
        steepness = np.sqrt(1.0 + first**2 + second**2)
        return cls(np.asarray(lower, dtype=np.float64), step, values, steepness)

    def at(self, places: Array) -> tuple[Array, Array]:
        """Return heights and steepness (n,) at (n, 2) places; the border's beyond the border."""
        nodes = (places - self.lower).T / self.step
        return (
            map_coordinates(self.heights, nodes, order=1, mode="nearest"),
            map_coordinates(self.steepness, nodes, order=1, mode="nearest"),
        )
