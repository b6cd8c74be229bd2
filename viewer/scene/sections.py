"""Where a plane cuts a closed surface: the outline of the cut, and its area as triangles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import (
    numpy_to_vtk,
    numpy_to_vtkIdTypeArray,
    vtk_to_numpy,
)
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
from vtkmodules.vtkFiltersGeneral import vtkContourTriangulator

from meshes.library import SurfaceMesh

ENOUGH = 100  # triangles to look through for one in the middle
ON_PLANE = np.float32(1e-6)  # mm; a vertex in the plane itself would leave gaps in the outline


@dataclass(frozen=True)  # without slots, so that its triangles can be kept
class Section:
    """The outline of a cut, in any number of loops, holes among them.

    Attributes:
        points: (n, 3) mm.
        segments: (m, 2) pairs of points; seen against the normal, the inside lies to their left.
    """

    points: NDArray[np.float64]
    segments: NDArray[np.int64]

    @cached_property
    def triangles(self) -> NDArray[np.int64]:
        """(k, 3) points of the triangles that fill the outline, holes left open."""
        outline = vtkPolyData()
        outline.SetPoints(vtk_points(self.points))
        outline.SetLines(cells(self.segments))
        fill = vtkContourTriangulator()
        fill.SetInputData(outline)
        fill.TriangulationErrorDisplayOff()
        fill.Update()
        corners = vtk_to_numpy(fill.GetOutput().GetPolys().GetConnectivityArray())  # type: ignore[no-untyped-call]
        return np.array(corners, np.int64).reshape(-1, 3)

    @cached_property
    def _flat(self) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Two axes along which the plane is not seen edge-on, and the segments in them."""
        kept = np.sort(np.argsort(np.ptp(self.points, axis=0), kind="stable")[1:])
        return kept, self.points[self.segments][:, :, kept]

    def contains(self, point: NDArray[np.float64]) -> bool:
        """Whether a point (3,) of the plane lies within the outline and in no hole of it."""
        kept, ends = self._flat
        x, y = point[kept]
        (x0, y0), (x1, y1) = ends[:, 0].T, ends[:, 1].T
        spans = (y0 > y) != (y1 > y)
        if not spans.any():
            return False
        share = (y - y0[spans]) / (y1[spans] - y0[spans])
        crossed = x0[spans] + share * (x1[spans] - x0[spans]) > x
        return bool(np.count_nonzero(crossed) % 2)

    @property
    def innermost(self) -> NDArray[np.float64]:
        """(3,) mm: of the middles of some triangles the one farthest from the outline."""
        chosen = self.triangles[:: 1 + len(self.triangles) // ENOUGH]
        middles = self.points[chosen].mean(axis=1)
        if len(middles) == 0:
            return np.asarray(self.points.mean(axis=0))
        outline = self.points[:: 1 + len(self.points) // (2 * ENOUGH)]
        away = np.square(middles[:, None] - outline[None]).sum(axis=2).min(axis=1)
        return np.asarray(middles[int(away.argmax())])


def section(mesh: SurfaceMesh, normal: NDArray[np.float64], offset: float) -> Section | None:
    """Where the plane `normal` . x = `offset` (mm) meets a mesh; None where it does not."""
    height = mesh.vertices @ normal.astype(np.float32) - np.float32(offset)
    height[height == 0.0] = ON_PLANE
    above = height > 0.0
    a, b, c = (above[corner] for corner in mesh.faces.T)
    crossed = np.flatnonzero((a != b) | (b != c))
    if crossed.size == 0:
        return None
    corners = np.stack([a[crossed], b[crossed], c[crossed]], axis=1)
    edges = _cut_edges(mesh.faces[crossed], corners, corners.sum(axis=1) == 1)
    # One number an edge: both triangles beside it then share the point on it.
    named = edges[:, 0].astype(np.int64) * len(mesh.vertices) + edges[:, 1]
    _, first, place = np.unique(named, return_index=True, return_inverse=True)
    start, end = edges[first].T
    share = (height[start] / (height[start] - height[end])).astype(np.float64)[:, None]
    near, far = mesh.vertices[start].astype(np.float64), mesh.vertices[end].astype(np.float64)
    return Section(near + share * (far - near), place.reshape(2, -1).T.astype(np.int64))


def _cut_edges(
    faces: NDArray[np.int32], above: NDArray[np.bool_], one_above: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """(2 k, 2) edges, lower vertex first: where each triangle's segment begins, then ends."""
    rows = np.arange(len(faces))
    lone = np.where(one_above[:, None], above, ~above).argmax(axis=1)
    alone, after, before = (faces[rows, (lone + step) % 3] for step in range(3))
    starts = np.stack([alone, np.where(one_above, after, before)], axis=1)
    ends = np.stack([alone, np.where(one_above, before, after)], axis=1)
    return np.sort(np.concatenate([starts, ends]), axis=1)


def vtk_points(points: NDArray[np.float64]) -> vtkPoints:
    """Points (n, 3) for VTK."""
    made = vtkPoints()
    made.SetData(numpy_to_vtk(np.ascontiguousarray(points), deep=True))  # type: ignore[no-untyped-call]
    return made


def cells(corners: NDArray[np.int64]) -> vtkCellArray:
    """Cells (n, k) of k points each for VTK."""
    count, size = corners.shape
    made = vtkCellArray()
    made.SetData(
        numpy_to_vtkIdTypeArray(size * np.arange(count + 1, dtype=np.int64), deep=True),  # type: ignore[no-untyped-call]
        numpy_to_vtkIdTypeArray(np.ascontiguousarray(corners.ravel()), deep=True),  # type: ignore[no-untyped-call]
    )
    return made
