"""The named figures of sacrum and coccyx: reading the table and finding a part's rows.

Columns: part, place (an anatomical phrase), along and across (where the place is: a level,
0 end plate, 1 to 4 the foramina, 5 apex; a fraction of a width or depth), value, unit, sd,
people, source.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from meshes.errors import MeshError
from meshes.tables import FIGURES, read_table

Array = NDArray[np.float64]
SACRUM_TABLE = FIGURES / "sacrum.csv"
COCCYX_TABLE = SACRUM_TABLE.with_name("coccyx.csv")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: a value at a named place."""

    part: str
    place: str
    along: float
    across: float
    value: float


@dataclass(frozen=True, slots=True)
class SacrumFigures:
    """All figures of a bone, in the order of the table."""

    figures: tuple[Figure, ...]
    source: str

    def part(self, name: str) -> Array:
        """Return the part's rows as (n, 3) along, across, value.

        Raises:
            MeshError: the table has no such part.
        """
        rows = [(f.along, f.across, f.value) for f in self.figures if f.part == name]
        if not rows:
            raise MeshError(f"{self.source}: no rows for part {name!r}; add them to the table")
        return np.array(rows)

    def column(self, name: str, across: float) -> tuple[Array, Array]:
        """Return (n,) along and (n,) values of a part's rows with this `across`."""
        rows = self.part(name)
        rows = rows[rows[:, 1] == across]
        return rows[:, 0], rows[:, 2]

    def grid(self, name: str) -> tuple[Array, Array, Array]:
        """Return along (n,), across (m,) and values (n, m) of a part given at every crossing.

        Raises:
            MeshError: the rows do not fill the grid.
        """
        rows = self.part(name)
        along, across = np.unique(rows[:, 0]), np.unique(rows[:, 1])
        if len(rows) != len(along) * len(across):
            raise MeshError(f"{self.source}: part {name!r} has gaps; give every row and column")
        order = np.lexsort((rows[:, 1], rows[:, 0]))
        return along, across, rows[order, 2].reshape(len(along), len(across))


def read_sacrum_figures(path: Path) -> SacrumFigures:
    """Read a table of figures.

    Raises:
        MeshError: the file is missing, or a cell is not a number; says which line.
    """
    rows = read_table(path)
    return SacrumFigures(
        tuple(_figure(row, path.name, n) for n, row in enumerate(rows, start=2)), path.name
    )


def _figure(row: dict[str, str], source: str, line: int) -> Figure:
    try:
        numbers = [float(row[key]) for key in ("along", "across", "value")]
        return Figure(row["part"], row["place"], *numbers)
    except (KeyError, TypeError, ValueError) as error:
        raise MeshError(
            f"{source}:{line}: along, across and value must be numbers; mend the row"
        ) from error
