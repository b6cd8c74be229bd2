"""PDF to pieces: paragraphs by their gaps, headings by the size of their type.

A PDF knows no paragraphs. Lines belong together as long as type, spacing and column go on; over a
page end as long as the sentence does. Running heads and page numbers are no part of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from annotations.errors import AnnotationError
from annotations.readers.pdf.line import CELL_END, Line
from annotations.readers.pdf.lines import lines_of_pdf
from annotations.readers.pdf.page_edges import without_page_edges
from annotations.readers.pdf.word_breaks import mend
from annotations.readers.pieces import Piece, tidy
from annotations.watch import Watch

HEADING_RATIO = 1.15
SAME_SIZE = 0.06
WIDE_STEP = 1.3
INDENT = 0.8
SHORT_LINE = 0.8
LONGEST_HEADING = 25
_BULLET = re.compile(r"(?:[•▪◦‣●○■*–-]|\d{1,2}[.)])\s+(?=\S)")
_LEADER = re.compile(r"(?:\s*\.){5,}\s*\w*$")  # in a list of contents, which repeats headings
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")


def pieces_of_pdf(content: bytes, watch: Watch) -> list[Piece]:
    """The pieces of a PDF, in the order in which it draws them.

    Raises:
        AnnotationError: it is damaged, locked, too long or has no text layer.
        CancelledError: it is not wanted any more.
    """
    found = lines_of_pdf(content, watch)
    lines = [line for line in found if not _LEADER.search(line.text)] or found
    if not lines:
        raise AnnotationError(
            "holds pictures of pages but no text. Run text recognition (OCR) on it first."
        )
    body = body_size(lines)
    blocks = list(_blocks(without_page_edges(lines, HEADING_RATIO * body), body))
    sizes = sorted({round(b[0].size, 1) for b in blocks if _is_large(b, body)}, reverse=True)
    texts = mend([" ".join(line.text for line in block) for block in blocks])
    return [_piece(text, block, sizes) for text, block in zip(texts, blocks, strict=True) if text]


def body_size(lines: Sequence[Line]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes.most_common(1)[0][0], 1.0)


def _is_large(block: Sequence[Line], body: float) -> bool:
    words = sum(len(line.text.split()) for line in block)
    return block[0].size > HEADING_RATIO * body and words <= LONGEST_HEADING


def _piece(text: str, block: Sequence[Line], sizes: Sequence[float]) -> Piece:
    size = round(block[0].size, 1)
    if CELL_END in block[0].text:
        cells = (tidy(cell, keep_lines=False) for cell in text.split(CELL_END))
        return Piece("\n".join(cell for cell in cells if cell), 0, row=True)
    text = tidy(text, keep_lines=False)
    if size in sizes:
        return Piece(text, min(sizes.index(size) + 1, 7))
    bullet = _BULLET.match(text)
    return Piece(text[bullet.end() :], 0) if bullet else Piece(text)


def _blocks(lines: Sequence[Line], body: float) -> Iterator[list[Line]]:
    """Lines that make up a paragraph or a heading."""
    step = _usual_step(lines, body)
    rights: dict[tuple[int, int], float] = {}
    for line in lines:
        place = (line.page, line.column)
        rights[place] = max(rights.get(place, line.right), line.right)
    block: list[Line] = []
    for line in lines:
        if block and _ends(block, line, step, rights[line.page, line.column]):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _usual_step(lines: Sequence[Line], body: float) -> float:
    """From one line of the body down to the next, as a multiple of its size."""
    steps = [
        (a.last_top - b.top) / body
        for a, b in pairwise(lines)
        if a.page == b.page and abs(a.size - b.size) < SAME_SIZE * body
    ]
    return median([step for step in steps if 0.5 < step < 3.0] or [1.2])


def _ends(block: Sequence[Line], line: Line, step: float, right: float) -> bool:
    """Whether a block is complete before `line`."""
    last, size = block[-1], max(line.size, 1.0)
    if abs(last.size - line.size) > SAME_SIZE * size or _BULLET.match(line.text):
        return True
    if CELL_END in last.text or CELL_END in line.text:
        return True
    down = (last.last_top - line.top) / size
    stopped = _SENTENCE_END.search(last.text) is not None
    if last.page != line.page or down < -0.5:
        ended = last.right < SHORT_LINE * right and not line.text[:1].islower()
        return stopped or ended
    if down > WIDE_STEP * step:
        return True
    indented = INDENT * size < line.left - last.left < 6 * size
    return stopped and (indented or last.right < SHORT_LINE * right)
