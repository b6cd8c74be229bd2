"""Panels that share one place are named by their tabs alone, which also close and move them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QTabBar, QWidget

_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_SIDES = {_LEFT: "left", _RIGHT: "right"}


class DockTabs(QObject):
    """Takes the title bar from panels that have a tab, and gives it back to one that stands alone.

    Args:
        window: has the panels.
        docks: title -> panel; may grow.
    """

    def __init__(self, window: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
        super().__init__(window)
        self._window, self._docks = window, docks
        self.menu: QMenu | None = None
        self._timer = QTimer(self)  # Qt must not be asked for another title bar while it lays out
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.follow)

    def watch(self, dock: QDockWidget) -> None:
        dock.visibilityChanged.connect(lambda _shown: self._timer.start())
        dock.dockLocationChanged.connect(lambda _area: self._timer.start())

    def follow(self) -> None:
        """Title bars where no tab says the same, and a menu on every tab."""
        for dock in self._docks.values():
            beside = self._window.tabifiedDockWidgets(dock)
            has_tab = any(not other.isHidden() for other in beside)
            if has_tab == (dock.titleBarWidget() is None):
                dock.setTitleBarWidget(QWidget(dock) if has_tab else None)  # type: ignore[arg-type]
        only = Qt.FindChildOption.FindDirectChildrenOnly
        for tabs in self._window.findChildren(QTabBar, options=only):
            if tabs.contextMenuPolicy() != Qt.ContextMenuPolicy.CustomContextMenu:
                tabs.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                tabs.customContextMenuRequested.connect(partial(self._open, tabs))

    def _open(self, tabs: QTabBar, at: QPoint) -> None:
        """The menu of a tab: of the one under the pointer, or by the menu key the one in front."""
        place = tabs.tabAt(at)
        dock = self._docks.get(tabs.tabText(place if place >= 0 else tabs.currentIndex()))
        if dock is None:
            return
        menu = self.menu = QMenu(tabs)
        menu.addAction(f"Close {dock.windowTitle()}", dock.close)
        area = _RIGHT if self._window.dockWidgetArea(dock) == _LEFT else _LEFT
        words = f"Move {dock.windowTitle()} to the {_SIDES[area]}"
        menu.addAction(words, partial(self._move, dock, area))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(tabs.mapToGlobal(at))

    def _move(self, dock: QDockWidget, area: Qt.DockWidgetArea) -> None:
        self._window.addDockWidget(area, dock)
        dock.show()
        self.follow()
