"""Reads the published figures that the meshes are held against."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from meshes.errors import MeshError
from meshes.tables import FIGURES

TABLE = FIGURES / "published.csv"


@dataclass(frozen=True, slots=True)
class Published:
    """What a study found in people.

    Attributes:
        unit: mm, deg, cm2 or cm3.
        mean: of the people; None where only a range is known.
        sd: standard deviation between people; None where it was not published.
        low: lower end of the normal range, where one is used instead of an SD.
        high: its upper end.
        source: the study.
    """

    unit: str
    mean: float | None
    sd: float | None
    low: float | None
    high: float | None
    source: str


def read_published(table: Path = TABLE) -> Mapping[tuple[str, str], Published]:
    """The published figures by structure and measure; sided structures have no side here.

    Raises:
        MeshError: the table is missing, lacks a column or has a cell that is not a number.
    """
    try:
        with table.open(newline="", encoding="utf-8") as lines:
            return {
                (row["structure"], row["measure"]): _figure(row) for row in csv.DictReader(lines)
            }
    except OSError as problem:
        raise MeshError(f"{table.name} cannot be read ({problem.strerror}). Restore it.") from None
    except (KeyError, ValueError) as problem:
        raise MeshError(
            f"{table.name}: {problem}. Each row needs structure, measure, unit, mean, sd, low, "
            "high, n and source, the numbers as digits or empty."
        ) from None


def _figure(row: Mapping[str, str]) -> Published:
    mean, sd, low, high = (_number(row[name]) for name in ("mean", "sd", "low", "high"))
    source = row["source"] + (f", n {row['n']}" if row["n"] else "")
    return Published(row["unit"], mean, sd, low, high, source)


def _number(cell: str) -> float | None:
    return float(cell) if cell else None
