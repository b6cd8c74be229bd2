"""The article beside the model: sentences light up, and a click on one asks for what it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from annotations.document import Document
from annotations.notes import Note
from viewer.panels.article_html import Typesetting, article_html
from viewer.theme import Theme


class Article(QTextBrowser):
    """Shows a document word for word.

    Signals:
        sentence_chosen(int): start of the sentence that was clicked or chosen by keyboard.
    """

    sentence_chosen = Signal(int)

    def __init__(
        self, document: Document, notes: Sequence[Note], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._notes = _by_sentence(notes)
        self._opened: frozenset[int] = frozenset()
        self._look: tuple[Theme, float] | None = None
        self._shows_notes = True
        self._ranges: dict[int, tuple[int, int]] = {}
        self._lit: frozenset[int] = frozenset()
        self._current: int | None = None
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName("Article")
        self.setAccessibleDescription(
            "The document. Tab walks through its sentences, Enter shows what one names."
        )
        self.anchorClicked.connect(self._on_anchor)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever fetched, from disk or from anywhere else."""
        return None

    def set_look(self, theme: Theme, scale: float, *, shows_notes: bool) -> None:
        self._look = (theme, scale)
        self._shows_notes = shows_notes
        self._typeset()

    def light(self, lit: frozenset[int], current: int | None) -> None:
        """Mark sentences by their starts; scroll to the current one, or to the first."""
        changed = (lit, current) != (self._lit, self._current)
        self._lit, self._current = lit, current
        self._mark()
        goal = current if current is not None else min(lit, default=None)
        if changed and goal is not None:
            self._scroll_to(goal)

    def open_notes(self, start: int) -> None:
        """Open or close the notes on a sentence."""
        self._opened ^= {start}
        place = self.verticalScrollBar().value()
        self._typeset()
        self.verticalScrollBar().setValue(place)

    def _typeset(self) -> None:
        if self._look is None:
            return
        theme, scale = self._look
        notes = self._notes if self._shows_notes else {}
        self.setHtml(article_html(self._document, Typesetting(theme, scale, notes, self._opened)))
        self._ranges = self._sentence_ranges()
        self._mark()

    def _sentence_ranges(self) -> dict[int, tuple[int, int]]:
        """Where each sentence lies in the typeset text."""
        found: dict[int, tuple[int, int]] = {}
        block = self.document().begin()
        while block.isValid():
            for piece in block:  # type: ignore[attr-defined] # the binding makes blocks iterable
                fragment = piece.fragment()
                kind, _, start = fragment.charFormat().anchorHref().partition(":")
                if kind == "sentence":
                    first, _end = found.get(int(start), (fragment.position(), 0))
                    found[int(start)] = (first, fragment.position() + fragment.length())
            block = block.next()
        return found

    def _mark(self) -> None:
        if self._look is None:
            return
        theme, _ = self._look
        known = self._lit & self._ranges.keys()
        marks = [self._selection(start, theme.hover, underlined=False) for start in sorted(known)]
        if self._current is not None and self._current in self._ranges:
            marks.append(self._selection(self._current, theme.hover, underlined=True))
        self.setExtraSelections(marks)

    def _selection(self, start: int, colour: str, *, underlined: bool) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self._cursor(start)
        look = QTextCharFormat()
        look.setBackground(QColor(colour))
        look.setFontUnderline(underlined)
        mark.format = look
        return mark

    def _cursor(self, start: int) -> QTextCursor:
        first, last = self._ranges[start]
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _scroll_to(self, start: int) -> None:
        if start in self._ranges:
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._ranges[start][0])
            bar = self.verticalScrollBar()
            top = self.document().documentLayout().blockBoundingRect(cursor.block()).top()
            bar.setValue(max(0, round(top) - self.viewport().height() // 4))

    def _on_anchor(self, url: QUrl) -> None:
        kind, _, start = url.toString().partition(":")
        if not start.isdigit():
            return
        if kind == "sentence":
            self.sentence_chosen.emit(int(start))
        elif kind == "note":
            self.open_notes(int(start))
        elif kind == "section":
            self.scrollToAnchor(f"section{start}")


def _by_sentence(notes: Sequence[Note]) -> Mapping[int, Sequence[Note]]:
    found: dict[int, list[Note]] = {}
    for note in notes:
        for sentence in note.sentences:
            found.setdefault(sentence.start, []).append(note)
    return found
