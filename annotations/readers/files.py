"""Opens a file of any known format as a document."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from annotations.document.document import Document
from annotations.document.limits import check_length
from annotations.document.parser import parse_blocks
from annotations.errors import AnnotationError
from annotations.readers.apart import pieces_apart
from annotations.readers.encodings import decoded
from annotations.readers.from_text import document_of_text
from annotations.readers.pieces import FORMULA_MARK, TOO_MUCH, compose
from annotations.watch import Watch

SUFFIXES = {
    ".txt": "text", ".text": "text",
    ".md": "Markdown", ".markdown": "Markdown",
    ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML",
    ".docx": "Word", ".pdf": "PDF",
}  # fmt: skip
LARGEST = 50_000_000
FORMATS = ".txt, .md, .html, .docx or .pdf"
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "an old or locked Word file. Save it as .docx without a password"),
    (b"{\\rtf", "an RTF file. Save it as .docx"),
)
SNIFFED = 1024
_PLAIN = ("text", "Markdown")
MOST_BYTES_A_LETTER = 4
# A file may be exchanged for a pipe at any moment, which would be waited for without end.
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def read_document(path: Path, watch: Watch | None = None) -> Document:
    """The document in a file.

    Its text is what a reader would see of the file, lines ending in LF; all offsets count in
    `Document.text`.

    Raises:
        AnnotationError: the file cannot be read or holds no document; says why and what to do.
        CancelledError: it is not wanted any more.
    """
    try:
        form = SUFFIXES.get(path.suffix.lower(), "")
        content = _content(path, form)
        _check_form(path, form, content)
        document = _document(form, content, watch or Watch())
        return replace(document, notices=tuple(_notices(document.text)))
    except (MemoryError, RecursionError) as error:
        raise AnnotationError(TOO_MUCH, source=str(path)) from error
    except AnnotationError as error:
        raise AnnotationError(str(error), source=str(path)) from error


def _notices(text: str) -> Iterator[str]:
    damaged, formulas = text.count("\ufffd"), text.count(FORMULA_MARK)
    if damaged:
        signs = (
            "1 damaged sign of the file is"
            if damaged == 1
            else (f"{damaged} damaged signs of the file are")
        )
        yield f"{signs} shown as “\ufffd”."
    if formulas:
        what = "1 formula is" if formulas == 1 else f"{formulas} formulas are"
        yield f"{what} shown by its letters alone, in square brackets."


def _content(path: Path, form: str) -> bytes:
    try:
        _check_place(path, form)
        with os.fdopen(os.open(path, _FLAGS), "rb") as stream:
            found = os.fstat(stream.fileno())
            _check_ordinary(found.st_mode)
            content = stream.read(LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise AnnotationError(f"cannot be read ({reason}). Check its name and rights.") from error
    if len(content) > LARGEST:
        raise AnnotationError(
            f"has {found.st_size / 1e6:.0f} MB; up to {LARGEST / 1e6:.0f} MB can be read. "
            "Split it or save it without pictures."
        )
    if not content:
        raise AnnotationError("is empty. Open a file with text in it.")
    return content


def _check_place(path: Path, form: str) -> None:
    if path.is_dir():
        raise AnnotationError(f"is a folder. Name a {FORMATS} file in it.")
    if not form:
        raise AnnotationError(
            f"is of a kind that cannot be read. Save it as a {FORMATS} file and open that."
        )
    if path.exists():
        _check_ordinary(path.stat().st_mode)


def _check_ordinary(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise AnnotationError(f"is no ordinary file. Open a {FORMATS} file.")


def _check_form(path: Path, form: str, content: bytes) -> None:
    """Make sure that the content is what the name says."""
    front = content[:SNIFFED]
    for mark, words in _OTHERS:
        if front.startswith(mark):
            raise AnnotationError(f"is {words} and open that.")
    found = "PDF" if form == "PDF" and b"%PDF-" in front else _found(front, content)
    if found and found != form:
        suffix = {"PDF": ".pdf", "Word": ".docx", "HTML": ".html"}.get(found)
        what = (
            f"is {'an' if found == 'HTML' else 'a'} {found} file by its content"
            if suffix
            else f"is {found}"
        )
        name = path.with_suffix(suffix).name if suffix else ""
        todo = f"Rename it to {name} and open it again." if name else f"Open a {FORMATS} file."
        raise AnnotationError(f"{what}, not a {form} file. {todo}")
    if form in ("Word", "PDF") and not found:
        raise AnnotationError(
            f"is no {form} file: it does not begin like one. Save it anew as {path.suffix.lower()} "
            "or give it its right name."
        )


def _found(front: bytes, content: bytes) -> str:
    """The form that the first bytes tell; empty where they tell none."""
    start = front.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf-"):
        return "PDF"
    if front.startswith(b"PK\x03\x04"):
        return "Word" if _is_word(content) else "an archive or a file of another program"
    return "HTML" if start.startswith((b"<!doctype html", b"<html")) else ""


def _is_word(content: bytes) -> bool:
    """Whether a ZIP archive is a Word file, as far as its directory can be read."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return True  # damaged; the reader says so
    return any(name.startswith("word/") for name in names)


def _document(form: str, content: bytes, watch: Watch) -> Document:
    if form in _PLAIN:
        check_length(len(content) // MOST_BYTES_A_LETTER)
    if form != "text":
        return parse_blocks(*compose(pieces_apart(form, content, watch)))
    text = decoded(content)
    check_length(len(text))
    if not text.strip():
        raise AnnotationError("holds no words. Open a file with text in it.")
    return document_of_text(text)
