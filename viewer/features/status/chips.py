"""Says in the status bar which mode is on and what is hidden or recedes; one click ends it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget


class Chips(QWidget):
    """A button for the mode, for what is hidden and for what is faded, each only when needed.

    Args:
        show_all: shows what is hidden.
        show_solid: makes solid what recedes.
    """

    def __init__(self, show_all: QAction, show_solid: QAction) -> None:
        super().__init__()
        self.mode = self._chip()
        self.mode.clicked.connect(self._end_mode)
        self._end: QAction | None = None
        self.hidden = self._button(show_all)
        self.faded = self._button(show_solid)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.mode)
        layout.addWidget(self.hidden)
        layout.addWidget(self.faded)
        self.show_mode("", None)
        self.show_counts(0, 0)

    def _chip(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("chip")
        return button

    def _button(self, action: QAction) -> QToolButton:
        button = self._chip()
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def show_mode(self, name: str, end: QAction | None) -> None:
        """The mode that is on and what ends it, or none."""
        self._end = end
        self.mode.setToolTip("" if end is None else end.toolTip())
        self._say(self.mode, int(end is not None), f"{name}, end")

    def _end_mode(self) -> None:
        if self._end is not None:
            self._end.trigger()

    def sizeHint(self) -> QSize:
        """As high with no chip as with one, else the picture would change its size with them."""
        return QSize(super().sizeHint().width(), self.hidden.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.hidden.sizeHint().height())

    def show_counts(self, hidden: int, faded: int) -> None:
        """How many structures are hidden and how many recede."""
        self._say(self.hidden, hidden, f"{hidden} hidden, show all")
        self._say(self.faded, faded, f"{faded} faded, show solid")

    def _say(self, button: QToolButton, count: int, words: str) -> None:
        button.setText(words)
        button.setAccessibleName(words)
        button.setVisible(count > 0)
