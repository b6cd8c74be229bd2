"""How each mesh came about, in a sentence: which table it was built from, and how long that is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from meshes.keys import CONTEXT, DISCS, VERTEBRAE
from meshes.tables import FIGURES, read_table

BASIS: Mapping[str, str] = {
    "vertebra": "named dimensions, averaged over real people's vertebrae",
    "disc": "dimensions between the end plates of its neighbours",
    "sacrum": "named dimensions, averaged over real people's sacra",
    "coccyx": "named dimensions, averaged over real people",
    "hip_bone": "named places, averaged over real people's hip bones",
    "femur": "named dimensions, averaged over real people's femora and published studies",
    "psoas_major": "stations with published section areas, tied to landmarks of the bones",
    "psoas_minor": "stations after textbooks, tied to landmarks of the bones",
    "iliacus": "places on the fossa and the strap, tied to landmarks of the bones",
    "context": "places after textbooks; a simplified form that only shows where it is",
}


def mesh_provenance(key: str) -> str:
    """Where the shape of a structure comes from, for a reader who wants to check it.

    Raises:
        MeshError: the table is missing.
    """
    if key == "pubic_symphysis":
        return "Built by this program: fills the gap between the two hip bones."
    table = _table_of(key)
    left = " The left side is the mirror image of the right." if key.endswith("_left") else ""
    return (
        f"Built by this program from {_rows(table)} rows of {BASIS[table]} "
        f"(meshes/figures/{table}.csv, each with its source).{left}"
    )


def _table_of(key: str) -> str:
    if key in VERTEBRAE:
        return "vertebra"
    if key in DISCS:
        return "disc"
    if key in CONTEXT:
        return "context"
    return key.removesuffix("_left").removesuffix("_right")


@cache
def _rows(table: str) -> int:
    return len(read_table(FIGURES / f"{table}.csv"))
