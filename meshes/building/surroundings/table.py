"""The one table of the surroundings: places tied to landmarks of the bones, and plain figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshes.building.muscles.course import place_of, read_rows
from meshes.building.solid import Solid
from meshes.errors import MeshError

TABLE = "context"


@dataclass(frozen=True, slots=True)
class Stops:
    """Places of one part in the order of the table.

    Attributes:
        names: what each place is.
        places: (n, 3) mm.
        figures: (n,) the figure that stands beside each place, 0 where none does.
    """

    names: tuple[str, ...]
    places: NDArray[np.float64]
    figures: NDArray[np.float64]


def stops_of(part: str, solids: Mapping[str, Solid]) -> Stops:
    """The rows of a part that name a landmark.

    Raises:
        MeshError: the part has no places, or a row names what does not exist.
    """
    rows = [row for row in _rows(part) if row["landmark"]]
    if not rows:
        raise MeshError(f"{TABLE}.csv: {part} has no places. Install the program again.")
    return Stops(
        tuple(row["place"] for row in rows),
        np.array([place_of(TABLE, row, solids) for row in rows]),
        np.array([_number(row) if row["figure"] else 0.0 for row in rows]),
    )


def figures_of(part: str) -> dict[str, float]:
    """The rows of a part that are plain figures, by name.

    Raises:
        MeshError: a figure is no number.
    """
    return {row["place"]: _number(row) for row in _rows(part) if not row["landmark"]}


def sections_of(part: str) -> NDArray[np.float64]:
    """Rows of a part as (n, 4): `right`, `front`, `up` and `figure`, for sections of the skin.

    Raises:
        MeshError: a cell is no number.
    """
    cells = ("right", "front", "up", "figure")
    try:
        return np.array([[float(row[cell]) for cell in cells] for row in _rows(part)])
    except ValueError as error:
        raise MeshError(f"{TABLE}.csv: {part}: {error}. Each cell must be a number.") from error


def _rows(part: str) -> list[dict[str, str]]:
    return [row for row in read_rows(TABLE) if row["part"] == part]


def _number(row: Mapping[str, str]) -> float:
    try:
        return float(row["figure"])
    except ValueError as error:
        raise MeshError(
            f"{TABLE}.csv: {row['part']}: {row['place']}: {row['figure']!r} is no number."
        ) from error
