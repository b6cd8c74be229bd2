"""Levels along the sacrum and columns across it: where named places lie when straightened."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshes.building.sacrum.figures import SacrumFigures

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Levels:
    """Where levels and columns are, in mm along and across the straightened bone."""

    along: Array
    foramina: Array
    width_levels: Array
    widths: Array

    @classmethod
    def of(cls, figures: SacrumFigures) -> Levels:
        """Read them from the table."""
        level, width = figures.column("width", 0)
        return cls(figures.column("level", 0)[1], figures.column("foramen", 0)[1], level, width)

    def mm(self, level: float | Array) -> Array:
        """Return mm along the axis of levels (0 end plate, 1 to 4 foramina, 5 apex)."""
        return np.asarray(np.interp(level, np.arange(6.0), self.along))

    def foramen(self, level: float | Array) -> Array:
        """Return mm from the midline to the line of the foramina."""
        return np.asarray(np.interp(level, np.arange(1.0, 5.0), self.foramina))

    def across(self, level: float, column: float) -> float:
        """Return mm from the midline: 0 midline, 1 line of the foramina, 2 border."""
        foramen = float(self.foramen(level))
        edge = float(np.interp(level, self.width_levels, self.widths))
        return column * foramen if column <= 1 else foramen + (column - 1) * (edge - foramen)
