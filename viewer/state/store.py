"""Owns the view state and tells everyone of each change once."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Signal

from viewer.state.history import History
from viewer.state.state import ViewState

PAUSE_S = 1.0  # after which a slider that moves again begins a new step


class Store(QObject):
    """The one place where the view state changes.

    Signals:
        changed(ViewState, ViewState): the state before and after, emitted once a change.
    """

    changed = Signal(object, object)

    def __init__(self, state: ViewState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._history = History()
        self._edited_at = 0.0

    @property
    def state(self) -> ViewState:
        return self._state

    @property
    def undo_label(self) -> str | None:
        return self._history.past[-1][0] if self._history.past else None

    @property
    def redo_label(self) -> str | None:
        return self._history.future[-1][0] if self._history.future else None

    def last(self, test: Callable[[ViewState], bool]) -> ViewState | None:
        """The latest of the past states that pass a test."""
        past = (state for _label, state in reversed(self._history.past))
        return next(filter(test, past), None)

    def edit(self, label: str, new: ViewState, merge: str | None = None) -> None:
        """Change what is shown; `label` names the step in the Edit menu.

        Changes with the same `merge` that follow each other without a pause are one step, so that
        the drag of a slider is undone at once.
        """
        if new != self._state:
            now = monotonic()
            if now - self._edited_at > PAUSE_S:
                self.end_merge()
            self._edited_at = now
            self._history.record(label, self._state, merge)
            self._become(new)

    def end_merge(self) -> None:
        """The drag is over: what comes next is a step of its own."""
        self._history.gesture = None

    def show(self, new: ViewState) -> None:
        """Change without a step to undo (selecting, playing)."""
        if new != self._state:
            self._become(new)

    def undo(self) -> None:
        if self._history.past:
            self._become(self._history.undo(self._state))

    def redo(self) -> None:
        if self._history.future:
            self._become(self._history.redo(self._state))

    def _become(self, new: ViewState) -> None:
        old, self._state = self._state, new
        self.changed.emit(old, new)
