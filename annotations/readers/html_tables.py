"""Rows of tables: one row speaks of one thing, so its cells stay together."""

from __future__ import annotations

from collections.abc import Sequence

from annotations.readers.pieces import Piece

FEWEST_CELLS = 2
LONGEST_FIRST = 80
LONGEST_CELL = 600


def as_row(cells: Sequence[Sequence[Piece]]) -> list[Piece]:
    """One piece for a row of data; the pieces as they are where a table only lays out a page.

    Args:
        cells: what each cell of the row holds, in order.
    """
    pieces = [piece for cell in cells for piece in cell]
    filled = [cell[0] for cell in cells if len(cell) == 1]
    if len(filled) < FEWEST_CELLS or len(filled) < len([cell for cell in cells if cell]):
        return pieces
    odd = any(piece.level or piece.left_out or piece.row for piece in filled)
    long = any(len(piece.text) > LONGEST_CELL for piece in filled)
    if odd or long or len(filled[0].text) > LONGEST_FIRST:
        return pieces
    text = "\n".join(piece.text.replace("\n", " ") for piece in filled)
    return [Piece(text, 0, filled[0].apart, row=True)]
