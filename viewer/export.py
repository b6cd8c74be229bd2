"""Writes the meshes for other programs: one file a structure, named by key, mm, RAS."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import trimesh

from meshes.library import SurfaceMesh
from viewer.errors import ViewerError

FORMATS = ("ply", "stl", "obj", "glb")


def export_meshes(
    meshes: Mapping[str, SurfaceMesh], folder: Path, form: str, only: Sequence[str] | None
) -> list[Path]:
    """Write the meshes of `only` (all when None) into `folder`; the files written.

    Raises:
        ViewerError: the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(meshes[key], folder / f"{key}.{form}") for key in only or meshes]
    except FileExistsError as error:
        raise ViewerError(f"{folder} is a file. Name a folder to export to.") from error
    except OSError as error:
        raise ViewerError(
            f"{folder}: the meshes could not be written ({error.strerror}). "
            "Choose a folder that you may write to."
        ) from error


def _write(mesh: SurfaceMesh, path: Path) -> Path:
    surface = trimesh.Trimesh(mesh.vertices, mesh.faces, process=False)
    data = surface.export(file_type=path.suffix[1:])
    partial = path.with_name(path.name + ".partial")
    try:
        partial.write_bytes(data if isinstance(data, bytes) else str(data).encode("utf-8"))
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    return path
