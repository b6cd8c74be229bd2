"""The menu of a right click: what applies to the structure under the pointer, or to the view."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from viewer.menus.menus import Menus
from viewer.menus.spec import Row
from viewer.state import edits
from viewer.state.quiz import told_name
from viewer.state.store import Store
from viewer.styles.plain_words import in_menu
from viewer.viewport.viewport import Viewport

FIRST = ("Structure", "Labels", "Document", "View")  # menus in the order in which it takes them


class ContextMenu(QObject):
    """Opens on a right click or the menu key; a right click selects what it opens on."""

    def __init__(
        self, viewport: Viewport, store: Store, names: Mapping[str, str], menus: Menus
    ) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._store = store
        self._names = names
        self._menus = menus
        self.menu: QMenu | None = None
        viewport.installEventFilter(self)
        viewport.menu_requested.connect(self.open)
        viewport.menu_key_pressed.connect(lambda at: self.open(store.state.current, at))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Not on every system does Qt make the menu key of Shift+F10."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() != Qt.Key.Key_F10 or not shift:
            return False
        view = self._viewport
        self.open(self._store.state.current, view.mapToGlobal(view.rect().center()))
        return True

    def open(self, key: str | None, at: QPoint) -> None:
        """Show the menu at a point of the screen; one is enough where a key asks twice."""
        if QApplication.activePopupWidget() is not None:
            return
        state = self._store.state
        if key is not None and not state.numbered and key not in state.selected:
            self._store.show(edits.select(self._store.state, key))
        menu = QMenu(self._viewport)
        menu.setAccessibleName(self._title(key))
        title = menu.addAction(in_menu(self._title(key)))
        title.setEnabled(False)
        for _, rows in groupby(self._rows(key), lambda row: row.menu):
            menu.addSeparator()
            for row in rows:
                menu.addAction(self._menus.actions[row.spec.id])
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.popup(at)

    def _rows(self, key: str | None) -> list[Row]:
        """Those that apply, grouped by the menus that they stand in."""
        wanted = [
            row
            for row in self._menus.rows
            if (row.spec.on_view if key is None else row.spec.on_structure) and row.menu in FIRST
        ]
        return sorted(wanted, key=lambda row: FIRST.index(row.menu))

    def _title(self, key: str | None) -> str:
        if key is None:
            return "The view"
        count = len(self._store.state.selected)
        name = told_name(self._store.state, key, self._names[key]) or "To be named"
        return f"{count} structures" if count > 1 else name[:1].upper() + name[1:]
