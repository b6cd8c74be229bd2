"""The text of a Word file: its paragraphs with all their words, in order.

Word hides words in fields, text boxes, formulas, tracked changes and a dozen kinds of brackets
around runs; all are opened here. Left out is what Word itself does not show: deleted and hidden
words, comments, and the list of contents, which repeats the headings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from annotations.readers.html_tables import as_row
from annotations.readers.pieces import FORMULA_MARK, Piece, tidy
from annotations.readers.word.styles import NO_OUTLINE, Style, level_of
from annotations.readers.word.xml import Attributes, is_on

PLAIN = Style()
_SIGNS = {
    "w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}  # fmt: skip
_NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
_UNREAD = ("w:moveFrom", "w:del", "w:rt")
_PRIVATE = range(0xF000, 0xF100)  # signs of a symbol font, most of them bullets

Note = tuple[str, str]
"""Kind and id of a note."""


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is not complete yet.

    Attributes:
        boxed: paragraphs of text boxes that hang on it.
        goes_on: whether its end was deleted, so that the next one continues it.
    """

    text: list[str] = field(default_factory=list)
    style: Style = PLAIN
    outline: int | None = None
    in_list: bool = False
    boxed: list[Piece] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    hidden: bool = False
    goes_on: bool = False


class WordText:
    """Takes the events of a part with text.

    Attributes:
        pieces: what is complete.
        notes: pieces of each note, when the part is one of notes.
        is_document: whether it has a body of text.
    """

    def __init__(
        self, styles: Mapping[str, Style], notes: Mapping[Note, Sequence[Piece]], kind: str = ""
    ) -> None:
        self.pieces: list[Piece] = []
        self.notes: dict[Note, list[Piece]] = {}
        self.is_document = False
        self._styles = styles
        self._known_notes = dict(notes)
        self._kind = kind
        self._open: list[str] = []
        self._paragraphs: list[_Paragraph] = []
        self._rows: list[list[list[Piece]]] = []
        self._boxes: list[list[Piece]] = []
        self._skipped_at = 0
        self._formula: list[str] | None = None
        self._choices: list[bool] = []
        self._carried: list[str] = []
        self._note: Note = ("", "")
        self._begins: dict[str, Callable[[Attributes], None]] = {
            "w:body": self._begin_body, "w:p": self._begin_paragraph, "w:r": self._begin_run,
            "w:tr": self._begin_row, "w:tc": self._begin_cell, "w:txbxContent": self._begin_box,
            "mc:AlternateContent": self._begin_choice, "m:oMath": self._begin_formula,
            "w:footnote": self._begin_note, "w:endnote": self._begin_note,
        }  # fmt: skip
        self._ends: dict[str, Callable[[], None]] = {
            "w:p": self._end_paragraph, "w:tr": self._end_row, "w:txbxContent": self._end_box,
            "mc:AlternateContent": self._end_choice, "m:oMath": self._end_formula,
            "w:footnote": self._end_note, "w:endnote": self._end_note,
        }  # fmt: skip

    # ------------------------------------------------------------------------------- events

    def begin(self, name: str, attributes: Attributes) -> None:
        self._open.append(name)
        if self._skipped_at:
            return
        if self._is_unread(name):
            self._skipped_at = len(self._open)
        elif name in self._begins:
            self._begins[name](attributes)
        elif self._paragraphs:
            self._within(name, attributes, self._paragraphs[-1])

    def end(self, name: str) -> None:
        depth = len(self._open)
        self._open.pop()
        if self._skipped_at:
            self._skipped_at = 0 if self._skipped_at == depth else self._skipped_at
        elif name in self._ends:
            self._ends[name]()

    def _is_unread(self, name: str) -> bool:
        if name == "mc:Fallback":
            return bool(self._choices and self._choices[-1])
        return name in _UNREAD and self._open[-2:-1] != ["w:rPr"]

    def text(self, words: str) -> None:
        name = self._open[-1] if self._open else ""
        if self._skipped_at or name not in ("w:t", "m:t"):
            return
        if self._formula is not None:
            self._formula.append(words)
        elif name == "w:t":
            self._add(words)

    # ------------------------------------------------------------------------------ groups

    def _begin_body(self, _: Attributes) -> None:
        self.is_document = True

    def _begin_paragraph(self, _: Attributes) -> None:
        self._paragraphs.append(_Paragraph(text=self._carried))
        self._carried = []

    def _begin_run(self, _: Attributes) -> None:
        if self._paragraphs:
            self._paragraphs[-1].hidden = False

    def _begin_row(self, _: Attributes) -> None:
        self._rows.append([])

    def _begin_cell(self, _: Attributes) -> None:
        if self._rows:
            self._rows[-1].append([])

    def _begin_box(self, _: Attributes) -> None:
        self._boxes.append([])
        self._rows.append([])  # what stands in the box knows nothing of the table around it

    def _begin_choice(self, _: Attributes) -> None:
        self._choices.append(False)

    def _begin_formula(self, _: Attributes) -> None:
        self._formula = []

    def _begin_note(self, attributes: Attributes) -> None:
        self._note = (self._kind, attributes.get("id", ""))
        self.pieces = []

    def _end_note(self) -> None:
        self.notes[self._note] = self.pieces

    def _end_row(self) -> None:
        for piece in as_row(self._rows.pop()):
            self._put(piece)

    def _end_choice(self) -> None:
        self._choices.pop()

    def _end_formula(self) -> None:
        formula, self._formula = tidy("".join(self._formula or ()), keep_lines=False), None
        self._add(f"{FORMULA_MARK}: {formula}]" if formula else f"{FORMULA_MARK}]")

    def _end_box(self) -> None:
        box = self._boxes.pop()
        self._rows.pop()
        if self._choices:
            self._choices[-1] = self._choices[-1] or bool(box)
        if self._paragraphs and self._has_words(self._paragraphs[-1]):
            self._paragraphs[-1].boxed += box
        else:
            for piece in box:
                self._put(piece)

    @staticmethod
    def _has_words(paragraph: _Paragraph) -> bool:
        return any(part.strip() for part in paragraph.text)

    def _within(self, name: str, attributes: Attributes, paragraph: _Paragraph) -> None:
        """An element of a paragraph or of its properties."""
        parent = self._open[-2]
        if name in _SIGNS and parent != "w:tabs":
            self._add(_SIGNS[name])
        elif name == "w:sym":
            self._add(_symbol(attributes.get("char", "")))
        elif name in _NOTES:
            paragraph.notes.append((_NOTES[name], attributes.get("id", "")))
        elif parent == "w:rPr":
            self._of_run(name, attributes, paragraph)
        else:
            self._of_paragraph(name, attributes.get("val", ""), paragraph)

    def _of_run(self, name: str, attributes: Attributes, paragraph: _Paragraph) -> None:
        of_mark = self._open[-3] != "w:r"  # properties of the sign that ends the paragraph
        if of_mark:
            paragraph.goes_on = paragraph.goes_on or name == "w:del"
        elif name == "w:vanish":
            paragraph.hidden = is_on(attributes)
        elif name == "w:rStyle":
            style = self._styles.get(attributes.get("val", ""), PLAIN)
            paragraph.hidden = paragraph.hidden or style.hidden

    def _of_paragraph(self, name: str, value: str, paragraph: _Paragraph) -> None:
        if name == "w:pStyle":
            paragraph.style = self._styles.get(value, PLAIN)
        elif name == "w:outlineLvl" and value.isdigit() and int(value) < NO_OUTLINE:
            paragraph.outline = level_of(int(value) + 1)
        elif name == "w:numId" and value != "0":
            paragraph.in_list = True

    def _add(self, words: str) -> None:
        if self._paragraphs and not self._paragraphs[-1].hidden:
            self._paragraphs[-1].text.append(words)

    # ---------------------------------------------------------------------------- complete

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        style = paragraph.style
        level = style.level or paragraph.outline
        text = tidy("".join(paragraph.text), keep_lines=not level)
        if paragraph.goes_on:
            self._carried = paragraph.text
        elif text and not style.hidden:
            plain = 0 if paragraph.in_list or style.in_list or self._in_cell() else None
            if style.left_out:
                level, plain = None, 0
            self._put(Piece(text, level or plain, left_out=style.left_out))
        for piece in paragraph.boxed:
            self._put(piece)
        for note in paragraph.notes:
            for piece in self._known_notes.pop(note, ()):  # once, however often it is named
                self._put(piece)

    def _in_cell(self) -> bool:
        return bool(self._rows and self._rows[-1])

    def _put(self, piece: Piece) -> None:
        if self._in_cell():
            self._rows[-1][-1].append(piece)
        elif self._boxes:
            self._boxes[-1].append(piece)
        else:
            self.pieces.append(piece)


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return " "
    return " " if number in _PRIVATE or not 0x20 <= number < 0xD800 else chr(number)
