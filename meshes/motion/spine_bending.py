"""What lies along the spine bends with it: each place follows its vertebra, blended over discs."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh
from meshes.motion.joints import RHYTHM
from meshes.motion.rigid import Matrix

Floats = NDArray[np.float64]
Float32s = NDArray[np.float32]

LEVELS = tuple(reversed(tuple(RHYTHM)))  # discs that move, from below
FLESH_BLEND = 6.0  # mm beyond a disc over which flesh beside it is blended; a disc needs none


class SpineBending:
    """How strongly each vertex of a structure belongs to pelvis and vertebrae.

    Args:
        vertices: (n, 3) in standing, mm.
        meshes: of the spine in standing.
        blend: mm beyond each disc over which neighbours are blended.
    """

    def __init__(
        self, vertices: Float32s, meshes: Mapping[str, SurfaceMesh], blend: float = FLESH_BLEND
    ) -> None:
        above = np.ones((len(vertices), len(LEVELS) + 2))
        above[:, -1] = 0.0
        for index, disc in enumerate(LEVELS):
            share = _share_above(vertices.astype(np.float64), disc, meshes, blend)
            above[:, index + 1] = above[:, index] * share
        self._weights = (above[:, :-1] - above[:, 1:]).astype(np.float32)

    def bent(
        self, vertices: Float32s, normals: Float32s, carried: Mapping[str, Matrix]
    ) -> tuple[Float32s, Float32s]:
        """Vertices and unit normals (n, 3) after the vertebrae have moved against the pelvis."""
        rows = [np.eye(4)[:3], *(carried[_vertebra(disc)][:3] for disc in LEVELS)]
        blended = self._weights @ np.stack(rows).astype(np.float32).reshape(len(rows), 12)
        matrix = blended.reshape(-1, 3, 4)
        turn = matrix[:, :, :3]
        placed = np.einsum("nij,nj->ni", turn, vertices) + matrix[:, :, 3]
        return placed, unit(np.einsum("nij,nj->ni", turn, normals))


def unit(vectors: Float32s) -> Float32s:
    """Each row (n, 3) at length 1."""
    length = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    return np.asarray(vectors / length[:, None], np.float32)


def _vertebra(disc: str) -> str:
    return f"{disc.split('_', maxsplit=1)[0]}_vertebra"


def _share_above(
    vertices: Floats, disc: str, meshes: Mapping[str, SurfaceMesh], blend: float
) -> Floats:
    """0 for what belongs below a disc, 1 for what belongs above, by height along its axis."""
    upper, lower = disc.split("_")[:2]
    top = meshes[f"{upper}_vertebra"].landmarks["inferior_end_plate_centre"]
    below, name = (
        ("sacrum", "s1_end_plate_centre")
        if lower == "s1"
        else (f"{lower}_vertebra", "superior_end_plate_centre")
    )
    bottom = meshes[below].landmarks[name]
    height = float(np.linalg.norm(top - bottom))
    along = (vertices - 0.5 * (top + bottom)) @ (top - bottom) / height
    share = np.clip(0.5 + along / (height + 2.0 * blend), 0.0, 1.0)
    return np.asarray(share * share * (3.0 - 2.0 * share))
