"""Buttons for every drag of the camera, for boards with one touch point or none."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QToolButton, QWidget

REPEAT_MS, FIRST_REPEAT_MS = 180, 450
ROWS = (
    ("Turn", ("turn_left", "turn_up", "turn_down", "turn_right", "zoom_in")),
    ("Move", ("move_left", "move_up", "move_down", "move_right", "zoom_out")),
)
SIGNS = {"left": "←", "up": "↑", "down": "↓", "right": "→", "in": "+", "out": "−"}


class Pad(QFrame):
    """Turn, move and zoom by buttons; a button that is held goes on.

    Args:
        view: what it lies on.
        actions: the window's actions by id.
    """

    def __init__(self, view: QWidget, actions: Mapping[str, QAction]) -> None:
        super().__init__(view)
        self.setObjectName("pad")
        self.setAccessibleName("Turn, move and zoom")
        # A touch between the buttons must not turn what lies under them.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.buttons: dict[str, QToolButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 4, 4)
        grid.setSpacing(2)
        for row, (title, names) in enumerate(ROWS):
            grid.addWidget(QLabel(title), row, 0)
            for column, name in enumerate(names, start=1):
                self.buttons[name] = _button(actions[f"view.{name}"], name)
                grid.addWidget(self.buttons[name], row, column)
        self.hide()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the tab key goes through."""
        return tuple(self.buttons.values())

    def fit(self, room: int) -> None:
        """Take the room that is needed."""
        wish = self.sizeHint()
        self.resize(min(wish.width(), room), wish.height())


def _button(action: QAction, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(SIGNS[name.rsplit("_", maxsplit=1)[-1]])
    button.setToolTip(action.toolTip())
    button.setAccessibleName(action.text())
    button.setAutoRepeat(True)
    button.setAutoRepeatDelay(FIRST_REPEAT_MS)
    button.setAutoRepeatInterval(REPEAT_MS)
    button.clicked.connect(action.trigger)
    return button
