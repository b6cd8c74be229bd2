"""The course of a muscle: named stations tied to landmarks of the bones, on one smooth line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline
from scipy.spatial import cKDTree

from meshes.building.fields import Distances, Field, Points
from meshes.building.solid import Solid
from meshes.errors import MeshError
from meshes.tables import FIGURES, read_table

SPACING = 1.5  # mm between samples of the line


@dataclass(frozen=True)
class Course:
    """A centre line with an elliptic section at every station.

    Attributes:
        places: (n, 3) centres of the sections, mm.
        widths: (n,) half axes towards the side, mm.
        depths: (n,) half axes square to that, mm.
    """

    places: NDArray[np.float64]
    widths: NDArray[np.float64]
    depths: NDArray[np.float64]

    @cached_property
    def line(self) -> NDArray[np.float64]:
        """(m, 3) samples of the smooth line."""
        return np.asarray(self._spline(self.places)(self._at))

    @cached_property
    def share(self) -> NDArray[np.float64]:
        """(m,) share of the whole length at each sample, 0 to 1."""
        return np.asarray(self._at / self._along[-1])

    @cached_property
    def tube(self) -> Field:
        """The ellipses swept along the line."""
        tree = cKDTree(self.line)
        half = np.stack([self.widths, self.depths], axis=1)
        axes = np.asarray(self._spline(np.log(half))(self._at))
        axes = np.exp(axes)

        def distance(points: Points) -> Distances:
            _, nearest = tree.query(points)
            away = points - self.line[nearest]
            side, front, tangent = (frame[nearest] for frame in self.frames)
            across = np.einsum("ij,ij->i", away, side) / axes[nearest, 0]
            deep = np.einsum("ij,ij->i", away, front) / axes[nearest, 1]
            beyond = np.abs(np.einsum("ij,ij->i", away, tangent))
            round_about = np.sqrt(across**2 + deep**2) + 1e-9
            slope = np.sqrt((across / axes[nearest, 0]) ** 2 + (deep / axes[nearest, 1]) ** 2)
            flat = (round_about - 1.0) * round_about / (slope + 1e-9)
            past = np.maximum(beyond - SPACING, 0.0)
            return np.asarray(np.where(past > 0.0, np.hypot(np.maximum(flat, 0.0), past), flat))

        return distance

    @cached_property
    def frames(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Side, front and tangent at every sample; made from x, the side does not drift."""
        tangent = np.gradient(self.line, axis=0)
        tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
        side = np.array([1.0, 0.0, 0.0]) - tangent[:, :1] * tangent
        side /= np.linalg.norm(side, axis=1, keepdims=True)
        return side, np.cross(tangent, side), tangent

    def point_after(self, point: NDArray[np.float64], distance: float) -> NDArray[np.float64]:
        """The point of the line `distance` mm beyond the one nearest to `point`."""
        start = int(np.linalg.norm(self.line - point, axis=1).argmin())
        return np.asarray(self.line[min(len(self.line) - 1, start + round(distance / SPACING))])

    @cached_property
    def _along(self) -> NDArray[np.float64]:
        return np.concatenate(
            [[0.0], np.cumsum(np.linalg.norm(np.diff(self.places, axis=0), axis=1))]
        )

    @cached_property
    def _at(self) -> NDArray[np.float64]:
        return np.linspace(0.0, self._along[-1], max(2, round(self._along[-1] / SPACING)))

    def _spline(self, values: NDArray[np.float64]) -> CubicSpline:
        return CubicSpline(self._along, values, bc_type="natural")


def read_course(name: str, solids: Mapping[str, Solid]) -> Course:
    """A muscle's course from its table, placed on the bones' landmarks.

    Raises:
        MeshError: the table names what does not exist, or an area is out of range.
    """
    rows = read_rows(name)
    places = np.array([place_of(name, row, solids) for row in rows])
    area = np.array([_positive(name, row, "area_cm2") for row in rows]) * 100.0
    ratio = np.array([_positive(name, row, "width_by_depth") for row in rows])
    depth = np.sqrt(area / np.pi / ratio)
    return Course(places, depth * ratio, depth)


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a muscle's table.

    Raises:
        MeshError: there is no such table.
    """
    return read_table(FIGURES / f"{name}.csv")


def place_of(name: str, row: Mapping[str, str], solids: Mapping[str, Solid]) -> NDArray[np.float64]:
    """A row's landmark moved by its offsets, mm.

    Raises:
        MeshError: there is no such landmark, or an offset is no number.
    """
    try:
        landmark = solids[row["structure"]].landmarks[row["landmark"]]
        offset = np.array([float(row[axis]) for axis in ("right", "front", "up")])
        return np.asarray(landmark + offset)
    except (KeyError, ValueError) as error:
        raise MeshError(
            f"{name}.csv: {row.get('station') or row.get('place')} cannot be placed ({error}). "
            "Name a structure and a landmark that it has, and offsets in mm."
        ) from error


def _positive(name: str, row: Mapping[str, str], column: str) -> float:
    try:
        value = float(row[column])
    except (KeyError, ValueError):
        value = 0.0
    if not 0.05 <= value <= 40.0:
        raise MeshError(f"{name}.csv: {row['station']}: {column} must be 0.05 to 40.")
    return value
