"""Whether two meshes are the same shape, however it is cut into triangles and numbered.

The last bits of what is built differ between processors, BLAS libraries and compilers.
"""

from __future__ import annotations

import numpy as np
import pyvista as pv
import trimesh
from numpy.typing import NDArray
from vtkmodules.vtkCommonCore import reference
from vtkmodules.vtkCommonDataModel import vtkGenericCell, vtkStaticCellLocator

from meshes.building.body import as_trimesh
from meshes.library import SurfaceMesh

NEAR = 0.02  # mm between two surfaces, and between two places of a landmark
VOLUME = 1e-4  # of the whole
MEAN_SHADE, MOST_SHADE = 0.5, 4.0  # of 255, of an attribute: over all, and at 99 of 100 vertices

Array = NDArray[np.float64]


def differences(one: SurfaceMesh, other: SurfaceMesh) -> list[str]:
    """In what two meshes are not the same; nothing where they are."""
    first, second = as_trimesh(one), as_trimesh(other)
    found = []
    if first.euler_number != second.euler_number:
        found.append(f"Euler number {first.euler_number}, not {second.euler_number}")
    if abs(first.volume / second.volume - 1.0) > VOLUME:
        found.append(f"volume {first.volume:.1f}, not {second.volume:.1f} mm3")
    triangles, feet = nearest_on(second, first.vertices)
    there = float(np.linalg.norm(feet - first.vertices, axis=1).max())
    back = float(
        np.linalg.norm(nearest_on(first, second.vertices)[1] - second.vertices, axis=1).max()
    )
    if max(there, back) > NEAR:
        found.append(f"surfaces {there:.3f} and {back:.3f} mm apart")
    weights = trimesh.triangles.points_to_barycentric(second.triangles[triangles], feet)
    corners = second.faces[triangles]
    return [*found, *_attributes(one, other, corners, weights), *_landmarks(one, other)]


def nearest_on(surface: trimesh.Trimesh, points: Array) -> tuple[NDArray[np.intp], Array]:
    """The triangle (n,) nearest to each point (n, 3), and the nearest place (n, 3) on it."""
    locator = vtkStaticCellLocator()
    locator.SetDataSet(pv.PolyData.from_regular_faces(surface.vertices, surface.faces))
    locator.BuildLocator()
    cell, number, part, squared = vtkGenericCell(), reference(0), reference(0), reference(0.0)
    triangles, feet, foot = [], [], [0.0, 0.0, 0.0]
    for point in points.tolist():
        locator.FindClosestPoint(point, foot, cell, number, part, squared)
        triangles.append(int(number))
        feet.append(tuple(foot))
    return np.array(triangles), np.array(feet)


def _attributes(
    one: SurfaceMesh, other: SurfaceMesh, corners: NDArray[np.intp], weights: Array
) -> list[str]:
    if one.attributes.keys() != other.attributes.keys():
        return [f"attributes {sorted(one.attributes)}, not {sorted(other.attributes)}"]
    found = []
    for name, values in one.attributes.items():
        there = (other.attributes[name][corners] * weights).sum(axis=1)
        off = np.abs(values - there)
        if off.mean() > MEAN_SHADE or np.percentile(off, 99.0) > MOST_SHADE:
            found.append(f"{name} off by {off.mean():.2f}, {np.percentile(off, 99.0):.1f} of 255")
    return found


def _landmarks(one: SurfaceMesh, other: SurfaceMesh) -> list[str]:
    if one.landmarks.keys() != other.landmarks.keys():
        return [f"landmarks {sorted(one.landmarks)}, not {sorted(other.landmarks)}"]
    off = {n: float(np.linalg.norm(p - other.landmarks[n])) for n, p in one.landmarks.items()}
    return [f"{name} {away:.3f} mm off" for name, away in off.items() if away > NEAR]
