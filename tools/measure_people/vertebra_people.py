"""Read a reference person's vertebra in its own frame, and find the seed places on it.

The frame: origin midway between the end plates, z square to the plane midway between them,
x to the right across the plane of symmetry, y to the front (mm).
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import trimesh
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Array = NDArray[np.float64]
PEOPLE = {"vhm": ("l1", "l2", "l3", "l4", "l5"), "mlm_mean": ("l2", "l3", "l4", "l5")}
SEEDED = ("mlm_mean", "l3")  # the vertebra on which the seeds were picked
SEEDS = Path(__file__).parent / "vertebra_seeds.csv"
FRONT_OF_BODY = 26.0  # mm behind the foremost point that surely belong to the body
NORMAL_WEIGHT = 5.0  # mm of distance that a fully turned normal counts for, over two


def seeds() -> dict[str, tuple[Array, float]]:
    """Place -> section centre (3,) on the seeded vertebra and the longest radius to read, mm."""
    with SEEDS.open(newline="", encoding="utf-8") as lines:
        return {
            row["place"]: (
                np.array([float(row[k]) for k in ("right", "front", "up")]),
                float(row["longest"]),
            )
            for row in csv.DictReader(lines)
        }


def crossings(mesh: trimesh.Trimesh, origin: Array, direction: Array) -> Array:
    """Sorted distances (k,) at which a ray crosses the surface (Moeller and Trumbore 1997)."""
    corners = mesh.triangles
    first, second = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    ray = np.asarray(direction, dtype=float) + 1e-9 * np.array([1.0, 0.7, 0.3])
    cross = np.cross(ray, second)
    scale = np.einsum("ij,ij->i", first, cross)
    scale = np.where(np.abs(scale) < 1e-12, 1e-12, scale)
    start = origin - corners[:, 0]
    u = np.einsum("ij,ij->i", start, cross) / scale
    turned = np.cross(start, first)
    v = turned @ ray / scale
    distance = np.einsum("ij,ij->i", second, turned) / scale
    return np.sort(distance[(u >= 0) & (v >= 0) & (u + v <= 1) & (distance > 1e-6)])


def own_frame(mesh: trimesh.Trimesh) -> Array:
    """The 4x4 matrix from the file's space to the vertebra's own frame."""
    right, middle = _symmetry_plane(mesh)
    points, faces = trimesh.sample.sample_surface(mesh, 40_000, seed=2)
    normals = mesh.face_normals[faces]
    origin = points.mean(axis=0)
    origin += right * (middle - origin @ right)
    up = np.array([0.0, 0.0, 1.0])
    for _ in range(6):
        axes = _axes(up, right)
        up, shift = _levelled(mesh, origin, axes, points, normals)
        origin = origin + shift
        origin += right * (middle - origin @ right)
    axes = _axes(up, right)
    matrix = np.eye(4)
    matrix[:3, :3], matrix[:3, 3] = axes, -axes @ origin
    return matrix


def _axes(up: Array, right: Array) -> Array:
    across = right - up * (right @ up)
    across /= np.linalg.norm(across)
    return np.array([across, np.cross(up, across), up])


def _levelled(
    mesh: trimesh.Trimesh, origin: Array, axes: Array, points: Array, normals: Array
) -> tuple[Array, Array]:
    """A better up direction and a shift of the origin, from the front part of the end plates."""
    local, turned = (points - origin) @ axes.T, normals @ axes.T
    foremost = local[:, 1].max()
    front = local[:, 1] > foremost - FRONT_OF_BODY
    front &= (np.abs(local[:, 0]) < 16.0) & (local[:, 1] < foremost - 4.0)
    top, bottom = (_plate_line(local, turned, front, side) for side in (1.0, -1.0))
    leans = [np.array([0.0, -line[1], 1.0]) for line in (top, bottom)]
    up = axes.T @ sum(lean / np.linalg.norm(lean) for lean in leans)
    middle, depth = 0.5 * (top + bottom), foremost - 17.0
    half = 0.5 * (top - bottom) @ np.array([1.0, depth])
    fronts = []
    for side in (1.0, -1.0):
        level = middle @ np.array([1.0, depth]) + side * (half - 3.5)
        start = origin + axes.T @ np.array([0.0, foremost + 20.0, level])
        hits = foremost + 20.0 - crossings(mesh, start, -axes[1])
        fronts.append(0.5 * (hits[0] + hits[1]))
    front_shift = float(np.mean(fronts))
    shift = np.array([0.0, front_shift, middle @ np.array([1.0, front_shift])])
    return up / np.linalg.norm(up), axes.T @ shift


def _plate_line(local: Array, turned: Array, front: NDArray[np.bool_], side: float) -> Array:
    """Height and slope of an end plate over y, by a trimmed line fit."""
    chosen = front & (side * turned[:, 2] > 0.85)
    line = np.zeros(2)
    for _ in range(4):
        design = np.column_stack([np.ones(chosen.sum()), local[chosen, 1]])
        line = np.linalg.lstsq(design, local[chosen, 2], rcond=None)[0]
        off = local[:, 2] - line[0] - line[1] * local[:, 1]
        chosen = front & (side * turned[:, 2] > 0.8) & (np.abs(off) < 2.5)
    return np.asarray(line)


def _symmetry_plane(mesh: trimesh.Trimesh) -> tuple[Array, float]:
    """Unit normal (to the right) and offset of the plane between a bone and its mirror image."""
    points = trimesh.sample.sample_surface_even(mesh, 8000, seed=1)[0]
    tree, image = cKDTree(points), points.copy()
    image[:, 0] = 2.0 * points[:, 0].mean() - image[:, 0]
    for _ in range(40):
        distance, index = tree.query(image)
        near = distance < np.quantile(distance, 0.9)
        here, there = image[near].mean(axis=0), points[index[near]].mean(axis=0)
        left, _, right = np.linalg.svd((image[near] - here).T @ (points[index[near]] - there))
        turn = right.T @ np.diag([1.0, 1.0, np.linalg.det(right.T @ left.T)]) @ left.T
        image = (image - here) @ turn.T + there
    apart = image - points
    longest = apart[np.argmax(np.linalg.norm(apart, axis=1))]
    normal = (apart * np.sign(apart @ longest)[:, None]).sum(axis=0)
    normal /= np.linalg.norm(normal) * np.sign(normal[0])
    return normal, float((0.5 * (points + image) @ normal).mean())


def carried(source: trimesh.Trimesh, target: trimesh.Trimesh, places: Array) -> Array:
    """The places (n, 3) of one vertebra on another one, both in their own frames.

    The box is fitted first; then the surface is drawn to the target by displacements smoothed
    over 18, 12, 8 and 6 mm in turn.
    """
    skin, faces = trimesh.sample.sample_surface(source, 3500, seed=3)
    normals = source.face_normals[faces]
    goal, faces = trimesh.sample.sample_surface(target, 30_000, seed=4)
    tree = cKDTree(np.column_stack([goal, NORMAL_WEIGHT * target.face_normals[faces]]))
    scale = np.ptp(goal, axis=0) / np.ptp(skin, axis=0)
    shift = np.array([0.0, *(goal.min(axis=0) - skin.min(axis=0) * scale)[1:]])
    skin, moved = skin * scale + shift, places * scale + shift
    for width, rounds in ((18.0, 6), (12.0, 8), (8.0, 8), (6.0, 8)):
        own = _weights(skin, skin, width)
        for _ in range(rounds):
            distance, index = tree.query(np.column_stack([skin, NORMAL_WEIGHT * normals]))
            trust = np.exp(-((distance / 6.0) ** 2)) + 0.02
            pull = goal[index] - skin
            moved = moved + _mean(_weights(moved, skin, width) * trust, pull)
            skin = skin + _mean(own * trust, pull)
    return np.asarray(moved)


def _weights(at: Array, around: Array, width: float) -> Array:
    squared = ((at[:, None] - around[None]) ** 2).sum(axis=2)
    return np.asarray(np.exp(-squared / (2.0 * width**2)))


def _mean(weights: Array, values: Array) -> Array:
    return np.asarray(weights @ values / (weights.sum(axis=1, keepdims=True) + 1e-9))
