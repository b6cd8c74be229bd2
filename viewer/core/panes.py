"""The keyboard goes from panel to panel, and out of a text that keeps the tab key to itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QTextBrowser, QToolBar, QWidget

from viewer.window.tab_stops import takes_tab
from viewer.window.window import MainWindow


class Panes(QObject):
    """List, picture, tools, the panels in front, and the search, in this order.

    Args:
        window: holds the panels.
        view: the picture.
    """

    def __init__(self, window: MainWindow, view: QWidget) -> None:
        super().__init__(window)
        self._window, self._view = window, view

    def step(self, by: int) -> None:
        """Give the keyboard to the next (1) or previous (-1) of those that can be seen."""
        if self._window.is_cleared:
            if self._window.aside is not None:
                self._window.aside.step(by)
            return
        panes = [pane for pane in self._panes() if _is_in_front(pane)]
        now = QApplication.focusWidget()
        at = next((i for i, pane in enumerate(panes) if _holds(pane, now)), None)
        if at is None:
            at = panes.index(self._view) - (by > 0) if self._view in panes else -by
        goal = panes[(at + by) % len(panes)]
        _first_stop(goal).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_text(self) -> bool:
        """From a text, where tab walks through the links, to the picture; False elsewhere."""
        if not isinstance(QApplication.focusWidget(), QTextBrowser):
            return False
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _panes(self) -> Sequence[QWidget]:
        window = self._window
        only = Qt.FindChildOption.FindDirectChildrenOnly
        bars = window.findChildren(QToolBar, options=only)
        around = (window.left_dock, self._view, *bars, *window.docks.values(), _in_corner(window))
        return [pane for pane in around if pane is not None]


def _in_corner(window: MainWindow) -> QWidget | None:
    """The search box, where it was brought in."""
    return window.menuBar().cornerWidget()


def _is_in_front(pane: QWidget) -> bool:
    """A panel behind another tab calls itself visible, but is not at its place."""
    window = pane.window()
    found = window.childAt(pane.mapTo(window, pane.rect().center()))
    return pane.isVisible() and found is not None and _holds(pane, found)


def _holds(pane: QWidget, inner: QWidget | None) -> bool:
    return inner is not None and (pane is inner or pane.isAncestorOf(inner))


def _first_stop(pane: QWidget) -> QWidget:
    """What had the keyboard last in a panel, else the first widget in it that takes it."""
    if takes_tab(pane):
        return pane
    last: QWidget | None = pane.focusWidget()
    if last is not None and takes_tab(last):
        return last
    inner = pane.widget() if isinstance(pane, QDockWidget) else pane
    return next(filter(takes_tab, (inner, *pane.findChildren(QWidget))), pane)
