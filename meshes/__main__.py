"""`python -m meshes [FILE]`: build all meshes from their tables, measure them, let them move."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from meshes.building.body import build, built_as
from meshes.building.cores import Run, at_once
from meshes.building.measures.report import measure_meshes
from meshes.building.motion.baking import bake
from meshes.errors import MeshError
from meshes.keys import STRUCTURE_KEYS
from meshes.library import SHIPPED_FILE, SurfaceMesh, load_library, write_library
from meshes.measures.shipped import MEASURES_NAME, write_measures
from meshes.motion.shapes import SHAPED, SHAPES_NAME, write_shapes

STARTED = perf_counter()


def main() -> int:
    """Build, then write; the exit status, 1 with one sentence on what is at fault."""
    parser = argparse.ArgumentParser(prog="python -m meshes", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SHIPPED_FILE, metavar="FILE")
    parser.add_argument(
        "--only",
        nargs="+",
        default=[],
        metavar="KEY",
        help="for a quick look: build these bones or discs alone, and keep the rest of FILE",
    )
    options = parser.parse_args()
    try:
        _check_target(options.file)
        _check_only(options.only)
        if options.only:
            _build_some(options.file, options.only)
        else:
            _build_all(options.file)
    except MeshError as error:
        print(f"meshes: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"meshes: interrupted; {options.file} is as it was.", file=sys.stderr)
        return 130
    return 0


def _build_all(path: Path) -> None:
    _tell(f"building {len(STRUCTURE_KEYS)} structures, some minutes; Ctrl+C gives up")
    with at_once() as run:
        meshes = build(_tell, run=run)
        _write(meshes, path, run)
    triangles = sum(len(mesh.faces) for mesh in meshes.values())
    _tell(f"{len(STRUCTURE_KEYS)} structures, {triangles} triangles: {path}")


def _build_some(path: Path, only: Sequence[str]) -> None:
    """Some bones anew among the others; muscles, and how they move, stay as they are."""
    former = load_library(path)
    new = build(_tell, only)
    meshes = {**former, **new}
    write_measures(measure_meshes(meshes), path.with_name(MEASURES_NAME))
    write_library(meshes, path)
    _tell(f"new in {path}: {', '.join(new)}. The bones beside, the muscles and their motion are")
    _tell("those of before; `python -m meshes` without --only builds everything to fit")


def _tell(what: str) -> None:
    print(f"{perf_counter() - STARTED:5.0f} s  {what}", flush=True)


def _check_target(path: Path) -> None:
    """Find out before the long work whether its result can be kept.

    Raises:
        MeshError: the file cannot be written.
    """
    folder = path.parent
    try:
        is_folder, has_place = path.is_dir(), folder.is_dir() and os.access(folder, os.W_OK)
    except OSError:
        is_folder = has_place = False
    if is_folder:
        raise MeshError(f"{path} is a folder. Name a file, for instance {path / 'body.npz'}.")
    if not has_place:
        where = f"{folder} cannot be written" if path.name else f"{path} names no file"
        raise MeshError(f"{where}. Choose a folder that you may write to.")


def _check_only(keys: Sequence[str]) -> None:
    """Refuse what cannot be built alone.

    Raises:
        MeshError: no such structure, or one whose shapes in motion belong to it.
    """
    for key in keys:
        if key not in STRUCTURE_KEYS:
            raise MeshError(
                f"there is no structure {key}. Name one of: {', '.join(_built_alone())}."
            )
        if built_as(key) in SHAPED:
            raise MeshError(
                f"{key} cannot be built alone: its shapes in motion would no longer fit. "
                "Build everything, without --only."
            )


def _built_alone() -> list[str]:
    return [key for key in STRUCTURE_KEYS if built_as(key) == key and key not in SHAPED]


def _write(meshes: Mapping[str, SurfaceMesh], path: Path, run: Run) -> None:
    """Meshes, their measures and the muscles' shapes in motion, all or nothing."""
    with TemporaryDirectory() as folder:
        staged = Path(folder) / path.name
        write_library(meshes, staged)
        standing = load_library(staged)
    shapes = bake(standing, _tell, run)
    _tell("measures")
    write_measures(measure_meshes(standing), path.with_name(MEASURES_NAME))
    write_shapes(shapes, path.with_name(SHAPES_NAME))
    write_library(meshes, path)


if __name__ == "__main__":
    sys.exit(main())
