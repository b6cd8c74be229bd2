"""Read a reference person's sacrum and straighten it along its own axis."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import trimesh
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from meshes.building.sacrum.axis import BentAxis
from meshes.errors import MeshError

Array = NDArray[np.float64]
PEOPLE = ("vhm", "lhdl", "vsd_z013")
HERE = Path(__file__).parent
SAMPLES = 300_000


@dataclass(frozen=True, slots=True)
class Person:
    """One person's sacrum with coccyx.

    Attributes:
        name: folder name in the reference.
        axis: the person's bent axis, in the person's midsagittal coordinates.
        surface: (n, 3) points of the surface, straightened.
        triangles: (m, 3, 3) the whole surface, straightened.
        levels: (6,) mm along the axis: end plate, four pairs of foramina, apex.
    """

    name: str
    axis: BentAxis
    surface: Array
    triangles: Array
    levels: Array

    def along(self, level: float) -> float:
        """Return mm along the axis of a level (0 end plate, 1..4 foramina, 5 apex)."""
        return float(np.interp(level, range(6), self.levels))


def read_person(reference: Path, name: str, levels: Array) -> Person:
    """Read one person; `levels` (6,) in mm along the axis.

    Raises:
        MeshError: the person's file is not one mesh.
    """
    path = reference / "subjects" / name / "sacrum.ply"
    mesh = trimesh.load(path)
    if not isinstance(mesh, trimesh.Trimesh):
        raise MeshError(f"{path}: holds no single surface; give one closed mesh of the sacrum")
    seeds = _seeds(name)
    right, origin = _midline(np.asarray(mesh.sample(6000, seed=1)))
    frame = _upright(right)
    axis_points = (seeds - origin) @ frame.T
    steps = np.linalg.norm(np.diff(axis_points[:, 1:], axis=0), axis=1)
    axis = BentAxis.through(np.concatenate([[0.0], np.cumsum(steps)]), axis_points[:, 1:])
    points, _ = trimesh.sample.sample_surface(mesh, SAMPLES, seed=0)
    vertices = axis.straighten((np.asarray(mesh.vertices) - origin) @ frame.T)
    surface = axis.straighten((points - origin) @ frame.T)
    return Person(name, axis, surface, vertices[mesh.faces], levels)


def _seeds(name: str) -> Array:
    with (HERE / "sacrum_seeds.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["person"] == name]
    return np.array([[float(row[k]) for k in ("right", "front", "up")] for row in rows])


def _upright(right: Array) -> Array:
    up = np.array([0.0, 0.0, 1.0]) - right * right[2]
    up /= np.linalg.norm(up)
    return np.array([right, np.cross(up, right), up])


def _midline(points: Array) -> tuple[Array, Array]:
    """Return normal and a point of the best plane of symmetry of the bone's upper two thirds."""
    points = points[points[:, 2] > np.percentile(points[:, 2], 35)]
    origin = points.mean(axis=0)
    centred = points - origin
    tree = cKDTree(centred)
    normal, distance = np.array([1.0, 0.0, 0.0]), 0.0
    for _ in range(60):
        mirrored = centred - 2.0 * np.outer(centred @ normal - distance, normal)
        gap, partner = tree.query(mirrored)
        paired = (gap < np.percentile(gap, 85)) & (np.abs(centred @ normal - distance) > 6)
        middle = (centred[paired] + centred[partner[paired]]) / 2
        across = centred[paired] - centred[partner[paired]]
        spread = middle - middle.mean(axis=0)
        _, vectors = np.linalg.eigh(spread.T @ spread - across.T @ across / 8)
        normal = vectors[:, 0] * np.sign(vectors[0, 0])
        distance = float(middle.mean(axis=0) @ normal)
    return normal, origin + distance * normal


def line_hits(triangles: Array, origin: tuple[float, float, float], axis: int) -> Array:
    """Return where the line through `origin` along a coordinate axis meets triangles, sorted."""
    plane = [k for k in range(3) if k != axis]
    flat = triangles[:, :, plane] - np.asarray(origin)[plane]
    crossed = ((flat.min(axis=1) <= 0) & (flat.max(axis=1) >= 0)).all(axis=1)
    flat, height = flat[crossed], triangles[crossed][:, :, axis]
    weights = np.stack(
        [_cross(flat[:, (k + 1) % 3], flat[:, (k + 2) % 3]) for k in range(3)], axis=1
    )
    total = weights.sum(axis=1)
    inside = (np.abs(total) > 1e-12) & ((weights >= 0).all(axis=1) | (weights <= 0).all(axis=1))
    return np.sort(np.sum(weights[inside] * height[inside], axis=1) / total[inside])


def _cross(first: Array, second: Array) -> Array:
    return np.asarray(first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0])
