"""A part of a Word file, checked and thinned to what has words, structure or changes.

Word cuts a paragraph into dozens of runs, each with its type and language. Joined into one, and
without what tells nothing here, the rest is read several times faster.
"""

from __future__ import annotations

from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from annotations.document.limits import Tally
from annotations.errors import AnnotationError

DEEPEST = 60
MOST_ELEMENTS = 150_000  # a book of 500 pages has some 30,000
DAMAGED = "is a damaged Word document: {}. Open it in Word, save it anew, and open that file."
_DROPPED = frozenset({
    "w:bookmarkEnd", "w:bookmarkStart", "w:lang", "w:lastRenderedPageBreak", "w:permEnd",
    "w:permStart", "w:proofErr", "w:sectPr", "w:fldChar", "w:instrText",
})  # fmt: skip
_NOTES = frozenset({"w:commentReference", "w:endnoteReference", "w:footnoteReference"})
_TEXT, _RUN = "</w:t>", "</w:r>"


def elements() -> Tally:
    """Counts the elements of a whole Word file."""
    return Tally("parts of text", MOST_ELEMENTS)


def thinned(content: bytes, tally: Tally) -> bytes:
    """The same XML with the same words.

    Args:
        content: one part of a Word file.
        tally: of the elements of all its parts, see `elements`.

    Raises:
        AnnotationError: it is not well formed, too much, too deep, or defines words of its own.
    """
    thinner = _Thinner(tally)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = thinner.begin
    parser.EndElementHandler = thinner.end
    parser.CharacterDataHandler = thinner.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError) as error:
        raise AnnotationError(DAMAGED.format("its text is cut off or broken")) from error
    return "".join(thinner.kept).encode("utf-8")


def _refuse(*_: object) -> None:
    raise AnnotationError("holds a DOCTYPE, which no Word document has. It is not opened.")


class _Thinner:
    """Takes events of a parser and keeps XML.

    Attributes:
        kept: the pieces of the new XML.
    """

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._notes: set[tuple[str, str]] = set()
        self.kept: list[str] = []
        self._open: list[str] = []
        self._dropped_at = 0
        # Ends of a text and of its run that are not written yet, as the next ones may go on.
        self._held: list[str] = []

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        parent = self._open[-1] if self._open else ""
        self._open.append(name)
        if len(self._open) > DEEPEST:
            raise AnnotationError(DAMAGED.format(f"it nests more than {DEEPEST} levels deep"))
        if self._dropped_at:
            return
        if _tells_nothing(name, parent) or self._is_told_again(name, attributes):
            self._dropped_at = len(self._open)
        elif not self._goes_on(name):
            self._tally.add()
            self._release()
            told = (f" {key}={quoteattr(value)}" for key, value in attributes.items())
            self.kept.append(f"<{name}{''.join(told)}>")

    def _is_told_again(self, name: str, attributes: dict[str, str]) -> bool:
        """Whether it refers to a note once more; each time the whole note would be read again."""
        if name not in _NOTES:
            return False
        note = (name, attributes.get("w:id", ""))
        known = note in self._notes
        self._notes.add(note)
        return known

    def _goes_on(self, name: str) -> bool:
        if (name == "w:r" and self._held[-1:] == [_RUN]) or (
            name == "w:t" and self._held == [_TEXT]
        ):
            self._held.pop()
            return True
        return False

    def end(self, name: str) -> None:
        depth = len(self._open)
        self._open.pop()
        if self._dropped_at:
            if self._dropped_at == depth:
                self._dropped_at = 0
            return
        ending = f"</{name}>"
        if ending == _TEXT or (ending == _RUN and self._held in ([], [_TEXT])):
            self._held.append(ending)
            return
        self._release()
        self.kept.append(ending)

    def text(self, words: str) -> None:
        between_runs = bool(self._held) and self._open[-1] != "w:t"
        if self._dropped_at or (between_runs and words.isspace()):
            return
        self._release()
        self.kept.append(escape(words))

    def _release(self) -> None:
        self.kept += self._held
        self._held.clear()


def _tells_nothing(name: str, parent: str) -> bool:
    if name in _DROPPED:
        return True
    if name == "w:rPr":
        return parent != "w:pPr"
    return parent == "w:rPr" and name != "w:del"  # a deleted paragraph mark joins paragraphs
