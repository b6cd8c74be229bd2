"""The status bar: what is under the pointer or selected, and chips for what is hidden or faded."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from viewer.panels.chips import Chips
from viewer.state.store import Store
from viewer.window.window import MainWindow


class Status(QObject):
    """Keeps the status bar in step with the state.

    Args:
        window: has the bar.
        store: owner of the state.
        names: key -> English name of every structure.
        surroundings: keys that are hidden as a rule and so do not count.
        actions: the window's actions by id.
    """

    def __init__(
        self,
        window: MainWindow,
        store: Store,
        names: Mapping[str, str],
        surroundings: frozenset[str],
        actions: Mapping[str, QAction],
    ) -> None:
        super().__init__(window)
        self._window, self._store, self._names = window, store, names
        self._surroundings = surroundings
        self.chips = Chips(actions["structure.show_all"], actions["structure.solid"])
        window.statusBar().addPermanentWidget(self.chips)
        store.changed.connect(lambda _old, _new: self.tell(None))
        self._count()

    def tell(self, hovered: str | None) -> None:
        """Name the structure under the pointer, else what is selected."""
        selected = self._store.state.selected
        words = ", ".join(self._names[key] for key in selected)
        if hovered is not None:
            self._window.status.setText(self._names[hovered])
        else:
            self._window.status.setText(f"Selected: {words}" if selected else "")
        self._count()

    def _count(self) -> None:
        state = self._store.state
        self.chips.show_counts(
            len(state.hidden - self._surroundings),
            len(state.seen_through - state.hidden),
        )
