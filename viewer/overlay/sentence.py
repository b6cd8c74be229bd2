"""A sentence on what is seen, quietly over the picture until it is closed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from viewer.widgets.flow import ButtonFlow

PADDING = 12
SMALLEST = 13  # pixels of text
WIDEST = 44  # times the height of a line, about eighty characters


class SentenceBar(QFrame):
    """One sentence with a button to close it, and buttons to go on where it is one of several.

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
        self.close_button.setObjectName("close")
        self.close_button.setText("×")
        self.close_button.setAccessibleName("Close the sentence")
        self.close_button.setToolTip("Close the sentence")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.closed)
        self._steps = ButtonFlow()
        self._steps.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.text)
        words.addWidget(self._steps)
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(PADDING, 4, 4, 4)
        layout.addLayout(words, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def offer_steps(self, actions: Sequence[QAction]) -> None:
        """Buttons for a sentence that is a step of several."""
        self._steps.add(actions)
        for one, other in pairwise((*self._steps.buttons, self.close_button)):
            QWidget.setTabOrder(one, other)

    def show_sentence(self, sentence: str | None, *, is_step: bool = False) -> None:
        """Show and read out a sentence; None puts the bar away."""
        self._steps.setVisible(is_step)
        if sentence is not None and (self.isHidden() or sentence != self.text.text()):
            self.text.setText(sentence)
            self.setAccessibleDescription(sentence)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self.setVisible(sentence is not None)

    def fit(self, room: int, most: int) -> None:
        """Take the width that is comfortable to read, at most `room` by `most` pixels.

        Very large text in a narrow view would cover the model, so it stops growing there.
        """
        self.setStyleSheet("")
        self.ensurePolished()
        self.text.ensurePolished()
        size = self.text.fontInfo().pixelSize()
        while True:
            self._layout.activate()  # of new words Qt tells the layout within it only later
            width = min(room, WIDEST * self.text.fontMetrics().height())
            height = self.heightForWidth(width)
            if height <= most or size <= SMALLEST:
                break
            size -= 2
            self.setStyleSheet(f"* {{ font-size: {size}px; }}")
        self.resize(width, height)
