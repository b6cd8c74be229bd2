"""What every format becomes: pieces of text with what their file says of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotations.document.blocks import Block
from annotations.document.document import Span
from annotations.document.limits import Tally, check_length
from annotations.errors import AnnotationError
from annotations.readers.letters import whole_words

TOO_MUCH = "cannot be read: it is damaged, or needs more memory than any document should."
FORMULA_MARK = "[formula"
FEWEST_HEADINGS = 2
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a paragraph or an item of a list.

    Attributes:
        text: its lines, with one line feed between them.
        level: 1 to 7 for a heading (1 is the title's), 0 for what cannot be one, None for a
            paragraph, which may be a heading by its form where the file marks none.
        apart: a rule or a wide gap stands before it.
        left_out: why it is no part of the article; empty for all else.
        row: whether each of its lines is a cell of a row of a table.
    """

    text: str
    level: int | None = None
    apart: bool = False
    left_out: str = ""
    row: bool = False


def tidy(text: str, *, keep_lines: bool = True) -> str:
    """Text with single spaces, without blank lines and without characters that nobody sees."""
    lines = whole_words(text).split("\n") if keep_lines else [whole_words(text)]
    joined = (_SPACE.sub(" ", line).strip() for line in lines)
    return "\n".join(line for line in joined if line)


def compose(pieces: Sequence[Piece]) -> tuple[str, list[Block]]:
    """The text that the pieces make up, and its blocks.

    Raises:
        AnnotationError: there are more lines than can be read.
    """
    tally = Tally("lines")
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in _decided(pieces):
        gap = 0 if not blocks else 2 if piece.apart else 1
        parts.append("\n" * (gap + 1) if blocks else "")
        at += len(parts[-1])
        tally.add(piece.text.count("\n") + 1)
        lines = _lines(piece.text, at)
        blocks.append(Block(lines, gap, piece.text, piece.level, piece.left_out, piece.row))
        parts.append(piece.text)
        at += len(piece.text)
    return "".join(parts), blocks


def check_pieces(pieces: Sequence[Piece]) -> None:
    """Refuse what is no document, or too long a one.

    Raises:
        AnnotationError: there is no piece, or there are too many, or too long ones.
    """
    if not pieces:
        raise AnnotationError("holds no words. Open a file with text in it.")
    Tally("paragraphs").add(len(pieces))
    check_length(sum(len(piece.text) + 2 for piece in pieces))


def _decided(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Where the file marks headings, no paragraph is one."""
    headings = sum(1 for piece in pieces if piece.level)
    if headings < FEWEST_HEADINGS:
        return pieces
    return [replace(piece, level=0) if piece.level is None else piece for piece in pieces]


def _lines(text: str, at: int) -> tuple[Span, ...]:
    found: list[Span] = []
    for line in text.split("\n"):
        found.append(Span(line, at, at + len(line)))
        at += len(line) + 1
    return tuple(found)
