"""The sentence of a key view, quietly over the picture until it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

PADDING = 12
WIDEST = 44  # times the height of a line, about eighty characters


class SentenceBar(QFrame):
    """One sentence with a button to close it.

    Signals:
        closed(): the user has read it.
    """

    closed = Signal()

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setObjectName("sentence")
        self.setAccessibleName("What this view shows")
        # A click on the words must not select what lies under them.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.close_button.setAccessibleName("Close the sentence")
        self.close_button.setToolTip("Close the sentence")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(PADDING, 4, 4, 4)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_sentence(self, sentence: str | None) -> None:
        """Show and read out a sentence; None puts the bar away."""
        if sentence is not None:
            self.text.setText(sentence)
            self.setAccessibleDescription(sentence)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self.setVisible(sentence is not None)

    def fit(self, room: int) -> None:
        """Take the width that is comfortable to read, at most `room` pixels."""
        self.ensurePolished()
        self.text.ensurePolished()
        width = min(room, WIDEST * self.text.fontMetrics().height())
        self.resize(width, self.heightForWidth(width))
