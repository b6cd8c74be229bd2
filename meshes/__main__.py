"""`python -m meshes [FILE]`: build all meshes again from their tables, and measure them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter

from meshes.body import build
from meshes.errors import MeshError
from meshes.keys import STRUCTURE_KEYS
from meshes.library import SHIPPED_FILE, load_library, write_library
from meshes.measures.report import measure_meshes
from meshes.measures.shipped import MEASURES_NAME, write_measures


def main() -> int:
    """Build, then write; the exit status, 1 with one sentence on what is at fault."""
    parser = argparse.ArgumentParser(prog="python -m meshes", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SHIPPED_FILE, metavar="FILE")
    options = parser.parse_args()
    began = perf_counter()
    try:
        meshes = build(lambda key: print(f"  {key}", flush=True))
        write_library(meshes, options.file)
        measures = measure_meshes(load_library(options.file))
        write_measures(measures, options.file.with_name(MEASURES_NAME))
    except MeshError as error:
        print(f"meshes: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("meshes: interrupted; the shipped meshes are as they were.", file=sys.stderr)
        return 130
    triangles = sum(len(mesh.faces) for mesh in meshes.values())
    seconds = perf_counter() - began
    print(
        f"{len(STRUCTURE_KEYS)} structures, {triangles} triangles, {seconds:.0f} s: {options.file}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
