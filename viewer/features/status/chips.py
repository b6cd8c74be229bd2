"""Says in the status bar what is hidden or recedes, and brings it back with one click."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget


class Chips(QWidget):
    """One button for what is hidden, one for what is faded; each is there only when needed.

    Args:
        show_all: shows what is hidden.
        show_solid: makes solid what recedes.
    """

    def __init__(self, show_all: QAction, show_solid: QAction) -> None:
        super().__init__()
        self.hidden = self._button(show_all)
        self.faded = self._button(show_solid)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.hidden)
        layout.addWidget(self.faded)
        self.show_counts(0, 0)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("chip")
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def show_counts(self, hidden: int, faded: int) -> None:
        """How many structures are hidden and how many recede."""
        self._say(self.hidden, hidden, f"{hidden} hidden, show all")
        self._say(self.faded, faded, f"{faded} faded, show solid")

    def _say(self, button: QToolButton, count: int, words: str) -> None:
        button.setText(words)
        button.setAccessibleName(words)
        button.setVisible(count > 0)
