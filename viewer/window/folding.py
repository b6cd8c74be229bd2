"""A menu bar that is too narrow for its menus keeps the last ones under "More"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

_ASKS_ANEW = (
    *(QEvent.Type.Resize, QEvent.Type.StyleChange, QEvent.Type.FontChange),
    *(QEvent.Type.LayoutRequest, QEvent.Type.Show),
)


class MenuFold(QObject):
    """Folds the menus that have no room into one, and unfolds them where there is some.

    Qt's own way is an arrow 12 pixels wide, whatever the size of the text.
    """

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._answered = (0, 0, 0)
        self.more = QMenu("M&ore", bar)
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ASKS_ANEW:
            self.fold()
        return False

    def fold(self) -> None:
        """Have as many menus in the bar as there is room for."""
        bar, more = self._bar, self.more.menuAction()
        menus = [one for one in (*bar.actions(), *self.more.actions()) if one is not more]
        if self._widths(menus) == self._answered or bar.isNativeMenuBar():
            return
        for one in menus:
            self.more.removeAction(one)
        bar.removeAction(more)
        bar.addActions(menus)
        if bar.sizeHint().width() > bar.width():
            bar.addAction(more)
        shown = list(menus)
        while len(shown) > 1 and bar.sizeHint().width() > bar.width():
            last = shown.pop()
            bar.removeAction(last)
            folded = [last, *self.more.actions()]
            for one in folded:
                self.more.removeAction(one)
            self.more.addActions(folded)
        self._answered = self._widths(menus)

    def _widths(self, menus: Sequence[QAction]) -> tuple[int, int, int]:
        """What there is and what is wanted; the box in the corner counts, too."""
        return len(menus), self._bar.width(), self._bar.sizeHint().width()
