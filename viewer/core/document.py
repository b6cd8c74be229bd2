"""The document that is read, whoever opened it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QThread, Signal

from annotations.atlas import Atlas


class Page(Protocol):
    """A page that is set in one thread and shown in another."""

    def give_to(self, thread: QThread) -> None: ...


class ShownDocument(QObject):
    """The document that all features read.

    Attributes:
        atlas: its words, tied to the structures.
        path: its file, None for the built-in one.
        set_page: makes the page of a document that is being opened, off the window's thread.
        page: what `set_page` made of the present one, None where it is still to be made.

    Signals:
        changed(): another document is read now.
    """

    changed = Signal()

    def __init__(self, atlas: Atlas, parent: QObject) -> None:
        super().__init__(parent)
        self._built_in = atlas
        self.atlas = atlas
        self.path: Path | None = None
        self.page: Page | None = None
        self.set_page: Callable[[Atlas], Page | None] = lambda _atlas: None

    def use(self, atlas: Atlas, path: Path | None, page: Page | None = None) -> None:
        """Read another document."""
        self.atlas, self.path, self.page = atlas, path, page
        self.changed.emit()

    def back(self) -> None:
        """Read the built-in document again."""
        if self.path is not None:
            self.use(self._built_in, None)

    @property
    def is_built_in(self) -> bool:
        """Whether the shipped document is read, which notes and motions are about."""
        return self.atlas.document == self._built_in.document

    def is_sentence(self, start: int) -> bool:
        """Whether a sentence begins at an offset."""
        tied = self.atlas.sentence_at(start)
        return tied is not None and tied.sentence.start == start
