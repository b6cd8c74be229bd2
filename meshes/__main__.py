"""`python -m meshes [FILE]`: build all meshes from their tables, measure them, let them move."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

from meshes.body import build
from meshes.errors import MeshError
from meshes.keys import STRUCTURE_KEYS
from meshes.library import SHIPPED_FILE, SurfaceMesh, load_library, write_library
from meshes.measures.report import measure_meshes
from meshes.measures.shipped import MEASURES_NAME, write_measures
from meshes.motion.baking import bake
from meshes.motion.shapes import SHAPES_NAME, write_shapes


def main() -> int:
    """Build, then write; the exit status, 1 with one sentence on what is at fault."""
    parser = argparse.ArgumentParser(prog="python -m meshes", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SHIPPED_FILE, metavar="FILE")
    options = parser.parse_args()
    began = perf_counter()
    try:
        _check_target(options.file)
        print(f"Building {len(STRUCTURE_KEYS)} structures; this takes some minutes.", flush=True)
        meshes = build(lambda key: print(f"  {key}", flush=True))
        _write(meshes, options.file)
    except MeshError as error:
        print(f"meshes: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"meshes: interrupted; {options.file} is as it was.", file=sys.stderr)
        return 130
    triangles = sum(len(mesh.faces) for mesh in meshes.values())
    seconds = perf_counter() - began
    print(
        f"{len(STRUCTURE_KEYS)} structures, {triangles} triangles, {seconds:.0f} s: {options.file}"
    )
    return 0


def _check_target(path: Path) -> None:
    """Find out before the long work whether its result can be kept.

    Raises:
        MeshError: the file cannot be written.
    """
    if path.is_dir():
        raise MeshError(f"{path} is a folder. Name a file, for instance {path / 'body.npz'}.")
    folder = path.absolute().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise MeshError(f"{folder} cannot be written. Choose a folder that you may write to.")


def _write(meshes: Mapping[str, SurfaceMesh], path: Path) -> None:
    """Meshes, their measures and the muscles' shapes in motion, all or nothing."""
    staged = path.with_name(f"{path.name}.staged")
    try:
        write_library(meshes, staged)
        standing = load_library(staged)
        shapes = bake(standing, lambda key: print(f"  {key} in motion", flush=True))
        write_measures(measure_meshes(standing), path.with_name(MEASURES_NAME))
        write_shapes(shapes, path.with_name(SHAPES_NAME))
        os.replace(staged, path)
    finally:
        staged.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
