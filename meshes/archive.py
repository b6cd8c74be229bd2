"""Reads a file of arrays (npz); whatever is wrong with it is told in one sentence."""

from __future__ import annotations

import tokenize
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from meshes.errors import MeshError

REPAIR = "Install the program again with: python3 run.py setup"
Arrays = Mapping[str, NDArray[np.generic]]

# What zipfile and numpy let out where bytes are not what they must be: a length of exabytes is
# a MemoryError, an unknown kind of packing a NotImplementedError, a password a RuntimeError.
_SPOILT = (
    *(OSError, ValueError, TypeError, EOFError, LookupError, RuntimeError, MemoryError),
    *(OverflowError, SyntaxError, tokenize.TokenError, zipfile.BadZipFile, zlib.error),
)


def read_arrays(path: Path, what: str) -> dict[str, NDArray[np.generic]]:
    """Every array in a file, by name.

    Args:
        path: the file.
        what: it is, for the sentence on what is wrong: "mesh file".

    Raises:
        MeshError: the file is missing or damaged; says how to repair it.
    """
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as archive:
            return {name: np.asarray(archive[name]) for name in archive.files}
    except FileNotFoundError as error:
        raise MeshError(f"The {what} {path} is missing. {REPAIR}") from error
    except _SPOILT as error:
        raise MeshError(f"The {what} {path} is damaged. {REPAIR}") from error


def holds(
    values: NDArray[np.generic], kind: type[np.generic], shape: tuple[int | None, ...]
) -> bool:
    """Whether an array has a shape, fits a kind of number without loss, and has no NaN.

    Args:
        values: the array.
        kind: such as `np.float32`.
        shape: None for a length that is free.
    """
    fits = len(shape) == values.ndim and all(
        length in (None, own) for own, length in zip(values.shape, shape, strict=True)
    )
    if not fits or not np.can_cast(values.dtype, kind):
        return False
    return values.dtype.kind != "f" or bool(np.isfinite(values).all())
