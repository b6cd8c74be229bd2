"""A quiet line over the picture: how much is named, and how a class that is asked gets on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

SMALLEST_TEXT = 11  # pixels
_NAMES = {"more": "All in sight", "hidden": "Hidden ones too"}
_QUIZ = {"reveal": "Next", "reveal_all": "All", "numbers": "Close"}


class LabelBar(QFrame):
    """Words and buttons of the labels.

    Args:
        view: what it lies on.
        actions: the window's actions by id.
    """

    def __init__(self, view: QWidget, actions: Mapping[str, QAction]) -> None:
        super().__init__(view)
        self.setObjectName("labelBar")
        self.setAccessibleName("Labels")
        # A click between the buttons must not select what lies under them.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._view = view
        self.words = QLabel()
        self.buttons = {
            name: _button(text, actions[f"labels.{name}"])
            for name, text in (_NAMES | _QUIZ).items()
        }
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.addWidget(self.words)
        for button in self.buttons.values():
            layout.addWidget(button)
        self.hide()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the tab key goes through."""
        return tuple(self.buttons.values())

    def show_names(self, words: str, *, more: bool, hidden: bool) -> None:
        """Say how much is named; `more` in sight and `hidden` ones could be named or are."""
        self._show(words, {"more": more, "hidden": hidden})

    def show_quiz(self, words: str, *, unnamed: bool) -> None:
        """Say how many of the numbers have their name; `unnamed` some are left."""
        self._show(words, {"reveal": unnamed, "reveal_all": unnamed, "numbers": True})

    def _show(self, words: str, shown: Mapping[str, bool]) -> None:
        self.words.setText(words)
        for name, button in self.buttons.items():
            if button.hasFocus() and not shown.get(name, False):
                self._view.setFocus()
            button.setVisible(shown.get(name, False))
        self.show()

    def put_away(self) -> None:
        """There are no labels; keys go back to the view."""
        if any(button.hasFocus() for button in self.buttons.values()):
            self._view.setFocus()
        self.hide()

    def fit(self, room: int) -> None:
        """Take the width that is needed, at most `room` pixels, in smaller text if need be."""
        self.setStyleSheet("")
        wish = self.sizeHint().width()
        if wish > room > 0:
            size = max(SMALLEST_TEXT, self.fontInfo().pixelSize() * room // wish)
            self.setStyleSheet(f"* {{ font-size: {size}px; }} QToolButton {{ padding: 1px 3px; }}")
        self.resize(min(self.sizeHint().width(), room), self.sizeHint().height())


def _button(text: str, action: QAction) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(action.toolTip())
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(action.trigger)
    if action.isCheckable() and text != _QUIZ["numbers"]:
        button.setCheckable(True)
        action.toggled.connect(button.setChecked)
        # The action says what is on, whether the click changed that or not.
        button.clicked.connect(lambda: button.setChecked(action.isChecked()))
    return button
