"""Bytes to text: byte order marks, UTF-8, the page's own word, and at last a well-founded guess."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from annotations.errors import AnnotationError

if TYPE_CHECKING:
    from charset_normalizer.models import CharsetMatch

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\s[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})"
)
# Only encodings of text files: Python's registry also holds slow and strange ones.
_TRUSTED = re.compile(
    r"(?:x-)?(?:iso-?8859|windows-?\d|cp\d|koi8|mac|shift|gb|big5|euc|latin|utf-?(?:8|16))[\w.-]*"
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
FRONT = 4096
SAMPLE = 200_000
USUAL = "cp1252"  # of texts in western languages that are not UTF-8
MOST_CONTROLS = 0.02
SAVE_AS_UTF8 = "Save it as UTF-8 text and open it again."


def decoded(content: bytes, *, may_declare: bool = False) -> str:
    """The text of a file, without its byte order mark; line ends stay as they are.

    Args:
        content: all of the file.
        may_declare: whether the front may name the encoding, as in HTML.

    Raises:
        AnnotationError: it is no text, or no encoding fits.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _by(encoding, content)
    encoding = _unmarked_utf16(content)
    if encoding:
        return _by(encoding, content)
    if _is_binary(content):
        raise AnnotationError(
            "holds no text: it is a binary file. Open a .txt, .md, .html, .docx or .pdf file."
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return (may_declare and _declared(content)) or _guessed(content)


def _by(encoding: str, content: bytes) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise AnnotationError(
            f"begins as {name} text but breaks off at byte {error.start}. {SAVE_AS_UTF8}"
        ) from error


def _unmarked_utf16(content: bytes) -> str:
    """Latin text in UTF-16 has a zero in every other byte."""
    front = content[:FRONT]
    half = len(front) // 2
    if half < 2 or len(content) % 2:
        return ""
    even, odd = front[::2].count(0), front[1::2].count(0)
    if odd > 0.4 * half and even == 0:
        return "utf-16-le"
    if even > 0.4 * half and odd == 0:
        return "utf-16-be"
    return ""


def _is_binary(content: bytes) -> bool:
    if b"\0" in content:
        return True
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return controls > MOST_CONTROLS * len(content)


def _declared(content: bytes) -> str:
    found = _CHARSET.search(content[:FRONT].lower())
    name = found[1].decode("ascii") if found else ""
    if not _TRUSTED.fullmatch(name):
        return ""
    try:
        return content.decode(name)
    except (LookupError, UnicodeError):
        return ""


def _guessed(content: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only when a file is opened

    found = from_bytes(content[:SAMPLE])
    best = found.best()
    if best is None:
        raise AnnotationError(f"is in no encoding that can be told. {SAVE_AS_UTF8}")
    as_likely = {name for one in found if one.chaos <= best.chaos for name in _names(one)}
    encoding = USUAL if USUAL in as_likely else best.encoding
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise AnnotationError(
            f"looks like {encoding} text but is not, at byte {error.start}. {SAVE_AS_UTF8}"
        ) from error


def _names(match: CharsetMatch) -> tuple[str, ...]:
    return (match.encoding, *match.could_be_from_charset)
