"""The whole body in a pose: a matrix for what is rigid, new vertices for what bends.

The skin does not move and is best hidden while the body is posed. Nerves and diaphragm are
simplified: they follow spine and pelvis, and the femoral nerve turns into the thigh at the groin.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshes.keys import DISCS, SIDES
from meshes.library import SurfaceMesh
from meshes.motion.girth import Girth
from meshes.motion.hip_bending import HipAngles, HipMuscle, HipPlaces, Surface
from meshes.motion.joints import Pose
from meshes.motion.rigid import Matrix, moved_points
from meshes.motion.shapes import Shapes, load_shapes
from meshes.motion.skeleton import Foot, Skeleton
from meshes.motion.spine_bending import FLESH_BLEND, SpineBending

Floats = NDArray[np.float64]

HIDDEN_WHILE_POSED = ("body_outline",)
WITH_SPINE = (
    *DISCS,
    *("psoas_major", "psoas_minor", "lumbar_plexus", "femoral_nerve"),
    *("diaphragm", "spinal_cord", "cauda_equina"),
)
THINNED_BY_SPINE = ("psoas_minor",)  # lies so far in front that bending the spine thins it
ANCHORS = 6  # vertices that carry a point of a surface that bends
_FLIP = np.array([-1.0, 1.0, 1.0], np.float32)


@dataclass(frozen=True, slots=True)
class PosedMesh:
    """Where one structure is.

    Attributes:
        matrix: (4, 4) from the structure's own place into the room.
        vertices: (n, 3) float32 before the matrix, or None where it has its shape of standing.
        normals: (n, 3) float32 likewise.
    """

    matrix: Matrix
    vertices: NDArray[np.float32] | None = None
    normals: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Points that hang on a structure and move with it; make them with `Posing.anchor`.

    Attributes:
        points: (n, 3) in standing, mm.
        nearest: (n, k) vertices that carry each point.
        weights: (n, k), adding up to 1.
        offsets: (n, 3) mm from the weighted mean of the vertices.
    """

    points: Floats
    nearest: NDArray[np.intp]
    weights: Floats
    offsets: Floats

    def moved(self, posed: PosedMesh) -> Floats:
        """(n, 3) in the room."""
        if posed.vertices is None:
            return moved_points(posed.matrix, self.points)
        carried = np.einsum("nk,nkj->nj", self.weights, posed.vertices[self.nearest])
        return moved_points(posed.matrix, carried + self.offsets)


class Posing:
    """Poses the given meshes.

    Args:
        meshes: key -> mesh in standing.
        shapes: of the muscles; those shipped when None.

    Raises:
        meshes.errors.MeshError: a mesh is missing, or the shapes are missing, damaged or made for
            other meshes.
    """

    def __init__(
        self, meshes: Mapping[str, SurfaceMesh], shapes: Mapping[str, Shapes] | None = None
    ) -> None:
        self.skeleton = Skeleton.of(meshes)
        self._meshes = meshes
        shapes = load_shapes(meshes) if shapes is None else shapes
        places = HipPlaces.of(meshes, self.skeleton.hips["right"])
        self._at_hip: dict[str, HipMuscle] = {
            key.removesuffix("_right"): HipMuscle(meshes[key], shape, places)
            for key, shape in shapes.items()
        }
        self._spine = {
            key: SpineBending(mesh.vertices, meshes, 0.0 if key in DISCS else FLESH_BLEND)
            for key, mesh in meshes.items()
            if _name(key) in WITH_SPINE
        }
        self._girth = {
            key: Girth(mesh) for key, mesh in meshes.items() if _name(key) in THINNED_BY_SPINE
        }
        self._last: dict[str, tuple[object, Surface]] = {}

    def posed(self, pose: Pose, foot: Foot = "free") -> dict[str, PosedMesh]:
        """Key -> where a structure is; what stays where it stands is left out.

        Arrays that need not change are those of the last pose.

        Args:
            pose: angles in degrees; shapes of muscles are held at the limits of hip flexion.
            foot: see `Skeleton.transforms`.
        """
        rigid = self.skeleton.transforms(pose, foot)
        pelvis = rigid["sacrum"]
        spine = self.skeleton.vertebrae(pose)
        found = {}
        for key in self._meshes:
            surface = None if key in rigid else self._surface(key, pose, spine)
            matrix = rigid.get(key, pelvis)
            if surface is not None:
                found[key] = PosedMesh(matrix, *surface)
            elif not np.array_equal(matrix, np.eye(4)):
                found[key] = PosedMesh(matrix)
        return found

    def anchor(self, key: str, points: Floats) -> Anchor:
        """Points (n, 3) in standing that from now on move with a structure."""
        vertices = self._meshes[key].vertices.astype(np.float64)
        away = np.linalg.norm(vertices[None] - points[:, None], axis=2)
        nearest = np.argsort(away, axis=1)[:, :ANCHORS]
        weights = 1.0 / (np.take_along_axis(away, nearest, axis=1) + 0.1) ** 2
        weights /= weights.sum(axis=1, keepdims=True)
        carried = np.einsum("nk,nkj->nj", weights, vertices[nearest])
        return Anchor(points, nearest, weights, points - carried)

    def _surface(self, key: str, pose: Pose, spine: Mapping[str, Matrix]) -> Surface | None:
        """Vertices and normals against the pelvis; None where they are those of standing."""
        angles = _hip_angles(key, pose) if _name(key) in self._at_hip else None
        lumbar = pose.angle("lumbar_flexion") if key in self._spine else 0.0
        if not lumbar and angles in (None, HipAngles(0.0, 0.0, 0.0)):
            return None
        state = (angles, lumbar)
        if key in self._last and self._last[key][0] == state:
            return self._last[key][1]
        surface = self._bent(key, angles)
        if lumbar:
            vertices, normals = self._spine[key].bent(*surface, spine)
            girth = self._girth.get(key)
            surface = (girth.restored(vertices) if girth else vertices, normals)
        self._last[key] = (state, surface)
        return surface

    def _bent(self, key: str, angles: HipAngles | None) -> Surface:
        mesh = self._meshes[key]
        if angles is None:
            return mesh.vertices, mesh.normals
        vertices, normals = self._at_hip[_name(key)].bent(angles)
        if key.endswith("_left"):
            return vertices * _FLIP, normals * _FLIP
        return vertices, normals


def _name(key: str) -> str:
    """The key without its side."""
    stem, _, side = key.rpartition("_")
    return stem if side in SIDES else key


def _hip_angles(key: str, pose: Pose) -> HipAngles:
    side = key.rpartition("_")[2]
    return HipAngles(
        *(pose.angle(f"hip_{move}_{side}") for move in ("flexion", "abduction", "rotation"))
    )
