"""A table in which shortcuts are changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.widgets.whole_names import wrap_names

_ID = Qt.ItemDataRole.UserRole


class KeyEditor(QWidget):
    """Lists actions with their shortcuts; one is changed below the list.

    Args:
        actions: (id, words) in the order of the menus.

    Signals:
        changed(str, str): an action is to have this shortcut; empty for none.
        reset(object): an action is to have its usual shortcuts; None for all.
    """

    changed = Signal(str, str)
    reset = Signal(object)

    def __init__(self, actions: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find an action")
        self.search.setAccessibleName("Find an action")
        self.search.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setHeaderLabels(["Action", "Keys"])
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName("Actions and their keys")
        self._items: dict[str, QTreeWidgetItem] = {}
        for action, words in actions:
            item = QTreeWidgetItem(self.list, [words, ""])
            item.setData(0, _ID, action)
            self._items[action] = item
        wrap_names(self.list)
        self.keys = QKeySequenceEdit()
        self.keys.setAccessibleName("New key for the chosen action")
        self.keys.setMaximumSequenceLength(1)
        self.take = QPushButton("Use this key")
        self.usual = QPushButton("Usual key")
        self.all_usual = QPushButton("All as usual")
        self.word = QLabel()
        self.word.setTextFormat(Qt.TextFormat.PlainText)
        self.word.setObjectName("caption")
        self.word.setWordWrap(True)
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.take.clicked.connect(self._take)
        self.usual.clicked.connect(lambda: self.reset.emit(self.chosen))
        self.all_usual.clicked.connect(lambda: self.reset.emit(None))
        self.list.setCurrentItem(next(iter(self._items.values())))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (self.keys, self.take, self.usual, self.all_usual):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        layout.addWidget(self.word)

    @property
    def chosen(self) -> str | None:
        """Id of the action that is chosen in the list."""
        item = self.list.currentItem()
        return None if item is None else str(item.data(0, _ID))

    def show_keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """The shortcuts of every action."""
        for action, item in self._items.items():
            native = QKeySequence.SequenceFormat.NativeText
            words = [QKeySequence(key).toString(native) for key in keys.get(action, ())]
            item.setText(1, "\n".join(words))

    def say(self, sentence: str) -> None:
        """What came of a change."""
        self.word.setText(sentence)

    def _filter(self, text: str) -> None:
        for item in self._items.values():
            found = text.lower() in f"{item.text(0)} {item.text(1)}".lower()
            item.setHidden(not found)

    def _take(self) -> None:
        if self.chosen is not None:
            portable = QKeySequence.SequenceFormat.PortableText
            self.changed.emit(self.chosen, self.keys.keySequence().toString(portable))
            self.keys.clear()
