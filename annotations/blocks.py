"""The first cut of a text: blocks of lines between blank lines, and sentences within them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotations.records import Span

_LINE = re.compile(r"[^\r\n]+")
_STOP = re.compile(r"[.?!…][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|vs|etc|e\.g|i\.e|cf|approx|No|Fig|al))\.$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without a blank line between them.

    Attributes:
        lines: spans without the white space at their ends.
        gap: how many blank lines stand before it.
    """

    lines: tuple[Span, ...]
    gap: int

    @property
    def span(self) -> Span:
        return Span(self.lines[0].start, self.lines[-1].end)


def blocks(text: str) -> Iterator[Block]:
    """Cut a text at its blank lines."""
    lines: list[Span] = []
    gap = blank = 0
    for raw in _raw_lines(text):
        line = trimmed(text, raw)
        if line.start == line.end:
            blank += 1
            continue
        if blank and lines:
            yield Block(tuple(lines), gap)
            lines = []
        if not lines:
            gap = blank
        blank = 0
        lines.append(line)
    if lines:
        yield Block(tuple(lines), gap)


def _raw_lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield Span(start, start + len(line))
        start += len(line)


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    part = text[span.start : span.end]
    kept = part.strip()
    start = span.start + (part.find(kept) if kept else 0)
    return Span(start, start + len(kept))


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Cut a paragraph into sentences; abbreviations and initials do not end one."""
    part = text[span.start : span.end]
    start = 0
    for stop in _STOP.finditer(part):
        if _ABBREVIATION.search(part[start : stop.start() + 1]):
            continue
        yield trimmed(text, Span(span.start + start, span.start + stop.end()))
        start = stop.end()
    rest = trimmed(text, Span(span.start + start, span.end))
    if rest.start < rest.end:
        yield rest
