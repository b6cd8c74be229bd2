"""Tells screen readers in one sentence what is selected, from where it is seen, what is hidden."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from viewer.state.state import ViewState
from viewer.state.store import Store

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
PAUSE_MS = 250  # changes that follow each other faster are told once


class Announcing(QObject):
    """Speaks for the 3D view.

    Args:
        view: in whose name it speaks.
        store: owner of the state.
        names: key -> English name of every structure.
        uncounted: keys that are hidden as a rule.
        seen_from: the view in words, None between the standard ones.

    Attributes:
        said: the last announcement.
    """

    def __init__(
        self,
        view: QWidget,
        store: Store,
        names: Mapping[str, str],
        uncounted: frozenset[str],
        seen_from: Callable[[], str | None],
    ) -> None:
        super().__init__(view)
        self._view, self._store, self._names = view, store, names
        self._uncounted, self._seen_from = uncounted, seen_from
        self.said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._announce)
        store.changed.connect(self._on_changed)

    def _on_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.selected, old.hidden, old.ghosted, old.xray) != (
            new.selected,
            new.hidden,
            new.ghosted,
            new.xray,
        ):
            self._timer.start()

    def _announce(self) -> None:
        self.said = self.sentence()
        self._view.setAccessibleDescription(self.said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, self.said))

    def sentence(self) -> str:
        """What is selected, the view, and how much is hidden or faded."""
        state = self._store.state
        names = [self._names[key] for key in state.selected]
        selected = f"{_listed(names)} selected." if names else "Nothing selected."
        view = self._seen_from()
        seen = f" {view.capitalize()} view." if view else ""
        hidden = _counted(len(state.hidden - self._uncounted), "hidden")
        faded = _counted(len(state.seen_through - state.hidden), "faded")
        return f"{selected[:1].upper()}{selected[1:]}{seen}{hidden}{faded}"


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _counted(count: int, what: str) -> str:
    if count == 0:
        return ""
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f" {number} structure{'s' if count > 1 else ''} {what}."
