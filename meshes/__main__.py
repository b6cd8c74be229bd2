"""`python -m meshes [FILE]`: build all meshes again from their tables, and measure them."""

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


def main() -> int:
    """Build, then write; the exit status, 1 with one sentence on what is at fault."""
    parser = argparse.ArgumentParser(prog="python -m meshes", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SHIPPED_FILE, metavar="FILE")
    options = parser.parse_args()
    began = perf_counter()
    try:
        _check_target(options.file)
        print(f"Building {len(STRUCTURE_KEYS)} structures; this takes a minute or two.", flush=True)
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
    """Meshes and their measures, both or neither."""
    staged = path.with_name(f"{path.name}.staged")
    try:
        write_library(meshes, staged)
        write_measures(measure_meshes(load_library(staged)), path.with_name(MEASURES_NAME))
        os.replace(staged, path)
    finally:
        staged.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
