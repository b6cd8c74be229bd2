"""The status bar: what is under the pointer or selected, and chips for what is hidden or faded."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from viewer.features.status.chips import Chips
from viewer.state.quiz import told_name
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.window.window import MainWindow

NAMED = 3  # structures that are named one by one
# Name of a mode, the action that ends it where its feature is there, and whether it is on.
MODES: tuple[tuple[str, str, Callable[[ViewState], bool]], ...] = (
    ("Motion", "motion.end", lambda state: state.motion_step is not None),
    ("Quiz", "labels.numbers", lambda state: state.numbered),
    ("Attachments", "labels.attachments", lambda state: state.attachments),
)


class Status(QObject):
    """Keeps the status bar in step with the state.

    Args:
        window: has the bar.
        store: owner of the state.
        names: key -> English name of every structure.
        uncounted: keys that are hidden as a rule.
        actions: the window's actions by id.
    """

    def __init__(
        self,
        window: MainWindow,
        store: Store,
        names: Mapping[str, str],
        uncounted: frozenset[str],
        actions: Mapping[str, QAction],
    ) -> None:
        super().__init__(window)
        self._window, self._store, self._names = window, store, names
        self._uncounted = uncounted
        self.chips = Chips(actions["structure.show_all"], actions["structure.solid"])
        window.statusBar().addPermanentWidget(self.chips)
        store.changed.connect(lambda _old, _new: self.tell(None))
        self._actions = actions
        self._count()

    def tell(self, hovered: str | None) -> None:
        """Name the structure under the pointer, else what is selected."""
        if hovered is None:
            words = self._selected()
        else:
            words = capital(told_name(self._store.state, hovered, self._names[hovered]))
        self._window.status.setText(words)
        self._count()

    def _selected(self) -> str:
        selected = self._store.state.selected
        if not selected:
            return ""
        words = ", ".join(self._names[key] for key in selected[: -NAMED - 1 : -1])
        more = len(selected) - NAMED
        return f"Selected: {words}" + (f" and {more} more" if more > 0 else "")

    def _mode(self, state: ViewState) -> tuple[str, QAction | None]:
        """The mode that is on, by name, and what ends it; a motion goes by its own name."""
        for name, end, is_on in MODES:
            if end in self._actions and is_on(state):
                motion = self._actions.get(f"motion.{(state.motion_step or '').split('/')[0]}")
                return name if motion is None else motion.text(), self._actions[end]
        return "", None

    def _count(self) -> None:
        state = self._store.state
        self.chips.show_mode(*self._mode(state))
        self.chips.show_counts(
            len(state.hidden - self._uncounted),
            len(state.seen_through - state.hidden),
        )


def capital(name: str) -> str:
    """The name as it begins a line."""
    return name[:1].upper() + name[1:]
