"""Bytes to text: byte order marks, UTF-8, the page's own word, and at last a well-founded guess."""

from __future__ import annotations

import codecs
import re

from annotations.errors import AnnotationError
from annotations.readers.alphabets import fitting_encoding

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
    r"(?:x-)?(?:iso-?8859|windows-?\d|cp\d|koi8|mac|shift|sjis|gb|big5|cn-big5|euc|ks_?c|korean|latin"
    r"|l1|tis-620|dos-874|logical|(?:us-)?ascii|utf-?(?:8|16))[\w.-]*"
)
_UTF = re.compile(r"(?:x-)?utf.*")
# What a page calls its encoding, and what it means (WHATWG Encoding Standard, section 4.2).
_MEANT = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "iso88591", "latin1", "latin-1", "l1", "cp1252",
                     "windows-1252", "x-cp1252", "ascii", "us-ascii"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "iso8859-9", "latin5", "windows-1254"), "cp1254"),
    **dict.fromkeys(("iso-8859-11", "iso8859-11", "tis-620", "windows-874"), "cp874"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("gb2312", "gbk", "gb_2312", "gb_2312-80", "x-gbk"), "gb18030"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean", "ksc5601"), "cp949"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cn-big5"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-8-i", "logical"), "iso-8859-8"),
    **dict.fromkeys(("macintosh", "mac", "x-mac-roman"), "mac_roman"),
    "x-mac-cyrillic": "mac_cyrillic", "dos-874": "cp874",
}  # fmt: skip
_WITHOUT_LETTER = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_LETTER_OF_BYTE = {
    byte: chr(byte) if byte in _WITHOUT_LETTER else bytes([byte]).decode("cp1252")
    for byte in range(256)
}
_SOUND = re.compile(r"[^\x00-\x7f\ufffd]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
FRONT = 4096
SAMPLE = 200_000
SPACES = frozenset(" \t\r\n.,。，、")
WIDE = ("utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7")
LEAST_SOUND = 3  # letters beyond ASCII that make sense in UTF-8, for each byte that does not
LONGEST_LATIN = 1.5  # mean length of a run of letters beyond a to z; in Russian it is about five
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
        return (may_declare and _declared(content)) or _damaged_utf8(content) or _guessed(content)


def _by(encoding: str, content: bytes) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise AnnotationError(
            f"begins as {name} text but breaks off at byte {error.start}. {SAVE_AS_UTF8}"
        ) from error


def _unmarked_utf16(content: bytes) -> str:
    """Text in UTF-16 has a zero in each of its spaces and line ends; no other text has any."""
    front = content[: FRONT - FRONT % 2]
    if b"\0" not in front or len(content) % 2:
        return ""
    counts = {order: _spaces(front, order) for order in ("utf-16-le", "utf-16-be")}
    order = max(counts, key=lambda name: counts[name])
    return order if counts[order] > 0 else ""


def _spaces(front: bytes, order: str) -> int:
    """Spaces, line ends and full stops, if all is text in this byte order; else none."""
    try:
        text = codecs.getincrementaldecoder(order)().decode(front)
    except UnicodeDecodeError:
        return 0
    sound = sum(letter.isprintable() or letter.isspace() for letter in text)
    return sum(letter in SPACES for letter in text) if sound == len(text) else 0


def _is_binary(content: bytes) -> bool:
    if b"\0" in content:
        return True
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return controls > MOST_CONTROLS * len(content)


def _declared(content: bytes) -> str:
    found = _CHARSET.search(content[:FRONT].lower())
    name = found[1].decode("ascii") if found else ""
    if not _TRUSTED.fullmatch(name) or _UTF.fullmatch(name):
        return ""
    name = _MEANT.get(name, name)
    try:
        if name == "cp1252":
            return _cp1252(content)
        return content.decode(name)
    except (LookupError, UnicodeError):
        return ""


def _cp1252(content: bytes) -> str:
    """Its five bytes without a letter are controls, as the WHATWG Encoding Standard has them."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(_LETTER_OF_BYTE[byte] for byte in content)


def _damaged_utf8(content: bytes) -> str:
    """UTF-8 in which a few bytes are damaged: each shows as U+FFFD. Empty for other encodings."""
    text = content.decode("utf-8", "replace")
    damaged = text.count("\ufffd") - content.count("\ufffd".encode())
    sound = len(_SOUND.findall(text))
    return text if LEAST_SOUND * damaged <= sound else ""


def _guessed(content: bytes) -> str:
    """By its letters where they are Latin, else as charset-normalizer takes it.

    That tells scripts apart well, and the encodings of one script badly.
    """
    sample = content[:SAMPLE]
    encoding = fitting_encoding(sample) if _is_latin(sample) else _likely(sample)
    if not encoding:
        raise AnnotationError(f"is in no encoding that can be told. {SAVE_AS_UTF8}")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise AnnotationError(
            f"looks like {encoding} text but is not, at byte {error.start}. {SAVE_AS_UTF8}"
        ) from error


def _is_latin(content: bytes) -> bool:
    """Whether letters beyond a to z stand alone, as they do in words of Latin letters."""
    runs = _BEYOND_ASCII.findall(content)
    return sum(map(len, runs)) <= LONGEST_LATIN * len(runs)


def _likely(content: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only when a file is opened

    best = from_bytes(content, cp_exclusion=[*WIDE]).best()
    return best.encoding if best else ""
