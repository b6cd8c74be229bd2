"""Reads the vertebrae's figures: one row a figure, one column a level."""

from __future__ import annotations

from pathlib import Path

from meshes.building.vertebra import parts
from meshes.errors import MeshError
from meshes.tables import FIGURES, read_table

TABLE = FIGURES / "vertebra.csv"


def read_figures(table: Path = TABLE) -> dict[str, dict[str, float]]:
    """Level -> name of the place -> figure in mm; a level lacks what its cell leaves empty.

    Raises:
        MeshError: the file is missing, lacks a level's column or holds something not a number.
    """
    rows = read_table(table)
    return {level: _column(rows, level, table.name) for level in parts.LEVELS}


def _column(rows: list[dict[str, str]], level: str, file: str) -> dict[str, float]:
    figures = {}
    for line, row in enumerate(rows, start=2):
        cell = row.get(level)
        if cell is None:
            raise MeshError(f"{file}, line {line}: no column {level}. Add it to the heading.")
        if cell:
            figures[row["name"]] = _number(cell, f"{file}, line {line}, column {level}")
    return figures


def _number(cell: str, place: str) -> float:
    try:
        return float(cell)
    except ValueError:
        raise MeshError(f"{place}: {cell!r} is not a number. Give millimetres.") from None
