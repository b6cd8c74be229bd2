"""Undo and redo as the line of past states."""

from __future__ import annotations

from dataclasses import dataclass, field

from viewer.state.state import ViewState

MOST_STEPS = 200  # that can be undone


@dataclass(slots=True)
class History:
    """Past and future states, each with the name of the change that led away from it.

    Attributes:
        gesture: name of the drag that the last step came from, None once something else came.
    """

    past: list[tuple[str, ViewState]] = field(default_factory=list)
    future: list[tuple[str, ViewState]] = field(default_factory=list)
    gesture: str | None = None

    def record(self, label: str, before: ViewState, gesture: str | None = None) -> None:
        """Remember a change; further changes of the same gesture belong to the same step."""
        if gesture is not None and gesture == self.gesture:
            self.past[-1] = (label, self.past[-1][1])
        else:
            self.past.append((label, before))
            del self.past[:-MOST_STEPS]
        self.gesture = gesture
        self.future.clear()

    def undo(self, now: ViewState) -> ViewState:
        self.gesture = None
        label, before = self.past.pop()
        self.future.append((label, now))
        return before

    def redo(self, now: ViewState) -> ViewState:
        self.gesture = None
        label, after = self.future.pop()
        self.past.append((label, now))
        return after
