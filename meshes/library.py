"""Reads and writes the one file that ships all built meshes, so that start-up only reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from meshes.archive import REPAIR, Arrays, holds, read_arrays
from meshes.errors import MeshError
from meshes.keys import STRUCTURE_KEYS
from meshes.whole_files import whole_file

SHIPPED_FILE = Path(__file__).parent / "data" / "body.npz"
NORMAL_SCALE = 32767.0


@dataclass(frozen=True, slots=True)
class SurfaceMesh:
    """One closed triangle surface in body space (RAS, mm).

    Attributes:
        vertices: (n, 3) float32, mm.
        faces: (m, 3) int32, counter-clockwise seen from outside.
        normals: (n, 3) float32 unit outward normals.
        attributes: name -> (n,) uint8, 0 to 255 for 0 to 1: `shade` (open sky above the
            surface), on muscles `fibre` (striation) and `tendon`, on bones `origin_` or
            `insertion_` with the name of a muscle.
        landmarks: name -> (3,) float64 point, mm.
    """

    vertices: NDArray[np.float32]
    faces: NDArray[np.int32]
    normals: NDArray[np.float32]
    attributes: Mapping[str, NDArray[np.uint8]] = field(default_factory=dict)
    landmarks: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)


def write_library(meshes: Mapping[str, SurfaceMesh], path: Path) -> None:
    """Write all meshes to one file, complete or not at all.

    Raises:
        MeshError: the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as stream:
            np.savez(stream, allow_pickle=False, **_arrays(meshes))
    except OSError as error:
        raise MeshError(
            f"{path}: the meshes could not be written ({error.strerror}). "
            "Choose a folder that you may write to."
        ) from error


def _arrays(meshes: Mapping[str, SurfaceMesh]) -> dict[str, NDArray[np.generic]]:
    arrays: dict[str, NDArray[np.generic]] = {}
    for key, mesh in meshes.items():
        arrays[f"{key}/vertices"] = mesh.vertices.astype(np.float32)
        small = len(mesh.vertices) <= np.iinfo(np.uint16).max
        arrays[f"{key}/faces"] = mesh.faces.astype(np.uint16 if small else np.int32)
        arrays[f"{key}/normals"] = np.round(mesh.normals * NORMAL_SCALE).astype(np.int16)
        for name, values in mesh.attributes.items():
            arrays[f"{key}/attribute/{name}"] = values.astype(np.uint8)
        for name, point in mesh.landmarks.items():
            arrays[f"{key}/landmark/{name}"] = np.asarray(point, dtype=np.float64)
    return arrays


def load_library(path: Path = SHIPPED_FILE) -> dict[str, SurfaceMesh]:
    """Read every shipped mesh, keyed by structure.

    Raises:
        MeshError: the file is missing, damaged or lacks a structure; says how to repair it.
    """
    arrays = read_arrays(path, "mesh file")
    missing = [key for key in STRUCTURE_KEYS if f"{key}/vertices" not in arrays]
    if missing:
        raise MeshError(f"The mesh file {path} lacks {missing[0]}. {REPAIR}")
    return {key: _mesh(key, arrays, path) for key in _keys(arrays)}


def _keys(arrays: Arrays) -> list[str]:
    found = {name.split("/")[0] for name in arrays}
    return [key for key in STRUCTURE_KEYS if key in found]


def _mesh(key: str, arrays: Arrays, path: Path) -> SurfaceMesh:
    def named(kind: str) -> Arrays:
        prefix = f"{key}/{kind}/"
        return {name[len(prefix) :]: a for name, a in arrays.items() if name.startswith(prefix)}

    try:
        vertices, faces, normals = (
            arrays[f"{key}/{name}"] for name in ("vertices", "faces", "normals")
        )
    except KeyError as error:
        raise MeshError(f"The mesh file {path} is damaged at {key}. {REPAIR}") from error
    attributes, landmarks = named("attribute"), named("landmark")
    if not _is_sound(vertices, faces, normals, attributes, landmarks):
        raise MeshError(f"The mesh file {path} is damaged at {key}. {REPAIR}")
    return SurfaceMesh(
        vertices.astype(np.float32),
        faces.astype(np.int32),
        normals.astype(np.float32) / np.float32(NORMAL_SCALE),
        {name: values.astype(np.uint8) for name, values in attributes.items()},
        {name: point.astype(np.float64) for name, point in landmarks.items()},
    )


def _is_sound(
    vertices: NDArray[np.generic],
    faces: NDArray[np.generic],
    normals: NDArray[np.generic],
    attributes: Arrays,
    landmarks: Arrays,
) -> bool:
    """Whether arrays of a file make a mesh: of the right kind and length, faces within range."""
    count = len(vertices) if vertices.ndim else 0
    return (
        holds(vertices, np.float32, (None, 3))
        and holds(normals, np.int16, (count, 3))
        and holds(faces, np.int32, (None, 3))
        and faces.size > 0
        and 0 <= int(faces.min()) <= int(faces.max()) < count
        and all(holds(values, np.uint8, (count,)) for values in attributes.values())
        and all(holds(point, np.float64, (3,)) for point in landmarks.values())
    )
