"""Axes and angles of a right femur's surface, as a surgeon would measure them on a scan."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh
from numpy.typing import NDArray
from scipy.optimize import least_squares
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import ConvexHull
from trimesh.intersections import mesh_plane

from meshes.errors import MeshError

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FemurAxes:
    """Lines of one right femur in its mesh's coordinates; lengths mm, directions of length 1."""

    head: Vector
    head_radius: float
    neck: Vector  # centre of the narrowest section
    neck_area: float  # mm2
    shaft_point: Vector
    shaft: Vector  # upwards
    lateral: Vector  # along the posterior condylar line, square to `shaft`
    length: float  # from the head's centre to the lowest point of the condyles, along `shaft`

    @property
    def front(self) -> Vector:
        """Direction towards the front, square to `shaft` and `lateral`."""
        return np.cross(self.shaft, self.lateral)

    @property
    def neck_shaft_angle(self) -> float:
        """Angle between the neck axis and the shaft axis, degrees (about 125)."""
        medial = unit(self.head - self.neck)
        return float(180.0 - np.degrees(np.arccos(medial @ self.shaft)))

    @property
    def anteversion(self) -> float:
        """Turn of the neck forward of the posterior condylar line, degrees."""
        medial = self.head - self.neck
        return float(np.degrees(np.arctan2(medial @ self.front, -(medial @ self.lateral))))

    @property
    def offset(self) -> float:
        """Distance of the head's centre from the shaft axis, mm."""
        return float(np.linalg.norm(np.cross(self.head - self.shaft_point, self.shaft)))


def measure_axes(mesh: trimesh.Trimesh, up: Vector, front: Vector) -> FemurAxes:
    """Measure a right femur; `up` and `front` are rough directions, within about 30 degrees.

    The neck axis joins the centre of the sphere through the head to the centroid of the least
    section of the neck; the shaft axis is the line through section centroids between 35 and 75 %
    of the height; version is read against the tangent to the backs of both condyles.
    """
    up = unit(np.asarray(up, dtype=float))
    head, radius = _head_sphere(mesh, up, unit(np.cross(front, up)))
    point, shaft = _shaft_axis(mesh, head, up)
    lateral = _condylar_line(mesh, shaft, unit(np.cross(front, shaft)))
    neck, area = _narrowest_neck(mesh, head, point, shaft)
    length = float(((head - mesh.vertices) @ shaft).max())
    return FemurAxes(head, radius, neck, area, point, shaft, lateral, length)


def unit(vector: Vector) -> Vector:
    """The vector scaled to length 1."""
    scaled: Vector = np.asarray(vector, dtype=float) / np.linalg.norm(vector)
    return scaled


def fit_sphere(points: Vector) -> tuple[Vector, float]:
    """Centre and radius of the sphere nearest to `points` (n, 3), single outliers damped."""
    start = np.append(points.mean(axis=0), 20.0)
    fit = least_squares(
        lambda s: np.linalg.norm(points - s[:3], axis=1) - s[3], start, loss="soft_l1", f_scale=0.3
    )
    return fit.x[:3], float(abs(fit.x[3]))


def section_loops(
    mesh: trimesh.Trimesh, origin: Vector, normal: Vector
) -> list[tuple[float, Vector, Vector]]:
    """Closed outlines a plane cuts: signed area (mm2), centroid (3,), segments (n, 2, 3) of each.

    Outer outlines have a positive area.
    """
    cut = mesh_plane(mesh, normal, origin, return_faces=True)  # type: ignore[no-untyped-call]
    segments, faces = cut
    if len(segments) == 0:
        return []
    along = np.cross(normal, mesh.face_normals[faces])
    wrong = np.einsum("ij,ij->i", segments[:, 1] - segments[:, 0], along) < 0
    segments[wrong] = segments[wrong, ::-1]
    _, ends = np.unique(np.round(segments.reshape(-1, 3), 4), axis=0, return_inverse=True)
    pairs = ends.reshape(-1, 2)
    count = int(ends.max()) + 1
    graph = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    labels = connected_components(graph, directed=False)[1][pairs[:, 0]]
    return [_loop(segments[labels == k], origin, normal) for k in np.unique(labels)]


def _loop(segments: Vector, origin: Vector, normal: Vector) -> tuple[float, Vector, Vector]:
    first, second = segments[:, 0] - origin, segments[:, 1] - origin
    areas = 0.5 * np.cross(first, second) @ normal
    area = float(areas.sum())
    centroid = origin + (areas[:, None] * (first + second)).sum(axis=0) / (3.0 * area + 1e-12)
    return area, centroid, segments


def _head_sphere(mesh: trimesh.Trimesh, up: Vector, lateral: Vector) -> tuple[Vector, float]:
    height = mesh.vertices @ up
    top = mesh.vertices[height > height.max() - 70.0]
    side = top @ lateral
    points = top[side < side.min() + 22.0]
    for margin in (2.0, 1.0, 0.7, 0.7):
        centre, radius = fit_sphere(points)
        near = np.abs(np.linalg.norm(top - centre, axis=1) - radius) < margin
        points = top[near & ((top - centre) @ lateral < 0.45 * radius)]
    return centre, radius


def _shaft_axis(mesh: trimesh.Trimesh, head: Vector, up: Vector) -> tuple[Vector, Vector]:
    shaft = up
    for _ in range(3):
        height = mesh.vertices @ shaft
        levels = height.min() + np.linspace(0.35, 0.75, 17) * np.ptp(height)
        origins = [head + shaft * (level - head @ shaft) for level in levels]
        centres = np.array([max(section_loops(mesh, o, shaft))[1] for o in origins])
        point = centres.mean(axis=0)
        shaft = np.linalg.svd(centres - point)[2][0]
        shaft = shaft * np.sign(shaft @ up)
    return point, shaft


def _condylar_line(mesh: trimesh.Trimesh, shaft: Vector, lateral: Vector) -> Vector:
    front = np.cross(shaft, lateral)
    height = mesh.vertices @ shaft
    low = mesh.vertices[height < height.min() + 0.11 * np.ptp(height)]
    plane = np.column_stack((low @ lateral, low @ front))
    ring = plane[ConvexHull(plane).vertices]  # counter-clockwise: the back runs to the right
    edges = np.roll(ring, -1, axis=0) - ring
    tangent = edges[np.argmax(np.where(edges[:, 0] > 0.0, edges[:, 0], 0.0))]
    return unit(tangent[0] * lateral + tangent[1] * front)


def _narrowest_neck(
    mesh: trimesh.Trimesh, head: Vector, point: Vector, shaft: Vector
) -> tuple[Vector, float]:
    lateral = point - head
    lateral = unit(lateral - shaft * (lateral @ shaft))
    axis = unit(0.8 * lateral - 0.6 * shaft)
    for _ in range(8):
        sections = [
            (area, centroid)
            for distance in np.arange(14.0, 42.0, 1.0)
            for area, centroid, _ in section_loops(mesh, head + axis * distance, axis)
            if area > 200.0 and np.linalg.norm(np.cross(centroid - head, axis)) < 15.0
        ]
        if not sections:
            raise MeshError("femur: no neck is found 14 to 42 mm from the head's centre")
        least, centre = min(sections, key=lambda section: section[0])
        axis = unit(centre - head)
    return centre, least
