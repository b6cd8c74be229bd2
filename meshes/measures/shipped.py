"""Reads and writes the file of measures that is shipped with the meshes."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import get_args

from meshes.archive import REPAIR
from meshes.errors import MeshError
from meshes.keys import DISCS, VERTEBRAE
from meshes.library import SHIPPED_FILE
from meshes.measures.record import Measure, Point, Verdict
from meshes.whole_files import write_whole

MEASURES_NAME = "measures.json"
WHOLES: Mapping[str, tuple[str, ...]] = {
    "lumbar_spine": (*VERTEBRAE, *DISCS, "sacrum"),
    "pelvis": ("sacrum", "hip_bone_left", "hip_bone_right", "pubic_symphysis"),
}


def measures_of(structure: str) -> tuple[Measure, ...]:
    """The shipped measures of a structure, then those of the whole that it is part of.

    Raises:
        MeshError: the file is missing or damaged.
    """
    around = [whole for whole, parts in WHOLES.items() if structure in parts]
    shipped = shipped_measures()
    return tuple(m for name in (structure, *around) for m in shipped if m.structure == name)


@cache
def shipped_measures() -> tuple[Measure, ...]:
    """All shipped measures, read once.

    Raises:
        MeshError: the file is missing or damaged.
    """
    return read_measures(SHIPPED_FILE.with_name(MEASURES_NAME))


def read_measures(path: Path) -> tuple[Measure, ...]:
    """The measures in a file that `write_measures` wrote.

    Raises:
        MeshError: the file is missing or damaged; says how to repair it.
    """
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_measure(row) for row in rows)
    except FileNotFoundError as error:
        raise MeshError(f"The file of measures {path} is missing. {REPAIR}") from error
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise MeshError(f"The file of measures {path} is damaged. {REPAIR}") from error


def _measure(row: object) -> Measure:
    """One measure, each of its fields of the kind that it must be."""
    if not isinstance(row, dict):
        raise TypeError(row)
    lines = tuple((_point(start), _point(end)) for start, end in row.pop("lines"))
    one = Measure(**row, lines=lines)
    texts = (one.structure, one.measure, one.unit, one.source, one.verdict)
    figures = (one.value, *(given for given in (one.mean, one.sd) if given is not None))
    if not all(isinstance(text, str) for text in texts) or one.verdict not in get_args(Verdict):
        raise ValueError(row)
    _check_figures(figures)
    return one


def _point(place: Sequence[float]) -> Point:
    x, y, z = place
    _check_figures((x, y, z))
    return x, y, z


def _check_figures(figures: Sequence[object]) -> None:
    if not all(isinstance(figure, float) and math.isfinite(figure) for figure in figures):
        raise ValueError(figures)


def write_measures(measures: Sequence[Measure], path: Path) -> None:
    """Write the measures, one to a line, complete or not at all.

    Raises:
        MeshError: the folder cannot be written.
    """
    rows = (json.dumps(dataclasses.asdict(one), ensure_ascii=False) for one in measures)
    try:
        write_whole(path, ("[\n" + ",\n".join(rows) + "\n]\n").encode("utf-8"))
    except OSError as error:
        raise MeshError(
            f"{path}: the measures could not be written ({error.strerror}). "
            "Choose a folder that you may write to."
        ) from error
