"""The strip at the lower edge of the stage: a few large buttons, there while they are wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from viewer.features.stage.sizes import StageSizes

WORDS: Mapping[str, tuple[str, str]] = {
    "views": ("Views", "Look from another side"),
    "back": ("‹ Back", "What came before (Page Up)"),
    "play": ("Play", "Play or pause (Ctrl+Space)"),
    "next": ("Next ›", "What comes next (Page Down)"),
    "labels": ("Labels", "Which names stand in the picture"),
    "side": ("Side", "Left, both or right"),
    "exit": ("Exit", "Back to the window (F11)"),
}

GROUPS = (("views",), ("back", "play", "next"), ("labels", "side", "exit"))
SIDES = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignRight)


class Strip(QFrame):
    """Seven buttons.

    Args:
        view: what it lies on.
        menus: the actions behind "views", "labels" and "side".

    Signals:
        pressed(str): "back", "play", "next" or "exit".
    """

    pressed = Signal(str)

    def __init__(self, view: QWidget, menus: Mapping[str, Sequence[QAction]]) -> None:
        super().__init__(view)
        self.setObjectName("stageStrip")
        self.setAccessibleName("The stage")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._menus: list[QMenu] = []
        self.buttons = {name: self._button(name, menus.get(name)) for name in WORDS}
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 0, 8, 0)
        for column, names in enumerate(GROUPS):
            row = QHBoxLayout()
            row.setSpacing(4)
            for name in names:
                row.addWidget(self.buttons[name])
            grid.addLayout(row, 0, column, SIDES[column])
            grid.setColumnStretch(column, column != 1)
        for one, other in pairwise((view, *self.buttons.values())):
            QWidget.setTabOrder(one, other)
        self.hide()

    def _button(self, name: str, actions: Sequence[QAction] | None) -> QToolButton:
        button = QToolButton()
        button.setObjectName("stageButton")
        text, words = WORDS[name]
        button.setText(text)
        button.setToolTip(words)
        button.setAccessibleName(f"{text.strip('‹› ')}: {words}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if actions is None:
            button.clicked.connect(lambda: self.pressed.emit(name))
        else:
            menu = QMenu(button)
            self._menus.append(menu)
            menu.addActions(list(actions))
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    @property
    def is_in_use(self) -> bool:
        """The pointer is on it, or one of its menus is open."""
        return self.underMouse() or any(menu.isVisible() for menu in self._menus)

    def offer(self, *, back: bool, forth: bool, runs: bool) -> None:
        """Which ways there are, and whether something moves."""
        self.buttons["back"].setEnabled(back)
        self.buttons["next"].setEnabled(forth)
        self.buttons["play"].setText("Pause" if runs else "Play")

    def fit(self, sizes: StageSizes, width: int) -> None:
        """The whole width, as high as the stage asks; what has no room for gaps has small ones."""
        for button in self.buttons.values():
            button.setFixedHeight(sizes.target)
        self.resize(width, sizes.strip)
