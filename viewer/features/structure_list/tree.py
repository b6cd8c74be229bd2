"""The tree of structures, with a box to show or hide each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from annotations.structures.structures import Structure
from viewer.state.state import ViewState
from viewer.widgets.whole_names import wrap_names

GROUP_ORDER = ("muscles", "spine", "pelvis", "thigh", "context")
TITLES = {"context": "Around the psoas (simplified)"}
_KEY = Qt.ItemDataRole.UserRole
_WALKING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space})


class StructureTree(QTreeWidget):
    """Groups and structures.

    Signals:
        chosen(object): key of the structure that the user picked.
        toggled(object): key of the structure that was clicked with Ctrl held.
        visibility_wanted(object, bool): keys to show or hide.
    """

    chosen = Signal(object)
    toggled = Signal(object)
    visibility_wanted = Signal(object, bool)

    def __init__(self, structures: Sequence[Structure], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setAccessibleName("Structures")
        self.setAccessibleDescription(
            "Choose a structure; the space key shows or hides it. Ctrl and an arrow go on without "
            "choosing, Ctrl and space add to the selection."
        )
        self.setIndentation(14)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._groups: list[QTreeWidgetItem] = []
        present = [s.group for s in structures]
        for group in sorted(set(present), key=_group_rank):
            self._add_group(group, [s for s in structures if s.group == group])
        wrap_names(self)
        self.expandAll()
        self.currentItemChanged.connect(self._on_current)
        self.itemClicked.connect(self._on_clicked)
        self.itemChanged.connect(self._on_box)

    def _add_group(self, group: str, structures: Sequence[Structure]) -> None:
        top = QTreeWidgetItem(self, [TITLES.get(group, group.capitalize())])
        flags = top.flags() | Qt.ItemFlag.ItemIsUserCheckable
        top.setFlags(flags & ~Qt.ItemFlag.ItemIsSelectable)
        top.setCheckState(0, Qt.CheckState.Checked)
        self._groups.append(top)
        for structure in structures:
            item = QTreeWidgetItem(top, [_capitalised(structure.name)])
            item.setData(0, _KEY, structure.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked)
            item.setToolTip(0, structure.latin or structure.name)
            self._items[structure.key] = item

    def event(self, event: QEvent) -> bool:
        """Keys that lists have had for ever come before the window's own."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            and event.key() in _WALKING
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held, item = event.modifiers(), self.currentItem()
        key = item.data(0, _KEY) if item is not None else None
        ctrl = held == Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() == Qt.Key.Key_Space and key is not None:
            self.toggled.emit(key)
        else:
            super().keyPressEvent(event)

    def _on_current(self, item: QTreeWidgetItem | None, _other: object = None) -> None:
        key = item.data(0, _KEY) if item is not None else None
        if key is not None and not _adding():
            self.chosen.emit(key)

    def _on_clicked(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, _KEY)
        if key is not None and _adding():
            self.toggled.emit(key)
        else:
            self._on_current(item)

    def _on_box(self, item: QTreeWidgetItem, _column: int) -> None:
        """Ask for one structure, or for a whole group at once."""
        key = item.data(0, _KEY)
        keys = (key,) if key is not None else _keys_in(item)
        self.visibility_wanted.emit(keys, item.checkState(0) == Qt.CheckState.Checked)

    def apply(self, old: ViewState, new: ViewState) -> None:
        """Show the state; never asks for anything."""
        blocker = QSignalBlocker(self)
        for key, item in self._items.items():
            state = Qt.CheckState.Unchecked if key in new.hidden else Qt.CheckState.Checked
            if item.checkState(0) != state:
                item.setCheckState(0, state)
        for group in self._groups:
            group.setCheckState(0, _share(frozenset(_keys_in(group)), new.hidden))
        current = self._items.get(new.current) if new.current else None
        if current is not None and old.current != new.current:
            self.setCurrentItem(current, 0, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollToItem(current)
        elif current is None:
            self.setCurrentItem(None)  # type: ignore[call-overload] # Qt takes a null here
        for key, item in self._items.items():
            item.setSelected(key in new.selected)
        del blocker


def _adding() -> bool:
    return bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)


def _keys_in(group: QTreeWidgetItem) -> tuple[str, ...]:
    children = (group.child(i) for i in range(group.childCount()))
    return tuple(child.data(0, _KEY) for child in children if child is not None)


def _share(keys: frozenset[str], hidden: frozenset[str]) -> Qt.CheckState:
    """Whether all, some or none of the structures are shown."""
    if keys <= hidden:
        return Qt.CheckState.Unchecked
    return Qt.CheckState.PartiallyChecked if keys & hidden else Qt.CheckState.Checked


def _group_rank(group: str) -> int:
    return GROUP_ORDER.index(group) if group in GROUP_ORDER else len(GROUP_ORDER)


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]
