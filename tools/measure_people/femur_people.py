"""The reference people's right femurs, brought to one size, frame and pose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import trimesh

from meshes.building.femur.axes import FemurAxes, Vector, measure_axes, unit
from meshes.building.femur.loft import Frame
from meshes.building.femur.pose import REFERENCE, FemurPose, to_reference

UP, FRONT = np.array([0.0, 0.0, 1.0]), np.array([0.0, 1.0, 0.0])

# Person -> meshes; a person with both sides counts once.
PEOPLE: dict[str, tuple[str, ...]] = {
    "lhdl": ("femur_right",),
    "tlem2": ("femur_right",),
    "vsd_z013": ("femur_right", "femur_left"),
}


@dataclass(frozen=True, slots=True)
class Straightened:
    """One femur scaled to the reference length, untwisted and unbent; shaft frame, mm."""

    mesh: trimesh.Trimesh
    pose: FemurPose  # as the person stood, after scaling
    axes: FemurAxes  # of `mesh`
    knee: Frame
    half_width: float  # of both condyles together


def straightened(subjects: Path, person: str, name: str) -> Straightened:
    """Load one femur (a left one mirrored) and bring it to the reference pose."""
    mesh = trimesh.load_mesh(subjects / person / f"{name}.ply")
    if name.endswith("left"):
        mesh.vertices *= (-1.0, 1.0, 1.0)
        mesh.invert()
    axes = measure_axes(mesh, UP, FRONT)
    scale = REFERENCE.length / axes.length
    vertices = (
        scale
        * (mesh.vertices - _crossing(axes))
        @ np.array([axes.lateral, axes.front, axes.shaft]).T
    )
    pose = FemurPose(axes.neck_shaft_angle, axes.anteversion, scale * axes.offset, REFERENCE.length)
    straight = trimesh.Trimesh(to_reference(vertices, pose), mesh.faces, process=False)
    knee, half_width = knee_of(straight)
    return Straightened(straight, pose, measure_axes(straight, UP, FRONT), knee, half_width)


def _crossing(axes: FemurAxes) -> Vector:
    """Point of the shaft axis nearest to the neck axis."""
    medial = unit(axes.head - axes.neck)
    gap, cosine = axes.head - axes.shaft_point, float(medial @ axes.shaft)
    along = (gap @ axes.shaft - cosine * (gap @ medial)) / (1.0 - cosine**2)
    crossing: Vector = axes.shaft_point + along * axes.shaft
    return crossing


def knee_of(mesh: trimesh.Trimesh) -> tuple[Frame, float]:
    """Flexion axis frame (first axis lateral) and half the width over both condyles.

    The flexion axis joins the centres of circles fitted to the crests of the two condyles.
    """
    low = mesh.vertices[:, 2] < mesh.vertices[:, 2].min() + 60.0
    points, normals = mesh.vertices[low], mesh.vertex_normals[low]
    lateral = np.array([1.0, 0.0, 0.0])
    for _ in range(4):
        up = unit(UP - lateral * lateral[2])
        axes = np.array([lateral, np.cross(up, lateral), up])
        medial_centre, lateral_centre = _crest_centres(points @ axes.T, normals @ axes.T)
        lateral = unit((lateral_centre - medial_centre) @ axes)
    across = points[points[:, 2] < points[:, 2].min() + 45.0] @ lateral
    middle = 0.5 * (across.min() + across.max())
    start = medial_centre @ axes
    up = unit(UP - lateral * lateral[2])
    frame = Frame(
        start + lateral * (middle - start @ lateral),
        np.array([lateral, np.cross(up, lateral), up]),
    )
    return frame, 0.5 * float(np.ptp(across))


def _crest_centres(points: Vector, normals: Vector) -> list[Vector]:
    """Centres of the medial and the lateral condyle; points in (lateral, front, up)."""
    middle = 0.5 * (points[:, 0].min() + points[:, 0].max())
    facing = np.degrees(np.arctan2(normals[:, 2], normals[:, 1])) % 360.0
    rolling = (np.abs(normals[:, 0]) < 0.35) & (facing > 165.0) & (facing < 275.0)
    centres = []
    for side in (-1.0, 1.0):
        out = side * (points[:, 0] - middle)
        crest = points[rolling & (out > 8.0) & (out < 38.0)]
        centre = _circle(crest[:, 1:])
        centres.append(np.array([crest[:, 0].mean(), centre[0], centre[1]]))
    return centres


def _circle(points: Vector) -> Vector:
    """Centre (2,) of the circle through most of `points` (n, 2)."""
    kept = points
    for _ in range(4):
        system = np.column_stack((2.0 * kept, np.ones(len(kept))))
        solution = np.linalg.lstsq(system, (kept**2).sum(axis=1), rcond=None)[0]
        centre: Vector = solution[:2]
        radius = np.sqrt(solution[2] + centre @ centre)
        kept = points[np.abs(np.linalg.norm(points - centre, axis=1) - radius) < 3.0]
    return centre


def hits(mesh: trimesh.Trimesh, start: Vector, way: Vector) -> Vector:
    """Distances (n,) at which a ray from `start` along the unit vector `way` meets the mesh."""
    corner = mesh.triangles[:, 0]
    first, second = mesh.triangles[:, 1] - corner, mesh.triangles[:, 2] - corner
    normal = np.cross(way, second)
    size = np.einsum("ij,ij->i", first, normal)
    size = np.where(np.abs(size) < 1e-12, 1e-12, size)
    gap = np.asarray(start, dtype=float) - corner
    u = np.einsum("ij,ij->i", gap, normal) / size
    turned = np.cross(gap, first)
    v = turned @ way / size
    distance = np.einsum("ij,ij->i", second, turned) / size
    return np.sort(distance[(u >= 0.0) & (v >= 0.0) & (u + v <= 1.0) & (distance > 0.0)])
