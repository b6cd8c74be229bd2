"""Running heads and page numbers of a PDF: what stands at the edge of page after page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from annotations.readers.pdf.line import Line

DEPTH = 2
FEWEST_PAGES = 3
FARTHEST = 2
_NUMBER = re.compile(
    r"\W*(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|\|)\s*\d{1,4})?\W*", re.IGNORECASE
)
_NUMBER_BESIDE = re.compile(r"^\W*\d{1,4}\W+|\W+\d{1,4}\W*$")


def without_page_edges(lines: Sequence[Line], heading_size: float) -> list[Line]:
    """The lines that are neither page numbers nor the same on several pages.

    Args:
        lines: of all pages, page by page.
        heading_size: type from this size on is a heading, which only goes when it is word for
            word the same on several pages.
    """
    edges = [edge for _, page in groupby(lines, lambda line: line.page) for edge in _edges(page)]
    alike: dict[tuple[str, int], list[Line]] = {}
    for edge in edges:
        alike.setdefault(_plain(edge, heading_size), []).append(edge)
    dropped = {edge for edge in edges if _NUMBER.fullmatch(edge.text)}
    for heads in alike.values():
        dropped.update(_in_a_row(heads))
    return [line for line in lines if line not in dropped] or list(lines)


def _in_a_row(heads: Sequence[Line]) -> Iterator[Line]:
    """Those of equal lines that come page after page, or on every other page."""
    row: list[Line] = []
    for head in heads:
        if row and head.page - row[-1].page > FARTHEST:
            yield from row if len(row) >= FEWEST_PAGES else ()
            row = []
        row.append(head)
    yield from row if len(row) >= FEWEST_PAGES else ()


def _edges(page: Iterator[Line]) -> list[Line]:
    """The highest and the lowest lines of a page, each once."""
    placed = sorted(page, key=lambda line: -line.top)
    return placed if len(placed) <= 2 * DEPTH else placed[:DEPTH] + placed[-DEPTH:]


def _plain(line: Line, heading_size: float) -> tuple[str, int]:
    """Its words without a page number beside them, and its height on the page."""
    words = line.text if line.size > heading_size else _NUMBER_BESIDE.sub("", line.text)
    return words, round(line.top / 3.0)
