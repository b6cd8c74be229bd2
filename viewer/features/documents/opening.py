"""Reads a document off the window's thread, with progress, cancel and one clear sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThread, QThreadPool, Signal

from annotations.atlas import Atlas, open_atlas
from annotations.errors import AnnotationError, CancelledError
from viewer.core.document import Page
from viewer.storage.log import cause_of

UNFORESEEN = (
    "cannot be opened: the program stumbled over it, or memory ran out. Close other programs, "
    "or save it as .txt and open that."
)
TYPESETTING_AT = 95  # per cent done when only the page is left to be set


class Opening(QObject):
    """One file on its way to the screen.

    Args:
        path: the file.
        set_page: makes the page; is called in the other thread.

    Signals:
        progressed(int): per cent done.
        done(object, object, object): this opening, the atlas and the page.
        failed(str): a sentence on what is wrong and what to do.
        logged(str): the same for the log, with the cause of what nobody foresaw.
        ended(object): nothing more will come of this opening, whatever the outcome.
    """

    progressed = Signal(int)
    done = Signal(object, object, object)
    failed = Signal(str)
    logged = Signal(str)
    ended = Signal(object)

    def __init__(
        self, path: Path, set_page: Callable[[Atlas], Page | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.path = path
        self._set_page = set_page
        self._cancelled = False
        self._home = QThread.currentThread()

    def start(self) -> None:
        QThreadPool.globalInstance().start(QRunnable.create(self._read))

    def cancel(self) -> None:
        self._cancelled = True

    def _read(self) -> None:
        sentence = f"{self.path}: {UNFORESEEN}"
        try:
            atlas = open_atlas(self.path, self._tell, lambda: self._cancelled)
            page = self._set_page(atlas)
            if page is not None:
                page.give_to(self._home)
            sentence = ""
            if not self._cancelled:
                self.done.emit(self, atlas, page)
        except AnnotationError as error:
            sentence = str(error)
        except CancelledError:
            sentence = ""
        finally:  # whatever goes wrong here is told, and the progress ends
            if sentence and not self._cancelled:
                cause = cause_of(*sys.exc_info()[1:])
                self.logged.emit(f"{sentence} [{cause}]" if cause else sentence)
                self.failed.emit(sentence)
            self.ended.emit(self)

    def _tell(self, fraction: float) -> None:
        self.progressed.emit(round(TYPESETTING_AT * fraction))
