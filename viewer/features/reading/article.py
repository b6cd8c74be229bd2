"""The article beside the model: sentences light up, and a click on one asks for what it names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSizeF, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from annotations.document.document import Document
from annotations.notes.notes import Note
from viewer.features.reading.article_html import Typesetting
from viewer.features.reading.article_page import Typeset, typeset
from viewer.styles.theme import Theme

READ_AT = 0.25  # share of the height at which a sentence that is gone to stands
NOTE_AT = 0.55  # share of the height at which an opened note starts, at most
LONG = 100_000  # characters; of a longer page only what is in sight is laid out and marked
SMALLEST_LETTER = 50  # px2 that it takes up with its share of the spaces round it
LEAST_WIDTH = 200  # px; a page squeezed into a hidden tab would be laid out for nothing


class Article(QTextBrowser):
    """Shows a document word for word.

    Signals:
        sentence_chosen(int): start of the sentence that was clicked or chosen by keyboard.
        motion_chosen(int): start of the sentence that is to be shown as a motion.
    """

    sentence_chosen = Signal(int)
    motion_chosen = Signal(int)

    def __init__(
        self, document: Document, notes: Sequence[Note], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._notes = _by_sentence(notes)
        self._opened: frozenset[int] = frozenset()
        self._moving: frozenset[int] = frozenset()
        self._look: tuple[Theme, float] | None = None
        self._shows_notes = True
        self._ranges: Mapping[int, tuple[int, int]] = {}
        self._lit: frozenset[int] = frozenset()
        self._open_at: Mapping[int, int] = {}
        self._order: Sequence[int] = ()
        self._page: QTextDocument | None = None
        self._current: int | None = None
        self._behind = False
        self.setMinimumWidth(LEAST_WIDTH)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName("Article")
        self.setAccessibleDescription(
            "The document. Tab walks through its sentences, Enter shows what one names, "
            "F6 goes to the next panel and Esc to the picture."
        )
        self.anchorClicked.connect(self._on_anchor)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever fetched, from disk or from anywhere else."""
        return None

    def set_look(self, theme: Theme, scale: float, *, shows_notes: bool) -> None:
        self._look = (theme, scale)
        self._shows_notes = shows_notes
        self._typeset_in_place()

    def offer_motions(self, moving: frozenset[int]) -> None:
        """Put a link at each sentence (by its start) that the model can show as a motion."""
        if moving != self._moving:
            self._moving = moving
            self._typeset_in_place()

    def typeset(self, document: Document) -> Typeset:
        """A document without notes as it will look here; may be called from another thread."""
        assert self._look is not None
        return typeset(document, Typesetting(*self._look, {}, frozenset()))

    def show_document(
        self,
        document: Document,
        notes: Sequence[Note],
        moving: frozenset[int],
        ready: Typeset | None = None,
    ) -> None:
        """Put another document in the place of this one.

        Args:
            document: what to show.
            notes: the project's own notes on it.
            moving: the sentences (by start) that the model can show as a motion.
            ready: the same from `typeset`, when that was done beforehand.
        """
        self._document, self._notes, self._moving = document, _by_sentence(notes), moving
        self._opened, self._lit, self._current = frozenset(), frozenset(), None
        if ready is None:
            self._typeset()
        else:
            self._take(ready)
        self.verticalScrollBar().setValue(0)

    def light(self, lit: frozenset[int], current: int | None) -> None:
        """Mark sentences by their starts; scroll to the current one, or to the first."""
        changed = (lit, current) != (self._lit, self._current)
        self._lit, self._current = lit, current
        self._order = sorted(lit & self._ranges.keys())
        self._behind |= changed
        if self._in_sight:
            self._catch_up()
        elif self._is_long:
            self.setExtraSelections([])
        else:
            self._mark()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What was lit behind another tab is gone to as soon as it comes into sight."""
        super().paintEvent(event)
        if self._behind:
            QTimer.singleShot(
                0, self, self._catch_up
            )  # a page must not be scrolled while it is painted

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_scrolled()

    def _catch_up(self) -> None:
        goal = self._current if self._current is not None else min(self._lit, default=None)
        if self._behind and goal is not None:
            self._scroll_to(goal)
        self._behind = False
        self._mark()

    @property
    def _in_sight(self) -> bool:
        """Panels behind another tab call themselves visible, but are not at their place."""
        page, window = self.viewport(), self.window()
        return window.childAt(page.mapTo(window, page.rect().center())) is page

    @property
    def _is_long(self) -> bool:
        return self.document().characterCount() > LONG

    def go_to_section(self, start: int) -> None:
        """Bring a section to the top."""
        self.scrollToAnchor(f"section{start}")

    def open_notes(self, start: int) -> None:
        """Open or close the notes on a sentence; an opened note is brought into sight."""
        self._opened ^= {start}
        place = self.verticalScrollBar().value()
        self._typeset()
        self.verticalScrollBar().setValue(place)
        if start in self._open_at:
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._open_at[start])
            below = self.cursorRect(cursor).top() - round(NOTE_AT * self.viewport().height())
            self.verticalScrollBar().setValue(place + max(0, below))

    def toggle_note(self) -> None:
        """The note on the sentence that is read, else on the first lit one that has a note."""
        noted = [start for start in self._order if start in self._notes]
        if self._current in self._notes and self._current is not None:
            self.open_notes(self._current)
        elif noted:
            self.open_notes(noted[0])

    def _typeset_in_place(self) -> None:
        """In another look; what was read at the top stays there."""
        read = self._first_in_sight()
        self._typeset()
        if read is not None:
            self._scroll_to(read, 0.0)

    def _first_in_sight(self) -> int | None:
        """Start of the first sentence that can be seen, None at the top of the page."""
        if self.verticalScrollBar().value() == 0:
            return None
        top = self.cursorForPosition(QPoint(0, 0)).position()
        return next((start for start, (_, last) in self._ranges.items() if last > top), None)

    def _typeset(self) -> None:
        if self._look is not None:
            notes = self._notes if self._shows_notes else {}
            self._take(
                typeset(self._document, Typesetting(*self._look, notes, self._opened, self._moving))
            )

    def _take(self, ready: Typeset) -> None:
        former, self._page = self._page, ready.page
        ready.page.setParent(self)
        self.setDocument(ready.page)
        if former is not None:
            former.deleteLater()
        self._ranges = ready.ranges
        self._open_at = ready.notes
        self._order = sorted(self._lit & self._ranges.keys())
        self._mark()

    def _mark(self) -> None:
        if self._look is None:
            return
        theme, _ = self._look
        marks = [self._selection(start, theme.hover, underlined=False) for start in self._near()]
        if self._current is not None and self._current in self._ranges:
            marks.append(self._selection(self._current, theme.hover, underlined=True))
        self.setExtraSelections(marks)

    def _near(self) -> Sequence[int]:
        """The lit sentences that can be seen; all of them on a short page."""
        if not self._is_long:
            return self._order
        top = self.cursorForPosition(QPoint(0, 0)).position()
        bottom = top + self._room
        first = bisect_left(self._order, top, key=lambda start: self._ranges[start][1])
        last = bisect_right(self._order, bottom, key=lambda start: self._ranges[start][0])
        return self._order[first:last]

    @property
    def _room(self) -> int:
        """More characters than fit into the panel."""
        size = self.viewport().size()
        return size.width() * size.height() // SMALLEST_LETTER

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

    def _scroll_to(self, start: int, share: float = READ_AT) -> None:
        if start in self._ranges:
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._ranges[start][0])
            bar, layout = self.verticalScrollBar(), self.document().documentLayout()
            block = cursor.block()
            top = layout.blockBoundingRect(block).top()
            value = max(0, round(top - share * self.viewport().height()))
            if value > bar.maximum():  # Qt lays a page out bit by bit, and the bar lags behind
                layout.blockBoundingRect(self.document().findBlock(block.position() + self._room))
                layout.documentSizeChanged.emit(QSizeF())
            bar.setValue(value)

    def _on_scrolled(self) -> None:
        if self._is_long and not self._behind:
            self._mark()

    def _on_anchor(self, url: QUrl) -> None:
        kind, _, start = url.toString().partition(":")
        if not start.isdigit():
            return
        if kind == "sentence":
            self.sentence_chosen.emit(int(start))
        elif kind == "motion":
            self.motion_chosen.emit(int(start))
        elif kind == "note":
            self.open_notes(int(start))
        elif kind == "section":
            self.go_to_section(int(start))


def _by_sentence(notes: Sequence[Note]) -> Mapping[int, Sequence[Note]]:
    found: dict[int, list[Note]] = {}
    for note in notes:
        for sentence in note.sentences:
            found.setdefault(sentence.start, []).append(note)
    return found
