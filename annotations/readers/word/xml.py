"""Parts of a Word file, read as events: elements by their names, whatever their prefixes.

Transitional and strict files name the same elements in other name spaces; both are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from annotations.document.limits import Tally
from annotations.errors import AnnotationError

DEEPEST = 60
MOST_ELEMENTS = 300_000  # a book of 500 pages has some 100,000
DAMAGED = "is a damaged Word document: {}. Open it in Word, save it anew, and open that file."
_PREFIXES = (
    (re.compile(r".*/wordprocessingml(?:/20\d\d)?(?:/main)?"), "w:"),
    (re.compile(r".*/officeDocument(?:/2006)?/math"), "m:"),
    (re.compile(r".*/markup-compatibility/2006"), "mc:"),
    (re.compile(r".*/relationships"), ""),
)

# What Word scatters through its text without a word in it.
_LIGHT = frozenset({
    "w:b", "w:bCs", "w:bookmarkEnd", "w:bookmarkStart", "w:color", "w:i", "w:lang", "w:noProof",
    "w:lastRenderedPageBreak", "w:proofErr", "w:rFonts", "w:rPr", "w:sz", "w:szCs", "w:u",
})  # fmt: skip

Attributes = Mapping[str, str]


class Handler(Protocol):
    """What takes the events; names are `w:p`, `m:t`, `mc:Choice`; others have no prefix."""

    def begin(self, name: str, attributes: Attributes) -> None:
        """An element starts; attributes by their names without prefixes."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, words: str) -> None:
        """Characters."""


def elements() -> Tally:
    """Counts the elements of a whole Word file."""
    return Tally("parts of text", MOST_ELEMENTS)


def read_xml(content: bytes, handler: Handler, tally: Tally) -> None:
    """Hand all of a part to a handler.

    Args:
        content: one part of a Word file.
        handler: takes the events.
        tally: of the elements of all its parts, see `elements`.

    Raises:
        AnnotationError: it is not well formed, too much, too deep, or defines words of its own.
    """
    source = _Source(handler, tally)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = source.begin
    parser.EndElementHandler = source.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError) as error:
        raise AnnotationError(DAMAGED.format("its text is cut off or broken")) from error


class _Source:
    """Names elements, counts them and looks how deep they nest, before a handler sees them."""

    def __init__(self, handler: Handler, tally: Tally) -> None:
        self._handler = handler
        self._tally = tally
        self._depth = 0
        self._known: dict[str, str] = {}

    def begin(self, full: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise AnnotationError(DAMAGED.format(f"it nests more than {DEEPEST} levels deep"))
        name = self._name(full)
        if name not in _LIGHT:
            self._tally.add()
        plain = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        self._handler.begin(name, plain)

    def end(self, full: str) -> None:
        self._depth -= 1
        self._handler.end(self._name(full))

    def _name(self, full: str) -> str:
        if full not in self._known:
            space, _, local = full.rpartition("}")
            self._known[full] = _prefix(space) + local
        return self._known[full]


def _prefix(space: str) -> str:
    return next((prefix for pattern, prefix in _PREFIXES if pattern.fullmatch(space)), "other:")


def _refuse(*_: object) -> None:
    raise AnnotationError("holds a DOCTYPE, which no Word document has. It is not opened.")


def is_on(attributes: Attributes) -> bool:
    """Whether a switch such as `<w:vanish/>` is on: it is where it says nothing else."""
    return attributes.get("val", "true").lower() not in ("0", "false", "off")
