"""The text layer of a PDF as lines with their places, by PDFium."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotations.document.limits import Tally, check_length
from annotations.errors import AnnotationError
from annotations.readers.letters import raised
from annotations.readers.pdf.columns import in_reading_order
from annotations.readers.pdf.line import Line
from annotations.watch import Watch

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

MOST_PAGES = 5_000
PASSWORD_NEEDED = 4
USUAL_WIDTH = 0.5  # of a letter, as a multiple of the size of type
MUCH_WIDER = 1.2
WIDE_GAP = 1.5
SMALL = 0.85
_GAP = re.compile(r"\s+")
_NUMBER = re.compile(r"(?<=[^\W\d_]|[.,;:!?)”’])\s?(\d{1,3}(?:[,–-]\s?\d{1,3})*)(?![\w%°])")
_SPACED = re.compile(r"(?:[^\W_] ){3,}[^\W_]")
REPAIR = "Print it to a new PDF from a PDF reader and open that file."


@dataclass(frozen=True, slots=True)
class _Box:
    """A character's place, turned so that its text runs from left to right."""

    left: float
    right: float
    top: float


_Placed = tuple[Line, tuple[float, float]]
"""A line and the middle of its first character on the page."""


def lines_of_pdf(content: bytes, watch: Watch) -> list[Line]:
    """All lines of all pages, in the order in which the file draws them.

    Raises:
        AnnotationError: the file is damaged, locked or has too many pages.
        CancelledError: it is not wanted any more.
    """
    import pypdfium2  # noqa: PLC0415 - only when a file is opened

    try:
        with pypdfium2.PdfDocument(content) as document:
            return list(_lines(document, watch))
    except pypdfium2.PdfiumError as error:
        if error.err_code == PASSWORD_NEEDED:
            message = "is locked by a password. Save it without one and open it again."
            raise AnnotationError(message) from error
        raise AnnotationError(f"is a damaged PDF. {REPAIR}") from error


def _lines(document: PdfDocument, watch: Watch) -> Iterator[Line]:
    count = len(document)
    if count > MOST_PAGES:
        message = f"has {count} pages; {MOST_PAGES} can be read. Split it and open a part."
        raise AnnotationError(message)
    length = 0
    tally = Tally("lines")
    for number in range(count):
        watch.at(number / count)
        with closing(document[number]) as page, closing(page.get_textpage()) as words:
            for line in in_reading_order(list(_rows(number, page, words))):
                tally.add()
                length += len(line.text)
                yield line
        check_length(length)


def _rows(number: int, page: Any, words: Any) -> Iterator[list[Line]]:
    """The lines of a page that lie on it, each cut at its wide gaps."""
    bounds = page.get_cropbox()
    at = 0
    for text in words.get_text_range().split("\r\n"):
        if text.strip():
            row = [piece for piece in _pieces(number, words, text, at) if _is_on(piece, bounds)]
            if row:
                yield [line for line, _ in row]
        at += len(text.encode("utf-16-le", "replace")) // 2 + len("\r\n")


def _is_on(piece: _Placed, bounds: Sequence[float]) -> bool:
    left, foot, right, top = bounds
    x, y = piece[1]
    return left <= x <= right and foot <= y <= top


def _pieces(page: int, words: Any, text: str, at: int) -> Iterator[_Placed]:
    """A line with the middle of its first character on the page, or its parts between gaps."""
    whole = _line(page, words, text, at)
    usual = len(whole[0].text) * USUAL_WIDTH * whole[0].size
    if whole[0].right - whole[0].left < MUCH_WIDER * usual:
        yield whole
        return
    angle = _type(words, at + len(text) - len(text.lstrip()))[1]
    begin = 0
    for gap in _GAP.finditer(text.rstrip()):
        before = _turned(_box(words, at + gap.start() - 1), angle)
        after = _turned(_box(words, at + gap.end()), angle)
        if gap.start() > begin and after.left - before.right > WIDE_GAP * whole[0].size:
            yield _line(page, words, text[begin : gap.start()], at + begin)
            begin = gap.end()
    yield _line(page, words, text[begin:], at + begin)


def _line(page: int, words: Any, text: str, at: int) -> _Placed:
    first = at + len(text) - len(text.lstrip())
    last = at + len(text.rstrip()) - 1
    # A space that PDFium put in has no size of its own.
    size, angle = max(_type(words, first), _type(words, (first + last) // 2))
    box = _box(words, first)
    start, end = _turned(box, angle), _turned(_box(words, last), angle)
    shown = _plain(words, text, at, size)
    line = Line(page, shown, size, start.left, end.right, start.top, end.top)
    return line, ((box.left + box.right) / 2, (box.top + box.bottom) / 2)


def _plain(words: Any, text: str, at: int, size: float) -> str:
    """The text with the numbers of notes as superscript, and spaced letters as a word."""
    parts: list[str] = []
    done = 0
    for number in _NUMBER.finditer(text):
        if 0.0 < _type(words, at + number.start(1))[0] < SMALL * size:
            parts += [text[done : number.start()], raised(number[1])]
            done = number.end()
    plain = "".join([*parts, text[done:]]).strip()
    return plain.replace(" ", "") if _SPACED.fullmatch(plain) else plain


def _turned(box: Any, angle: int) -> _Box:
    if angle == 90:
        return _Box(box.bottom, box.top, -box.left)
    if angle == 180:
        return _Box(-box.right, -box.left, -box.bottom)
    if angle == 270:
        return _Box(-box.top, -box.bottom, box.right)
    return _Box(box.left, box.right, box.top)


def _box(words: Any, at: int) -> Any:
    from pypdfium2 import raw  # noqa: PLC0415 - only when a file is opened

    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(words, _character(words, at), ctypes.byref(box))
    return box


def _type(words: Any, at: int) -> tuple[float, int]:
    """The size of the type in points, as it is on the page, and by how many degrees it is turned.

    The size is zero where the file tells none; text is turned by quarters.
    """
    from pypdfium2 import raw  # noqa: PLC0415

    matrix = raw.FS_MATRIX()
    place = _character(words, at)
    if not raw.FPDFText_GetMatrix(words, place, ctypes.byref(matrix)):
        return 0.0, 0
    size = float(raw.FPDFText_GetFontSize(words, place)) * math.hypot(matrix.c, matrix.d)
    turned = math.degrees(math.atan2(matrix.b, matrix.a))
    return size, round(turned / 90) % 4 * 90


def _character(words: Any, at: int) -> int:
    """PDFium counts characters that it does not put into the text."""
    from pypdfium2 import raw  # noqa: PLC0415

    return max(int(raw.FPDFText_GetCharIndexFromTextIndex(words, at)), 0)
