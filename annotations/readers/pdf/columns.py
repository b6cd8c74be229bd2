"""Rows of a page that are torn apart by wide gaps: columns that run on, or cells of a table.

A file may draw two columns row by row. Where the pieces of several rows begin at the same places,
they are columns when each piece is part of a sentence, and a table when they are short.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mean

from annotations.readers.pdf.line import CELL_END, Line

FEWEST_ROWS = 3
FEWEST_WORDS = 3.0
ALIGNED = 1.5  # as a multiple of the size of type
MOST_COLUMNS = 4
FEWEST_UP, MOST_UP = 2, 0.8

Row = Sequence[Line]


def in_reading_order(rows: Sequence[Row]) -> Iterator[Line]:
    """The lines of a page, column after column; a row of a table is one line of cells."""
    run: list[Row] = []
    for row in _downwards(rows):
        if run and not _goes_on(run, row):
            yield from _ordered(run)
            run = []
        if run or len(row) > 1:
            run.append(row)
        else:
            yield from row
    yield from _ordered(run)


def _downwards(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows; the other way round where a page lies on its side and PDFium begins at its foot."""
    up = sum(1 for a, b in pairwise(rows) if b[0].top > a[0].top + 1.0)
    return rows[::-1] if up >= FEWEST_UP and up > MOST_UP * (len(rows) - 1) else rows


def _goes_on(run: Sequence[Row], row: Row) -> bool:
    """Whether all pieces of a row begin where columns of the rows above do."""
    if abs(row[0].size - run[0][0].size) > 0.1 * run[0][0].size:
        return False
    if len(row) == 1 and _column(run[0], row[0]) == 0 and row[0].right > run[0][1].left:
        return False  # a line across all columns
    return all(_column(run[0], piece) is not None for piece in row)


def _column(first: Row, piece: Line) -> int | None:
    near = [n for n, head in enumerate(first) if abs(head.left - piece.left) < ALIGNED * piece.size]
    return near[0] if near else None


def _ordered(run: Sequence[Row]) -> Iterator[Line]:
    torn = [row for row in run if len(row) > 1]
    if len(torn) < FEWEST_ROWS or len(run[0]) > MOST_COLUMNS + 2:
        yield from map(_joined, run)
        return
    columns: dict[int, list[Line]] = {}
    for row in run:
        for piece in row:
            columns.setdefault(_column(run[0], piece) or 0, []).append(piece)
    words = [mean(len(piece.text.split()) for piece in column) for column in columns.values()]
    if min(words) < FEWEST_WORDS or len(columns) > MOST_COLUMNS:
        yield from (_joined(row, CELL_END) for row in run)
        return
    for number in sorted(columns):
        yield from (replace(piece, column=number) for piece in columns[number])


def _joined(row: Row, between: str = " ") -> Line:
    text = between.join(piece.text for piece in row)
    return replace(row[0], text=text, right=row[-1].right, last_top=row[-1].last_top)
