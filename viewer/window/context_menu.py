"""The menu of a right click: what applies to the structure under the pointer, or to the view."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from viewer.state import edits
from viewer.state.store import Store
from viewer.viewport.viewport import Viewport

OF_A_STRUCTURE = (
    *("structure.focus", "structure.hide", "structure.isolate", "structure.fade"),
    *("structure.xray", "cut.here", ""),
    *("labels.amount", "labels.attachments", "view.measures", "document.next"),
)
OF_THE_VIEW = (
    *("structure.show_all", "structure.solid", "structure.context", "structure.xray"),
    *("structure.peel", "structure.unpeel", "labels.amount", "cut.toggle", ""),
    *("view.front", "view.back", "view.left", "view.right", "view.reset", "view.save"),
)


class ContextMenu(QObject):
    """Opens on a right click or the menu key; a right click selects what it opens on."""

    def __init__(
        self,
        viewport: Viewport,
        store: Store,
        names: Mapping[str, str],
        actions: Mapping[str, QAction],
    ) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._store = store
        self._names = names
        self._actions = actions
        self.menu: QMenu | None = None
        viewport.menu_requested.connect(self.open)
        viewport.menu_key_pressed.connect(lambda at: self.open(store.state.current, at))

    def open(self, key: str | None, at: QPoint) -> None:
        """Show the menu at a point of the screen."""
        if key is not None and key not in self._store.state.selected:
            self._store.show(edits.select(self._store.state, key))
        menu = QMenu(self._viewport)
        menu.setAccessibleName(self._title(key))
        title = menu.addAction(self._title(key))
        title.setEnabled(False)
        menu.addSeparator()
        for name in OF_A_STRUCTURE if key is not None else OF_THE_VIEW:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.popup(at)

    def _title(self, key: str | None) -> str:
        if key is None:
            return "The view"
        count = len(self._store.state.selected)
        name = self._names[key]
        return f"{count} structures" if count > 1 else name[:1].upper() + name[1:]
