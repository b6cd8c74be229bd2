"""The part of the panel of motion that leads through a stretch step by step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

COLUMNS = 2


class StepsPanel(QWidget):
    """Choices, buttons for the steps, and what stands behind the present one; knows no anatomy.

    Args:
        choices: an action for each motion, which may be switched on.
        buttons: actions that go from step to step.
    """

    def __init__(self, choices: Sequence[QAction], buttons: Sequence[QAction]) -> None:
        super().__init__()
        self.setAccessibleName("Stretches and walking, step by step")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.setSpacing(4)
        grid = QGridLayout()
        grid.setSpacing(2)
        for place, action in enumerate(choices):
            grid.addWidget(_button(action), place // COLUMNS, place % COLUMNS)
        layout.addLayout(grid)
        row = QHBoxLayout()
        row.setSpacing(2)
        for action in buttons:
            row.addWidget(_button(action))
        row.addStretch()
        layout.addLayout(row)
        self.place, self.quote, self.note = _words("caption"), _words("quote"), _words("caption")
        for words in (self.place, self.quote, self.note):
            layout.addWidget(words)
        self.show_step("", "", "")

    def show_step(self, place: str, quote: str, note: str) -> None:
        """Which step it is, the document's sentence, and the note; what is empty is put away."""
        for label, text in ((self.place, place), (self.quote, quote), (self.note, note)):
            label.setText(text)
            label.setVisible(bool(text))


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    return button


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
