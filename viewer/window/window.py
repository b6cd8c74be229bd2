"""The main window: the view in the middle, structures and card in docks beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from viewer.window.folding import MenuFold
from viewer.window.tabs import DockTabs
from viewer.window.yielding import Scrolled, ShortLabel

ARRANGEMENT = 2  # of the docks; places kept by another one are forgotten
VIEWS_SUFFIX = ".json"
TREE_WIDTH, CARD_WIDTH, VIEW_WIDTH = 240, 360, 620


class MainWindow(QMainWindow):
    """Holds the panels; knows nothing of what they show.

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
        self.docks: dict[str, QDockWidget] = {}
        self.dock_tabs = DockTabs(self, self.docks)
        self.left_dock: QDockWidget | None = None
        self.left_tabs = QTabWidget()
        self.setTabPosition(Qt.DockWidgetArea.RightDockWidgetArea, QTabWidget.TabPosition.North)

    def add_right(self, title: str, panel: QWidget) -> QDockWidget:
        """Put a panel on the right, where all have one place with a tab each."""
        former = list(self.docks.values())
        dock = self._dock(title, panel, Qt.DockWidgetArea.RightDockWidgetArea)
        self.docks[title] = dock
        self.dock_tabs.watch(dock)
        if former:
            self.tabifyDockWidget(former[-1], dock)
        return dock

    def add_left(self, title: str, panel: QWidget, below: QWidget | None = None) -> None:
        """Put a panel on the left, where all share one place with a tab each.

        A second group of docks with tabs would leave a stray tab bar in the window (Qt 6.12).

        Args:
            title: of its tab.
            panel: what is shown.
            below: what stands under it.
        """
        if self.left_dock is None:
            self.left_tabs.setAccessibleName("Contents")
            self.left_tabs.setDocumentMode(True)
            left = Qt.DockWidgetArea.LeftDockWidgetArea
            self.left_dock = self._dock("Contents", self.left_tabs, left)
            self.left_dock.setObjectName("structures")  # the name that remembered places know
        page = _stacked(panel, below) if below is not None else Scrolled(panel, greedy=True)
        self.left_tabs.addTab(page, title)

    def show_left(self, panel: QWidget) -> None:
        """Bring a panel on the left to the front."""
        if self.left_dock is None:
            return
        self.left_dock.show()
        self.left_dock.raise_()
        for place in range(self.left_tabs.count()):
            page = self.left_tabs.widget(place)
            if page is not None and (page is panel or page.isAncestorOf(panel)):
                self.left_tabs.setCurrentIndex(place)

    def _dock(self, title: str, panel: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(title.lower())
        dock.setWidget(panel)
        dock.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetClosable
        )
        self.addDockWidget(area, dock)
        return dock

    def show_panel(self, title: str) -> None:
        """Bring a panel on the right to the front, if it is there."""
        if title in self.docks:
            self.docks[title].show()
            self.docks[title].raise_()

    def enter_panel(self, title: str) -> None:
        """Bring a panel on the right to the front and the keyboard into it."""
        self.show_panel(title)
        panel = self.docks[title].widget() if title in self.docks else None
        if panel is not None:
            panel.setFocus()

    def toggle_panel(self, title: str) -> None:
        """Show or hide a panel on the right."""
        self.docks[title].setVisible(not self.docks[title].isVisible())

    def share_width(self, scale: float) -> None:
        """Widen the docks with the text, but leave the model at least half of the window."""
        for tabs in self.findChildren(QTabBar):
            tabs.setElideMode(Qt.TextElideMode.ElideNone)
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

    def toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def leave_full_screen(self) -> bool:
        """Back to a window; False when it was one already."""
        if not self.isFullScreen():
            return False
        self.showNormal()
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.full_screen_changed.emit()

    def saved_places(self) -> tuple[str, str]:
        """Geometry and dock layout as base64 text."""
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


def _stacked(upper: QWidget, lower: QWidget) -> QWidget:
    both = QWidget()
    layout = QVBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(upper, 3)
    layout.addWidget(Scrolled(lower, greedy=False), 2)
    return both


def _dropped_file(data: QMimeData) -> Path | None:
    """The one local file that is being dropped."""
    local = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(local[0]) if len(local) == 1 else None
