"""Cuts a text into blocks: runs of lines with no blank line between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotations.document.document import Span
from annotations.document.limits import Tally

_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together.

    Attributes:
        lines: without the blanks around them.
        gap: blank lines before the block.
        level: what the file says itself: from 1 (the title) a heading, 0 no heading; None where
            it says nothing, so that form decides.
        left_out: why it is no part of the article; empty for all else.
        row: whether each of its lines is a cell of a row of a table.
    """

    lines: tuple[Span, ...]
    gap: int
    text: str
    level: int | None = None
    left_out: str = ""
    row: bool = False

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.lines[-1].end

    @property
    def span(self) -> Span:
        """The whole block."""
        return Span(self.text, self.start, self.end)


def span_of(text: str, start: int, end: int) -> Span:
    """The span from `start` to `end` without the white space around it."""
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip())
    stripped = inside.strip()
    return Span(stripped, start + left, start + left + len(stripped))


def blocks_of(text: str) -> list[Block]:
    """All blocks of `text`, in order.

    Raises:
        AnnotationError: there are more lines than can be read.
    """
    blocks: list[Block] = []
    lines: list[Span] = []
    tally = Tally("lines")
    gap = 0
    for match in _LINE.finditer(text):
        line = span_of(text, match.start(), match.end())
        if not line.text:
            continue
        tally.add()
        line_ends = _line_ends(text, lines[-1].end, line.start) if lines else 0
        if line_ends > 1:
            blocks.append(_block(text, lines, gap))
            lines, gap = [], line_ends - 1
        lines.append(line)
    if lines:
        blocks.append(_block(text, lines, gap))
    return blocks


def _line_ends(text: str, start: int, end: int) -> int:
    each = sum(text.count(sign, start, end) for sign in "\r\n")
    return each - text.count("\r\n", start, end)


def _block(text: str, lines: list[Span], gap: int) -> Block:
    return Block(tuple(lines), gap, text[lines[0].start : lines[-1].end])
