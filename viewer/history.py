"""Undo and redo as the line of past states."""

from __future__ import annotations

from dataclasses import dataclass, field

from viewer.state import ViewState


@dataclass(slots=True)
class History:
    """Past and future states, each with the name of the change that led away from it."""

    past: list[tuple[str, ViewState]] = field(default_factory=list)
    future: list[tuple[str, ViewState]] = field(default_factory=list)

    def record(self, label: str, before: ViewState) -> None:
        self.past.append((label, before))
        self.future.clear()

    def undo(self, now: ViewState) -> ViewState:
        label, before = self.past.pop()
        self.future.append((label, now))
        return before

    def redo(self, now: ViewState) -> ViewState:
        label, after = self.future.pop()
        self.past.append((label, now))
        return after
