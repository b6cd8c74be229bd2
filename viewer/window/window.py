"""The main window: the view in the middle, structures and card in docks beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QTabBar,
)

from viewer.window.cleared import ClearableWindow
from viewer.window.docked import ARRANGEMENT
from viewer.window.folding import MenuFold
from viewer.window.yielding import ShortLabel

VIEWS_SUFFIX = ".json"
TREE_WIDTH, CARD_WIDTH, VIEW_WIDTH = 240, 360, 620


class MainWindow(ClearableWindow):
    """Picture, panels, menus and status bar in one window.

    Signals:
        closing(): the window is about to close and everything is still there.
        full_screen_changed(): full screen was entered or left.
        file_dropped(object): path of a file that was dropped on the window.
        views_dropped(object): likewise, of a file of views.
    """

    closing = Signal()
    full_screen_changed = Signal()
    file_dropped = Signal(object)
    views_dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Psoas Viewer")
        self.resize(1280, 720)
        self.status = ShortLabel()
        self.side = ShortLabel()
        self.statusBar().addWidget(self.status, 1)
        self.statusBar().addPermanentWidget(self.side)
        self.statusBar().setSizeGripEnabled(False)
        self._fold = MenuFold(self.menuBar())
        self._closed = False
        self._wish: tuple[int, int] | None = None  # of the docks, while there is no room for it
        self.setAcceptDrops(True)
        self._state_before = Qt.WindowState.WindowNoState
        self._places_before: tuple[str, str] | None = None
        self._usual = QByteArray()
        self._text_scale = 1.0

    def share_width(self, scale: float) -> None:
        """Widen the docks with the text, but leave the model at least half of the window."""
        for tabs in self.findChildren(QTabBar):
            tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self._text_scale = scale
        if self._usual.isEmpty():  # nothing that is remembered has been restored yet
            self._usual = self.saveState(ARRANGEMENT)
        self._wish = (round(TREE_WIDTH * scale**0.6), round(CARD_WIDTH * scale**0.8))
        self._share()

    def _share(self) -> None:
        """Give the docks what they wish for, or as much of it as the model leaves them."""
        if self._wish is None:
            return
        room = max(self.width() - VIEW_WIDTH, self.width() // 2)
        fit = min(1.0, room / sum(self._wish))
        left, right = (max(1, round(width * fit)) for width in self._wish)
        if self.left_dock is not None:
            self.resizeDocks([self.left_dock], [left], Qt.Orientation.Horizontal)
        for dock in list(self.docks.values())[:1]:  # the others lie in the same place
            self.resizeDocks([dock], [right], Qt.Orientation.Horizontal)
        if fit == 1.0:
            self._wish = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A window that becomes narrow takes width from the docks, and gives it back later."""
        super().resizeEvent(event)
        if event.oldSize().width() in (-1, event.size().width()) or not self._left_width():
            return
        taken = self._left_width() + self._beside_width()
        if self._wish is None and self.width() - taken < self.width() // 2:
            self._wish = (self._left_width(), self._beside_width())
        self._share()

    def _left_width(self) -> int:
        shown = self.left_dock is not None and self.left_dock.isVisible()
        return self.left_dock.width() if self.left_dock is not None and shown else 0

    def _beside_width(self) -> int:
        return max((dock.width() for dock in self.docks.values() if dock.isVisible()), default=0)

    def take_usual_places(self) -> None:
        """All panels, where they are at the first start."""
        self.restoreState(self._usual, ARRANGEMENT)
        self.share_width(self._text_scale)

    def toggle_full_screen(self) -> None:
        if not self.leave_full_screen():
            self._state_before, self._places_before = self.windowState(), self.saved_places()
            self.setWindowState(self._state_before | Qt.WindowState.WindowFullScreen)

    def leave_full_screen(self) -> bool:
        """Back to a window, maximised if it was; False when it was one already."""
        if not self.isFullScreen() and not self.is_cleared:
            return False
        self.setWindowState(self._state_before & ~Qt.WindowState.WindowFullScreen)
        if self.is_cleared and not self.isFullScreen():
            self.full_screen_changed.emit()  # of a window that was resized Qt tells nothing
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.full_screen_changed.emit()

    def saved_places(self) -> tuple[str, str]:
        """Geometry and dock layout as base64 text; on the stage, those before it."""
        if self.is_cleared and self._places_before is not None:
            return self._places_before
        geometry = self.saveGeometry().toBase64().toStdString()
        return geometry, self.saveState(ARRANGEMENT).toBase64().toStdString()

    def restore_places(self, geometry: str, docks: str) -> None:
        """Put the window where it was; text that Qt does not understand changes nothing."""
        self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
        self.restoreState(QByteArray.fromBase64(docks.encode("ascii", "ignore")), ARRANGEMENT)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            is_views = path.suffix.lower() == VIEWS_SUFFIX
            (self.views_dropped if is_views else self.file_dropped).emit(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._closed:
            self._closed = True
            self.closing.emit()
        super().closeEvent(event)


def _dropped_file(data: QMimeData) -> Path | None:
    """The one local file that is being dropped."""
    local = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(local[0]) if len(local) == 1 else None
