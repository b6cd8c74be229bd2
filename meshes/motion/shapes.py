"""The muscles' shapes over hip flexion, as shipped: read, written, and looked up between angles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from meshes.archive import REPAIR, Arrays, holds, read_arrays
from meshes.errors import MeshError
from meshes.library import SHIPPED_FILE, SurfaceMesh
from meshes.whole_files import whole_file

SHAPED = tuple(
    f"{name}_right"
    for name in ("psoas_major", "psoas_minor", "iliacus", "femoral_nerve", "inguinal_ligament")
)
SHAPES_NAME = "shapes.npz"
SHIPPED_SHAPES = SHIPPED_FILE.with_name(SHAPES_NAME)
STEP = 5.0  # degrees between shapes
ANGLES = tuple(float(angle) for angle in np.arange(-20.0, 105.1, STEP))
ABDUCTIONS, ROTATIONS = (-20.0, 38.0), (-32.0, 32.0)  # degrees: how far the thigh goes sideways
SIDEWAYS = (
    *((abduction, 0.0) for abduction in ABDUCTIONS),
    *((0.0, rotation) for rotation in ROTATIONS),
    *product(ABDUCTIONS, ROTATIONS),
)
SIDEWAYS_STEP = 25.0  # degrees of flexion between shapes of the thigh turned sideways
SIDEWAYS_ANGLES = tuple(float(angle) for angle in np.arange(-20.0, 105.1, SIDEWAYS_STEP))
OFFSET_UNIT = 1.0 / 128.0  # mm
NORMAL_UNIT = 1.0 / 127.0


@dataclass(frozen=True)
class Shapes:
    """One right-sided muscle at every angle of `ANGLES`; the pelvis stays.

    Attributes:
        offsets: (angles, v, 3) int16, from standing, in units of 1/128 mm.
        normals: (angles, v, 3) int8, in units of 1/127.
        sideways: (8, angles, v, 3) int16, in the units of the offsets: at each of `SIDEWAYS` and
            each of `SIDEWAYS_ANGLES`, what is to be added to the shape turned about the hip;
            none (0, angles, v, 3) where nothing is.
    """

    offsets: NDArray[np.int16]
    normals: NDArray[np.int8]
    sideways: NDArray[np.int16]

    @classmethod
    def packed(
        cls,
        offsets: NDArray[np.float64],
        normals: NDArray[np.float64],
        sideways: NDArray[np.float64],
    ) -> Shapes:
        """From millimetres and unit vectors."""
        return cls(
            np.round(offsets / OFFSET_UNIT).astype(np.int16),
            np.round(normals / NORMAL_UNIT).astype(np.int8),
            np.round(sideways / OFFSET_UNIT).astype(np.int16),
        )


def as_kept(offsets: NDArray[np.float64]) -> NDArray[np.float64]:
    """Offsets in mm, rounded as `Shapes` keeps them."""
    return np.asarray(np.round(offsets / OFFSET_UNIT) * OFFSET_UNIT)


def write_shapes(shapes: Mapping[str, Shapes], path: Path) -> None:
    """Write all shapes to one file, complete or not at all.

    Raises:
        MeshError: the folder cannot be written.
    """
    arrays: dict[str, NDArray[np.generic]] = {}
    for key, shape in shapes.items():
        arrays[f"{key}/offsets"] = shape.offsets
        arrays[f"{key}/normals"] = shape.normals
        arrays[f"{key}/sideways"] = shape.sideways
    try:
        with whole_file(path) as stream:
            np.savez_compressed(stream, allow_pickle=False, **arrays)
    except OSError as error:
        raise MeshError(
            f"{path}: the shapes could not be written ({error.strerror}). "
            "Choose a folder that you may write to."
        ) from error


def load_shapes(
    meshes: Mapping[str, SurfaceMesh], path: Path = SHIPPED_SHAPES
) -> dict[str, Shapes]:
    """Every muscle's shapes, made for just these meshes.

    Raises:
        MeshError: the file is missing, damaged or made for other meshes; says how to repair it.
    """
    arrays = read_arrays(path, "file of muscle shapes")
    keys = sorted({name.split("/")[0] for name in arrays})
    shapes = {key: _shapes(key, arrays, meshes, path) for key in keys}
    missing = [key for key in SHAPED if key not in shapes]
    if missing:
        raise MeshError(f"The file of muscle shapes {path} lacks {missing[0]}. {REPAIR}")
    return shapes


def _shapes(key: str, arrays: Arrays, meshes: Mapping[str, SurfaceMesh], path: Path) -> Shapes:
    try:
        names = ("offsets", "normals", "sideways")
        offsets, normals, sideways = (arrays[f"{key}/{name}"] for name in names)
        count = len(meshes[key].vertices)
    except KeyError as error:
        raise MeshError(
            f"The file of muscle shapes {path} is damaged at {key}. {REPAIR}"
        ) from error
    whole = holds(offsets, np.int16, (len(ANGLES), None, 3)) and holds(
        normals, np.int8, offsets.shape
    )
    aside = (None, len(SIDEWAYS_ANGLES), offsets.shape[1] if whole else 0, 3)
    if not whole or not holds(sideways, np.int16, aside) or len(sideways) not in (0, len(SIDEWAYS)):
        raise MeshError(f"The file of muscle shapes {path} is damaged at {key}. {REPAIR}")
    if offsets.shape[1] != count:
        raise MeshError(
            f"The muscle shapes in {path} are made for another {key}. "
            "Build both again with: python -m meshes"
        )
    return Shapes(offsets.astype(np.int16), normals.astype(np.int8), sideways.astype(np.int16))
