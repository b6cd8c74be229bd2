"""The panel of views: the key views as buttons, the user's own as a list with pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.styles.plain_words import as_tip

PICTURE = QSize(80, 50)
EMPTY = "Save what you see; it stands here from then on."


class ViewsPanel(QWidget):
    """Shows the views and asks for what is to happen with them.

    Args:
        key_views: an action for each key view.
        save: the action that saves what is seen.
        files: actions that write the list to a file and read one.

    Signals:
        recall_wanted(int): place in the list of own views.
        rename_wanted(int, str): likewise, with the name that was typed.
        delete_wanted(int): likewise.
    """

    recall_wanted = Signal(int)
    rename_wanted = Signal(int, str)
    delete_wanted = Signal(int)

    def __init__(
        self, key_views: Sequence[QAction], save: QAction, files: Sequence[QAction]
    ) -> None:
        super().__init__()
        self.setObjectName("views")
        self.list = _own_list()
        self.empty = QLabel(EMPTY)
        self.empty.setObjectName("caption")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._add_keys()
        self.recall = _button(self._recall)
        self.rename = _button(self._rename)
        self.delete = _button(self._delete)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(_heading("Views of the psoas"))
        for action in key_views:
            layout.addWidget(_wide_button(action))
        layout.addWidget(_heading("Your own"))
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.list, 1)
        layout.addLayout(_grid([_wide_button(save), self.recall, self.rename, self.delete]))
        layout.addLayout(_grid([_wide_button(action) for action in files]))
        self.list.itemActivated.connect(self._recall.trigger)
        self.list.itemClicked.connect(self._recall.trigger)
        self.list.itemChanged.connect(self._on_named)
        self.list.currentRowChanged.connect(lambda _row: self._offer())
        self.show_views((), ())

    def _add_keys(self) -> None:
        """What the buttons do, with keys that hold while the list has the keyboard."""
        self._recall = self._action("Open", "", self._ask_recall)
        self._rename = self._action("Rename", "F2", self.begin_naming)
        self._delete = self._action("Delete", "Del", self._ask_delete)

    def _action(self, text: str, key: str, slot: object) -> QAction:
        action = QAction(text, self.list)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(f"{text} the chosen view" + (f" ({key})" if key else ""))
        action.triggered.connect(slot)
        self.list.addAction(action)
        return action

    def show_views(self, names: Sequence[str], pictures: Sequence[bytes]) -> None:
        """List the user's own views; the row in hand stays in hand."""
        row = self.list.currentRow()
        blocker = QSignalBlocker(self.list)
        self.list.clear()
        for name, picture in zip(names, pictures, strict=True):
            item = QListWidgetItem(_icon(picture), name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(as_tip(name))
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(names) - 1))
        del blocker
        self.list.setVisible(bool(names))
        self.empty.setVisible(not names)
        self._offer()

    @property
    def is_naming(self) -> bool:
        """A name is being typed, which listing the views anew would throw away."""
        return self.list.state() == QAbstractItemView.State.EditingState

    def choose(self, row: int) -> None:
        """Take a row in hand."""
        self.list.setCurrentRow(row)

    def begin_naming(self) -> None:
        """Let the user type a name for the row in hand."""
        item = self.list.currentItem()
        if item is not None:
            self.list.setFocus()
            self.list.editItem(item)

    def _offer(self) -> None:
        for action in (self._recall, self._rename, self._delete):
            action.setEnabled(self.list.currentRow() >= 0)

    def _ask_recall(self) -> None:
        if self.list.currentRow() >= 0:
            self.recall_wanted.emit(self.list.currentRow())

    def _ask_delete(self) -> None:
        if self.list.currentRow() >= 0:
            self.delete_wanted.emit(self.list.currentRow())

    def _on_named(self, item: QListWidgetItem) -> None:
        self.rename_wanted.emit(self.list.row(item), item.text())


def _own_list() -> QListWidget:
    own = QListWidget()
    own.setAccessibleName("Your own views")
    own.setAccessibleDescription("Enter looks, F2 renames, the delete key deletes.")
    own.setIconSize(PICTURE)
    own.setWordWrap(True)
    own.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
    return own


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("heading")
    return label


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button


def _wide_button(action: QAction) -> QToolButton:
    """A button with the action's own words, as wide as there is room."""
    button = _button(action)
    policy = button.sizePolicy()
    policy.setHorizontalPolicy(policy.Policy.Expanding)
    button.setSizePolicy(policy)
    return button


def _grid(buttons: Sequence[QToolButton]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(2)
    for place, button in enumerate(buttons):
        policy = button.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        button.setSizePolicy(policy)
        grid.addWidget(button, place // 2, place % 2)
    return grid


def _icon(picture: bytes) -> QIcon:
    pixmap = QPixmap()
    if not pixmap.loadFromData(picture, "PNG"):
        pixmap = QPixmap(PICTURE)
        pixmap.fill(Qt.GlobalColor.transparent)
    small = pixmap.scaled(PICTURE, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    icon = QIcon(small)
    icon.addPixmap(small, QIcon.Mode.Selected)  # else Qt tints what is selected
    return icon
