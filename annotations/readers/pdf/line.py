"""A line of text on a page of a PDF."""

from __future__ import annotations

from dataclasses import dataclass

CELL_END = "\t"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; several where PDFium joined a word cut by a hyphen.

    Lengths are in points, in the direction of its text: up from the foot, from the left.

    Attributes:
        text: U+FFFE stands where a hyphen and a line end stood, `CELL_END` between cells of a row.
        size: of the type in the middle of the line.
        top: of its first character.
        last_top: of its last character.
        column: its column, where several stand side by side.
    """

    page: int
    text: str
    size: float
    left: float
    right: float
    top: float
    last_top: float
    column: int = 0
