"""Every structure in a pose: a matrix where it goes as a whole, new vertices where it bends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh
from meshes.motion.joints import Pose
from meshes.motion.skeleton import Foot, Skeleton


@dataclass(frozen=True, slots=True)
class PosedMesh:
    """One structure in a pose; either `matrix` or `vertices` is given.

    Attributes:
        matrix: (4, 4) that carries the standing mesh, mm.
        vertices: (n, 3) float32, mm.
        normals: (n, 3) float32 unit outward normals that go with `vertices`.
    """

    matrix: NDArray[np.float64] | None = None
    vertices: NDArray[np.float32] | None = None
    normals: NDArray[np.float32] | None = None


class Posing:
    """Carries the standing meshes into poses.

    Args:
        meshes: key -> mesh in standing.

    Raises:
        MeshError: a mesh that others hang on is missing.
    """

    def __init__(self, meshes: Mapping[str, SurfaceMesh]) -> None:
        self._meshes = meshes
        self.skeleton = Skeleton.of(meshes)

    def posed(self, pose: Pose, foot: Foot = "free") -> dict[str, PosedMesh]:
        """Key -> the structure in a pose; what stays where it stands is left out."""
        carried = self.skeleton.transforms(pose, foot)
        return {
            key: PosedMesh(matrix=matrix)
            for key, matrix in carried.items()
            if key in self._meshes and not np.array_equal(matrix, np.eye(4))
        }
