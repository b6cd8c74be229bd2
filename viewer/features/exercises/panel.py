"""The part of the panel of motion that leads through a stretch step by step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from viewer.widgets.flow import ButtonFlow


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
        layout.setSpacing(6)
        layout.addWidget(_words("heading", "Step by step"))
        layout.addWidget(ButtonFlow(choices))
        self._controls = ButtonFlow(buttons)
        layout.addWidget(self._controls)
        self.place, self.quote, self.note = _words("caption"), _words("quote"), _words("caption")
        for words in (self.place, self.quote, self.note):
            layout.addWidget(words)
        layout.addWidget(_words("heading", "By hand"))
        self.show_step("", "", "")

    def show_step(self, place: str, quote: str, note: str) -> None:
        """Which step it is, the document's sentence, and the note; what is empty is put away."""
        self._controls.setVisible(bool(place))
        for label, text in ((self.place, place), (self.quote, quote), (self.note, note)):
            label.setText(text)
            label.setVisible(bool(text))


def _words(name: str, text: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
