"""A bar of buttons with icon and word; those that have no room stand in a menu at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

GAP, BESIDE = 2, 8  # pixels between the buttons, and left and right of them
MORE = "More"


class Tool(QToolButton):
    """A button for an action under a shorter word; it is pressed while the action is on."""

    def __init__(self, action: QAction, words: str, also: Sequence[QAction]) -> None:
        super().__init__()
        self.action, self._also = action, also
        self._lit = False
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if also:
            menu = QMenu(self)
            menu.addActions(list(also))
            self.setMenu(menu)
            self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.clicked.connect(self._on_clicked)
        action.changed.connect(self.follow)
        self.follow()

    def light(self, on: bool) -> None:
        """Pressed although the action is no switch: what it calls up is there."""
        self._lit = on
        self.follow()

    def follow(self) -> None:
        """Be what the action is now."""
        self.setToolTip(self.action.toolTip())
        self.setAccessibleDescription(self.action.toolTip())
        self.setEnabled(self.action.isEnabled())
        self.setCheckable(self.action.isCheckable() or self._lit)
        self.setChecked(self.action.isChecked() or self._lit)

    def _on_clicked(self) -> None:
        self.action.trigger()
        self.follow()  # a click has turned the button over, whatever the action did


class ToolBar(QWidget):
    """The buttons in a row.

    Args:
        tools: from left to right; the first ones stay longest where there is little room.
    """

    def __init__(self, tools: Sequence[Tool]) -> None:
        super().__init__()
        self.setObjectName("tools")
        self.setAccessibleName("Tools")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.tools = tools
        self._shown = -1  # how many of them have room
        self.more = QToolButton()
        self.more.setText(MORE)
        self.more.setAccessibleName("More tools")
        self.more.setToolTip("Tools that have no room in the bar.")
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(BESIDE, 2, BESIDE, 2)
        layout.setSpacing(GAP)
        for button in (*tools, self.more):
            layout.addWidget(button)
        layout.addStretch(1)

    def dress(self, icons: Mapping[str, QIcon], size: int) -> None:
        """Give the buttons their icons, by the words on them."""
        for button in (*self.tools, self.more):
            button.setIconSize(QSize(size, size))
            if button.text() in icons:
                button.setIcon(icons[button.text()])
        self.fold()

    def fold(self) -> None:
        """Show as many of the buttons as there is room for, the others in the menu."""
        room = self.width() - 2 * BESIDE
        wishes = [tool.sizeHint().width() + GAP for tool in self.tools]
        if sum(wishes) > room:
            room -= self.more.sizeHint().width()
        shown = 0
        while shown < len(self.tools) and sum(wishes[: shown + 1]) <= room:
            shown += 1
        if shown == self._shown:
            return
        self._shown = shown
        for place, tool in enumerate(self.tools):
            tool.setVisible(place < shown)
        self.more.setVisible(shown < len(self.tools))
        self.more.menu().clear()
        self.more.menu().addActions([tool.action for tool in self.tools[shown:]])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.fold()

    def minimumSizeHint(self) -> QSize:
        height = max(tool.sizeHint().height() for tool in (*self.tools, self.more))
        return QSize(self.more.sizeHint().width() + 2 * BESIDE, height + 4)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()
