"""Reads the tables that ship with the program; an error names the file and the line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from annotations.errors import AnnotationError

DATA = Path(__file__).parent / "data"
REPAIR = "Install the program again with: python3 run.py setup"


class _Reader(Protocol):
    """What `csv.reader` returns; its own type has no public name in Python 3.11."""

    line_num: int

    def __next__(self) -> list[str]: ...

    def __iter__(self) -> Iterator[list[str]]: ...


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: what stands in each column, and where."""

    source: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def error(self, message: str) -> AnnotationError:
        """An error about this row."""
        return AnnotationError(message, source=self.source, line=self.line)

    def words(self, column: str) -> tuple[str, ...]:
        """The words of a cell that holds several, parted by semicolons."""
        return tuple(word.strip() for word in self[column].split(";") if word.strip())

    def number(self, column: str) -> int | None:
        """A whole number, None for an empty cell.

        Raises:
            AnnotationError: the cell holds something else.
        """
        cell = self[column]
        if not cell:
            return None
        if not (cell.isascii() and cell.isdigit()):
            raise self.error(f"{column} must be a whole number or empty, not {cell!r}.")
        return int(cell)

    def one_of(self, column: str, choices: Sequence[str]) -> str:
        """A word out of a list.

        Raises:
            AnnotationError: the cell holds another word.
        """
        if self[column] not in choices:
            allowed = ", ".join(choice or "nothing" for choice in choices)
            raise self.error(f"{column} is {self[column]!r}; it must be one of: {allowed}.")
        return self[column]


def read_shipped(path: Path) -> bytes:
    """The content of a file that ships with the program.

    Raises:
        AnnotationError: the file is missing or cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise AnnotationError(f"cannot be read ({reason}). {REPAIR}", source=str(path)) from error


def read_table(path: Path, columns: Sequence[str]) -> tuple[Row, ...]:
    """The rows of a CSV file with exactly these columns (UTF-8, comma, one header line).

    Raises:
        AnnotationError: the file is missing, not UTF-8, or a row does not fit.
    """
    source = str(path)
    try:
        text = read_shipped(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnnotationError(f"is damaged: not UTF-8 text. {REPAIR}", source=source) from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return tuple(_rows(reader, source, columns))
    except csv.Error as error:
        message = f"is no readable table ({error}). {REPAIR}"
        raise AnnotationError(message, source=source, line=reader.line_num) from error


def _rows(reader: _Reader, source: str, columns: Sequence[str]) -> list[Row]:
    header = next(reader, None)
    if header != list(columns):
        message = f"the first line must name the columns {','.join(columns)}. {REPAIR}"
        raise AnnotationError(message, source=source, line=1)
    rows: list[Row] = []
    for cells in reader:
        if len(cells) != len(columns):
            message = f"{len(cells)} cells where the table has {len(columns)} columns."
            raise AnnotationError(message, source=source, line=reader.line_num)
        stripped = (cell.strip() for cell in cells)
        rows.append(Row(source, reader.line_num, dict(zip(columns, stripped, strict=True))))
    return rows
