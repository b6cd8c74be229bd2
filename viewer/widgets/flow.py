"""Buttons in as many rows as they need."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLayout, QLayoutItem, QToolButton, QWidget

GAP = 6  # pixels


class ButtonFlow(QWidget):
    """A button for each action, from left to right and then in the next row."""

    def __init__(self, actions: Iterable[QAction] = ()) -> None:
        super().__init__()
        self._rows = FlowLayout(self, GAP, GAP)
        self.buttons: list[QToolButton] = []
        self.add(actions)

    def add(self, actions: Iterable[QAction]) -> None:
        """More buttons at the end."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._rows.addWidget(button)
            self.buttons.append(button)


class FlowLayout(QLayout):
    """Each widget at its own size, after the one before or at the start of the next row.

    Args:
        parent: holds the widgets.
        across: pixels between two widgets of a row.
        down: pixels between two rows.
    """

    def __init__(self, parent: QWidget, across: int, down: int) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._across, self._down = across, down
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Qt asks past the end to find it."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def minimumSize(self) -> QSize:
        """Of the largest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in self._places(rect.width()):
            item.setGeometry(place.translated(rect.topLeft()))

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        """Where each widget that is shown goes in rows of a width, from the upper left corner."""
        places: list[tuple[QLayoutItem, QRect]] = []
        x = y = height = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if height and x + size.width() > width:
                x, y, height = 0, y + height + self._down, 0
            places.append((item, QRect(QPoint(x, y), size)))
            x, height = x + size.width() + self._across, max(height, size.height())
        return places
