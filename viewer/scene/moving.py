"""The body in a pose: bones go as a whole, muscles and discs change their shape.

Bones get a matrix, which the graphics card applies; only what bends gets new vertices. Whoever
needs the vertices of the pose itself (a cut, a label) finds them in `meshes`, made when asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import pyvista as pv
from numpy.typing import NDArray
from vtkmodules.vtkCommonMath import vtkMatrix4x4
from vtkmodules.vtkRenderingCore import vtkActor

from meshes.library import SurfaceMesh
from meshes.motion.joints import STANDING, Pose
from meshes.motion.posing import HIDDEN_WHILE_POSED, PosedMesh, Posing
from meshes.motion.skeleton import Foot

Floats = NDArray[np.float64]


class Moving:
    """Carries the scene's actors into a pose.

    Args:
        actors: by structure.
        data: their meshes, whose points are changed.
        meshes: the same in standing.

    Attributes:
        meshes: the structures in the pose.
    """

    def __init__(
        self,
        actors: Mapping[str, vtkActor],
        data: Mapping[str, pv.PolyData],
        meshes: Mapping[str, SurfaceMesh],
    ) -> None:
        self._actors, self._data, self._standing = actors, data, meshes
        self._posing: Posing | None = None
        self._posed: Mapping[str, PosedMesh] = {}
        self.meshes: Mapping[str, SurfaceMesh] = meshes

    @property
    def is_standing(self) -> bool:
        return not self._posed

    @property
    def left_out(self) -> frozenset[str]:
        """What has no shape but that of standing and is not shown in any other pose."""
        return frozenset() if self.is_standing else frozenset(HIDDEN_WHILE_POSED)

    def show(self, pose: Pose, foot: Foot) -> None:
        """Take a pose; `Pose()` stands again exactly as the meshes are."""
        before = self._posed
        self._posed = self._poser.posed(pose, foot) if pose != STANDING else {}
        self.meshes = _Posed(self._standing, self._posed) if self._posed else self._standing
        for key in before.keys() | self._posed.keys():
            if key in self._actors:
                self._place(key, self._posed.get(key), before.get(key))

    def hip_centre(self, side: str) -> Floats:
        """(3,) where the hip of a side stands in the pose, mm."""
        hip = self._poser.skeleton.hips[side]
        carried, _ = self.carried(f"hip_bone_{side}", hip[None], hip[None])
        return np.asarray(carried[0])

    @property
    def _poser(self) -> Posing:
        if self._posing is None:
            self._posing = Posing(self._standing)
        return self._posing

    def _place(self, key: str, new: PosedMesh | None, old: PosedMesh | None) -> None:
        self._actors[key].SetUserMatrix(None if new is None else _vtk(new.matrix))
        shape, shown = (None if posed is None else posed.vertices for posed in (new, old))
        if new is not None and shape is not None:
            if shape is not shown:
                self._reshape(key, shape, new.normals)
        elif shown is not None:
            mesh = self._standing[key]
            self._reshape(key, mesh.vertices, mesh.normals)

    def _reshape(
        self, key: str, vertices: NDArray[np.float32], normals: NDArray[np.float32] | None
    ) -> None:
        data = self._data[key]
        np.asarray(data.points)[:] = vertices
        if normals is not None:
            # PyVista's stubs know double precision only; single is what is drawn.
            data.point_data.active_normals = normals  # type: ignore[assignment]
        data.GetPoints().Modified()
        data.Modified()

    def carried(self, key: str, points: Floats, normals: Floats) -> tuple[Floats, Floats]:
        """Points (n, 3) of a structure in standing, and their normals, in the pose."""
        posed = self._posed.get(key)
        if posed is None:
            return points, normals
        if posed.vertices is not None and posed.normals is not None:
            standing = self._standing[key].vertices
            nearest = [int(np.linalg.norm(standing - point, axis=1).argmin()) for point in points]
            points = points + posed.vertices[nearest] - standing[nearest]
            normals = posed.normals[nearest].astype(np.float64)
        turn = posed.matrix[:3, :3]
        return points @ turn.T + posed.matrix[:3, 3], normals @ turn.T


class _Posed(Mapping[str, SurfaceMesh]):
    """Meshes in a pose, each made when it is first asked for."""

    def __init__(self, standing: Mapping[str, SurfaceMesh], posed: Mapping[str, PosedMesh]) -> None:
        self._standing, self._posed = standing, posed
        self._made: dict[str, SurfaceMesh] = {}

    def __getitem__(self, key: str) -> SurfaceMesh:
        if key not in self._made:
            mesh, posed = self._standing[key], self._posed.get(key)
            self._made[key] = mesh if posed is None else _moved(mesh, posed)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._standing)

    def __len__(self) -> int:
        return len(self._standing)


def _moved(mesh: SurfaceMesh, posed: PosedMesh) -> SurfaceMesh:
    vertices = mesh.vertices if posed.vertices is None else posed.vertices
    normals = mesh.normals if posed.normals is None else posed.normals
    turn = posed.matrix[:3, :3].astype(np.float32)
    carried = vertices @ turn.T + posed.matrix[:3, 3].astype(np.float32)
    return replace(mesh, vertices=carried, normals=normals @ turn.T)


def _vtk(matrix: Floats) -> vtkMatrix4x4:
    found = vtkMatrix4x4()
    found.DeepCopy(matrix.ravel().tolist())
    return found
