"""Buttons in as many rows as they need."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget
from superqt import QFlowLayout

GAP = 6  # pixels


class ButtonFlow(QWidget):
    """A button for each action, from left to right and then in the next row."""

    def __init__(self, actions: Iterable[QAction] = ()) -> None:
        super().__init__()
        self._rows = QFlowLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(GAP)
        self._rows.setVerticalSpacing(GAP)
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
