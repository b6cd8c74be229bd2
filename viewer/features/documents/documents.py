"""Which document is read: the built-in one, or one of the user's own."""

from __future__ import annotations

import errno
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressDialog

from annotations.atlas import Atlas
from viewer.core.document import Page, ShownDocument
from viewer.features.documents.opening import Opening
from viewer.window.window import MainWindow

KINDS = "Documents (*.txt *.md *.markdown *.html *.htm *.docx *.pdf);;All files (*)"
GONE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP)
WAIT_MS = 5_000  # for a reading thread to notice that it is not wanted any more


class Documents(QObject):
    """Opens files, shows how far that is, and hands over what was read.

    Signals:
        failed(str): a sentence on why the former one stays.
        missed(str): likewise, of the one that was to be read again after a start.
        logged(str): a line for the log.
    """

    failed = Signal(str)
    missed = Signal(str)
    logged = Signal(str)

    def __init__(self, window: MainWindow, shown: ShownDocument) -> None:
        super().__init__(window)
        self._window = window
        self._shown = shown
        self._opening: Opening | None = None
        self._progress: QProgressDialog | None = None
        self._resumed: Path | None = None  # read last time, and not yet or not at present to be had
        window.file_dropped.connect(self.open)
        window.closing.connect(self.stop)

    @property
    def is_opening(self) -> bool:
        return self._opening is not None

    def choose(self) -> None:
        """Ask for a file and open it."""
        path = self._shown.path
        folder = str(path.parent) if path else ""
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Open document", folder, KINDS)
        if chosen:
            self.open(Path(chosen))

    @property
    def to_remember(self) -> Path | None:
        """What the next start is to read: also what is only out of reach at present."""
        return self._shown.path or self._resumed

    def resume(self, path: Path) -> None:
        """Read again what was read last time."""
        self.open(path)
        self._resumed = path

    def open(self, path: Path) -> None:
        """Read a file in the background; the present document stays until that is done."""
        self.stop()
        self._resumed = None
        opening = Opening(path, self._shown.set_page, self)
        progress = _progress(self._window, path)
        opening.progressed.connect(progress.setValue)
        progress.canceled.connect(opening.cancel)
        # Methods of objects of this thread: a lambda would run in the other one.
        opening.done.connect(self._on_done)
        opening.logged.connect(self.logged)
        opening.failed.connect(self._on_failed)
        opening.ended.connect(self._on_ended)
        self._opening, self._progress = opening, progress
        opening.start()

    def back(self) -> None:
        """Read the built-in document again."""
        self.stop()
        self._shown.back()
        self._name_window()

    def stop(self) -> None:
        """Give up what is being read, if anything."""
        if self._opening is not None and self._progress is not None:
            self._opening.cancel()
            self._progress.deleteLater()
            self._opening = self._progress = None
            QThreadPool.globalInstance().waitForDone(WAIT_MS)

    def _on_failed(self, sentence: str) -> None:
        if self._resumed is None:
            self.failed.emit(sentence)
            return
        if not _is_out_of_reach(self._resumed):
            self._resumed = None
        self.missed.emit(sentence)

    def _name_window(self) -> None:
        path = self._shown.path
        self._window.setWindowTitle(f"{path.name} - Psoas Viewer" if path else "Psoas Viewer")

    def _on_done(self, opening: Opening, atlas: Atlas, page: Page | None) -> None:
        if opening is self._opening:
            self._resumed = None
            self._shown.use(atlas, opening.path, page)
            self._name_window()

    def _on_ended(self, opening: Opening) -> None:
        if opening is self._opening and self._progress is not None:
            self._progress.close()
            self._progress.deleteLater()
            self._opening = self._progress = None
        opening.deleteLater()


def _is_out_of_reach(path: Path) -> bool:
    """Whether the file may well be there, on a share or in a folder that does not answer now."""
    try:
        path.stat()
    except OSError as error:
        return error.errno not in GONE
    return False


def _progress(window: MainWindow, path: Path) -> QProgressDialog:
    """Shown only when reading takes more than half a second; the window stays usable."""
    dialog = QProgressDialog("", "Cancel", 0, 100, window)
    words = QLabel(f"Reading {path.name} ...")
    words.setTextFormat(Qt.TextFormat.PlainText)
    dialog.setLabel(words)
    dialog.setWindowTitle("Open document")
    dialog.setWindowModality(Qt.WindowModality.NonModal)
    dialog.setMinimumDuration(500)
    dialog.setAutoClose(False)
    return dialog
