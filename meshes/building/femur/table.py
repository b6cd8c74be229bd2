"""Reading the femur's table of figures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from meshes.errors import MeshError
from meshes.tables import FIGURES, read_table

Figures = Mapping[tuple[str, str, str], float]

TABLE = FIGURES / "femur.csv"


def read_figures(path: Path = TABLE) -> Figures:
    """Figures keyed by (part, place, figure), in the unit of their row (mm or degrees).

    Raises:
        MeshError: the table is missing, or a row lacks a column, holds no number or names a place
            twice.
    """
    figures: dict[tuple[str, str, str], float] = {}
    for line, row in enumerate(read_table(path), start=2):
        key, value = _figure(row, f"{path.name}, line {line}")
        if key in figures:
            raise MeshError(f"{path.name}, line {line}: {', '.join(key)} stands twice.")
        figures[key] = value
    return figures


def _figure(row: Mapping[str, str], where: str) -> tuple[tuple[str, str, str], float]:
    try:
        return (row["part"], row["place"], row["figure"]), float(row["value"])
    except KeyError as error:
        raise MeshError(f"{where}: the column {error} is missing.") from error
    except (TypeError, ValueError) as error:
        raise MeshError(f"{where}: {row['value']!r} is not a number.") from error


def figure(figures: Figures, part: str, place: str, name: str) -> float:
    """One figure.

    Raises:
        MeshError: the table does not hold it.
    """
    try:
        return figures[part, place, name]
    except KeyError as error:
        raise MeshError(
            f"femur.csv: the figure {name!r} of {part}, {place} is missing. Add its row."
        ) from error
