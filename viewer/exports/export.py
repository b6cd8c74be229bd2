"""Writes the meshes and their landmarks for other programs: one mesh file a structure."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from meshes.library import SurfaceMesh
from meshes.whole_files import write_whole
from viewer.ends import not_now
from viewer.errors import ViewerError
from viewer.exports import gltf, mesh_files

FORMATS = ("ply", "stl", "obj", "glb")
LANDMARKS_NAME = "landmarks.csv"
TOGETHER_NAME = "psoas-viewer.glb"
Makers = dict[str, Callable[[], bytes]]


def export_meshes(
    meshes: Mapping[str, SurfaceMesh],
    folder: Path,
    form: str,
    only: Sequence[str] | None,
    going_on: Callable[[int, int], bool] = lambda _written, _all: True,
) -> list[Path]:
    """Write the meshes of `only` (all when None) into `folder`; the files written.

    Each mesh file is named by its key; their landmarks go into one file, `landmarks.csv`. GLB has
    one more file with all of them, OBJ one with the materials.

    Args:
        meshes: by structure, mm, RAS.
        folder: is made where it is missing.
        form: one of `FORMATS`.
        only: keys.
        going_on: told before each file how many are written, and of how many; False stops there.

    Raises:
        ViewerError: the folder cannot be made or written.
    """
    makers = _makers({key: meshes[key] for key in only or meshes}, meshes, form)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _write(makers, folder, going_on)
    except FileExistsError as error:
        raise ViewerError(f"{folder} is a file. Name a folder to export to.") from error
    except OSError as error:
        raise ViewerError(
            f"{folder}: the meshes could not be written ({error.strerror}). "
            "Choose a folder that you may write to."
        ) from error


def _write(makers: Makers, folder: Path, going_on: Callable[[int, int], bool]) -> list[Path]:
    written: list[Path] = []
    for name, made in makers.items():
        if not going_on(len(written), len(makers)):
            break
        content = made()
        with not_now():
            write_whole(folder / name, content)
        written.append(folder / name)
    return written


def _makers(
    chosen: Mapping[str, SurfaceMesh], meshes: Mapping[str, SurfaceMesh], form: str
) -> Makers:
    """What makes each file, by its name, in the order of writing."""
    if form == "glb":
        makers: Makers = {f"{key}.glb": partial(_glb, key, mesh) for key, mesh in chosen.items()}
        makers[TOGETHER_NAME] = partial(gltf.glb, chosen)
    else:
        one = {"ply": mesh_files.ply, "stl": mesh_files.stl, "obj": mesh_files.obj}[form]
        makers = {f"{key}.{form}": partial(one, key, mesh) for key, mesh in chosen.items()}
        if form == "obj":
            # Of all structures: files that an earlier export left name the same library.
            makers[mesh_files.MATERIALS_NAME] = partial(mesh_files.materials, list(meshes))
    makers[LANDMARKS_NAME] = partial(_landmarks, chosen)
    return makers


def _glb(key: str, mesh: SurfaceMesh) -> bytes:
    return gltf.glb({key: mesh})


def _landmarks(meshes: Mapping[str, SurfaceMesh]) -> bytes:
    """A table of every named point: structure, landmark, x, y, z in mm."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("structure", "landmark", "x", "y", "z"))
    for key, mesh in meshes.items():
        for name, place in mesh.landmarks.items():
            table.writerow((key, name, *(f"{value:.2f}" for value in place)))
    return text.getvalue().encode("utf-8")
