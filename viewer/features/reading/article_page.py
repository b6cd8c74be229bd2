"""The typeset page of an article, and where each sentence lies on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QThread
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from annotations.document.document import Document
from viewer.features.reading.article_html import Typesetting, article_html


@dataclass(frozen=True, slots=True)
class Typeset:
    """A page that is ready to be shown.

    Attributes:
        page: the rich text.
        ranges: start of a sentence in the document -> first and last position on the page.
        notes: start of a sentence -> position of the first open note on it.
    """

    page: QTextDocument
    ranges: Mapping[int, tuple[int, int]]
    notes: Mapping[int, int]

    def give_to(self, thread: QThread) -> None:
        """Let another thread own the page from now on."""
        self.page.moveToThread(thread)


def typeset(document: Document, setting: Typesetting) -> Typeset:
    """Set a document; a long one takes a second, which another thread may spend.

    It is set piece by piece, because Python stands still in all threads while Qt reads rich text.
    """
    page = QTextDocument()
    page.setUndoRedoEnabled(False)
    first, *others = article_html(document, setting)
    page.setHtml(first)
    end = QTextCursor(page)
    for other in others:
        end.movePosition(QTextCursor.MoveOperation.End)
        # What is inserted loses the margins of its first paragraph.
        end.insertBlock(_first_margins(other), QTextCharFormat())
        end.insertHtml(other)
    return _located(page)


def _first_margins(html: str) -> QTextBlockFormat:
    alone = QTextDocument()
    alone.setHtml(html.partition("</p>")[0])
    return alone.firstBlock().blockFormat()


def _located(page: QTextDocument) -> Typeset:
    found: dict[int, tuple[int, int]] = {}
    notes: dict[int, int] = {}
    block = page.begin()
    while block.isValid():
        for piece in block:  # type: ignore[attr-defined] # the binding makes blocks iterable
            fragment = piece.fragment()
            kind, _, start = fragment.charFormat().anchorHref().partition(":")
            if kind == "sentence":
                first, _end = found.get(int(start), (fragment.position(), 0))
                found[int(start)] = (first, fragment.position() + fragment.length())
            for name in fragment.charFormat().anchorNames():
                if name.startswith("note"):
                    notes.setdefault(int(name.removeprefix("note")), fragment.position())
        block = block.next()
    return Typeset(page, found, notes)
