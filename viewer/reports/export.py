"""Writes the meshes and their landmarks for other programs: one mesh file a structure, mm, RAS."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import trimesh

from meshes.library import SurfaceMesh
from viewer.errors import ViewerError

FORMATS = ("ply", "stl", "obj", "glb")
LANDMARKS_NAME = "landmarks.csv"


def export_meshes(
    meshes: Mapping[str, SurfaceMesh], folder: Path, form: str, only: Sequence[str] | None
) -> list[Path]:
    """Write the meshes of `only` (all when None) into `folder`; the files written.

    Each mesh file is named by its key; their landmarks go into one file, `landmarks.csv`.

    Raises:
        ViewerError: the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        chosen = {key: meshes[key] for key in only or meshes}
        written = [_write_mesh(mesh, folder / f"{key}.{form}") for key, mesh in chosen.items()]
        return [*written, _write(_landmarks(chosen), folder / LANDMARKS_NAME)]
    except FileExistsError as error:
        raise ViewerError(f"{folder} is a file. Name a folder to export to.") from error
    except OSError as error:
        raise ViewerError(
            f"{folder}: the meshes could not be written ({error.strerror}). "
            "Choose a folder that you may write to."
        ) from error


def _landmarks(meshes: Mapping[str, SurfaceMesh]) -> bytes:
    """A table of every named point: structure, landmark, x, y, z in mm."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("structure", "landmark", "x", "y", "z"))
    for key, mesh in meshes.items():
        for name, place in mesh.landmarks.items():
            table.writerow((key, name, *(f"{value:.2f}" for value in place)))
    return text.getvalue().encode("utf-8")


def _write_mesh(mesh: SurfaceMesh, path: Path) -> Path:
    surface = trimesh.Trimesh(mesh.vertices, mesh.faces, process=False)
    data = surface.export(file_type=path.suffix[1:])
    return _write(data if isinstance(data, bytes) else str(data).encode("utf-8"), path)


def _write(data: bytes, path: Path) -> Path:
    partial = path.with_name(path.name + ".partial")
    try:
        partial.write_bytes(data)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    return path
