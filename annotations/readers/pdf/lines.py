"""The text layer of a PDF as lines with their places, by PDFium."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotations.document.limits import Tally, check_length
from annotations.errors import AnnotationError
from annotations.watch import Watch

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

MOST_PAGES = 5_000
PASSWORD_NEEDED = 4
REPAIR = "Print it to a new PDF from a PDF reader and open that file."


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; several where PDFium joined a word cut by a hyphen.

    Lengths are in points, up from the foot of the page.

    Attributes:
        text: U+FFFE stands where a hyphen and a line end stood.
        size: of the type in the middle of the line.
        top: of its first character.
        last_top: of its last character.
    """

    page: int
    text: str
    size: float
    left: float
    right: float
    top: float
    last_top: float


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
            for line in _lines_of_page(number, words):
                tally.add()
                length += len(line.text)
                yield line
        check_length(length)


def _lines_of_page(page: int, words: Any) -> Iterator[Line]:
    at = 0
    for text in words.get_text_range().split("\r\n"):
        if text.strip():
            yield _line(page, words, text, at)
        at += len(text.encode("utf-16-le", "replace")) // 2 + len("\r\n")


def _line(page: int, words: Any, text: str, at: int) -> Line:
    first = at + len(text) - len(text.lstrip())
    last = at + len(text.rstrip()) - 1
    start, end = _box(words, first), _box(words, last)
    size = _size(words, (first + last) // 2) or _size(words, first)
    return Line(page, text.strip(), size, start.left, end.right, start.top, end.top)


def _box(words: Any, at: int) -> Any:
    from pypdfium2 import raw  # noqa: PLC0415 - only when a file is opened

    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(words, _character(words, at), ctypes.byref(box))
    return box


def _size(words: Any, at: int) -> float:
    """The size of the type in points, as it is on the page."""
    from pypdfium2 import raw  # noqa: PLC0415

    matrix = raw.FS_MATRIX()
    place = _character(words, at)
    if not raw.FPDFText_GetMatrix(words, place, ctypes.byref(matrix)):
        return 0.0
    return float(raw.FPDFText_GetFontSize(words, place)) * math.hypot(matrix.c, matrix.d)


def _character(words: Any, at: int) -> int:
    """PDFium counts characters that it does not put into the text."""
    from pypdfium2 import raw  # noqa: PLC0415

    return max(int(raw.FPDFText_GetCharIndexFromTextIndex(words, at)), 0)
