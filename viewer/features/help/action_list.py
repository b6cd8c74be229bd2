"""A searchable list of everything that can be done: command palette and help sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from rapidfuzz import fuzz, process, utils

from viewer.widgets.whole_names import wrap_names

LEAST = 55  # likeness, of 100, from which an entry is listed
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it does, with which key, and whether it can be done now.

    Attributes:
        id: of the action; empty for a gesture of the mouse, which cannot be run from here.
        words: what it does.
        menu: where it stands.
        keys: how it is done.
        enabled: it applies now.
    """

    id: str
    words: str
    menu: str
    keys: str
    enabled: bool = True


class ActionList(QDialog):
    """Type a few letters, see what fits.

    Args:
        parent: the window.
        title: of the dialog.
        prompt: in the empty field.
        runs: Enter runs what is chosen and closes the list.

    Signals:
        wanted(str): id of the action to run.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget, title: str, prompt: str, *, runs: bool) -> None:
        super().__init__(parent)
        self._runs = runs
        self._entries: Sequence[Entry] = ()
        self.setWindowTitle(title)
        self.field = QLineEdit()
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.field.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setObjectName("actions")
        self.list.setAccessibleName(title)
        self.list.setHeaderLabels(["Action", "Menu", "Key or mouse"])
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        wrap_names(self.list)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._run)

    def open_with(self, entries: Sequence[Entry]) -> None:
        """Show the list anew, with nothing typed."""
        self._entries = entries
        self.field.clear()
        self._fill("")
        parent = self.parentWidget()
        if parent is not None:
            self.resize(min(parent.width() - 80, 720), min(parent.height() - 120, 560))
        self.show()
        self.raise_()
        self.activateWindow()
        self.field.setFocus()

    def _fill(self, text: str) -> None:
        self.list.clear()
        for entry in self._fitting(text):
            item = QTreeWidgetItem(self.list, [entry.words, entry.menu, entry.keys])
            item.setData(0, _ID, entry.id)
            if not entry.enabled:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
                item.setToolTip(0, "Does not apply now")
        items = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        enabled = Qt.ItemFlag.ItemIsEnabled
        first = next((item for item in items if item is not None and item.flags() & enabled), None)
        if first is not None:
            self.list.setCurrentItem(first)

    def _fitting(self, text: str) -> Sequence[Entry]:
        if not text.strip():
            return self._entries
        texts = [f"{entry.words} {entry.menu} {entry.keys}" for entry in self._entries]
        found = process.extract(
            text,
            texts,
            scorer=fuzz.partial_token_ratio,
            processor=utils.default_process,
            limit=None,
            score_cutoff=LEAST,
        )
        # What holds the letters as they were typed comes before what is merely like them.
        whole = text.lower()
        ranked = sorted(found, key=lambda one: (whole not in one[0].lower(), -one[1]))
        return [self._entries[index] for _text, _score, index in ranked]

    def _run(self, item: QTreeWidgetItem | None) -> None:
        action = "" if item is None else str(item.data(0, _ID))
        if self._runs and action:
            self.close()
            self.wanted.emit(action)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list and Enter runs, while the letters go into the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp,
                               Qt.Key.Key_PageDown):  # fmt: skip
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentItem())
                return True
        return False
