"""Asks a class by number, and says in the bar how far names and numbers have come."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from viewer.features.labels.bar import LabelBar
from viewer.features.labels.labelling import Labelling
from viewer.overlay.overlay import Overlay
from viewer.state import edits
from viewer.state.quiz import count_named, next_unnamed, number_of
from viewer.state.state import ViewState
from viewer.state.store import Store


class Asking(QObject):
    """Numbers what is seen, names it one by one, and keeps the bar in step.

    Args:
        store: owner of the state.
        labelling: knows what is seen.
        bar: over the picture.
        overlay: gives the bar its place.
        tell: says a sentence to the user.
    """

    def __init__(
        self,
        store: Store,
        labelling: Labelling,
        bar: LabelBar,
        overlay: Overlay,
        tell: Callable[[str], None],
    ) -> None:
        super().__init__(labelling)
        self._store, self._labelling, self._tell = store, labelling, tell
        self._bar, self._overlay = bar, overlay
        self._said: tuple[object, ...] = ()
        labelling.chosen_anew.connect(self._refresh)
        store.changed.connect(lambda _old, _new: self._refresh())

    def toggle(self) -> None:
        """Give numbers to what is seen, or end the quiz."""
        state = self._store.state
        if state.numbered:
            self.end()
            return
        numbers = self._labelling.to_ask()
        if numbers:
            self._store.edit("Quiz with numbers", edits.begin_quiz(state, numbers))
        else:
            self._tell("Nothing that has a name can be seen from here.")

    def end(self) -> None:
        self._store.edit("Close the quiz", edits.end_quiz(self._store.state))

    def reveal_next(self) -> None:
        """Name the lowest number that has no name yet."""
        state = self._store.state
        pin = next_unnamed(state)
        if pin is not None:
            label = f"Name number {number_of(state, pin)}"
            self._store.edit(label, edits.reveal(state, (pin,)))

    def reveal_all(self) -> None:
        self._store.edit("Name all numbers", edits.reveal_all(self._store.state))

    def _refresh(self) -> None:
        state, chosen = self._store.state, self._labelling.chosen
        shown = sum(not label.faded for label in self._labelling.layer.labels)
        counts = shown, chosen.seen, chosen.behind
        said = (state.numbered, state.numbers, state.revealed, state.all_revealed,
                state.labels, state.attachments, state.more_labels, *counts)  # fmt: skip
        if said == self._said:
            return
        self._said = said
        was_there = self._bar.isVisibleTo(self._overlay.view)
        if state.numbered:
            named, count = count_named(state), len(state.numbers)
            self._bar.show_quiz(f"{count} to name, {named} named", unnamed=named < count)
        elif state.labels == "none" and not state.attachments:
            self._bar.put_away()
        else:
            self._show_names(state, shown)
        if was_there or self._bar.isVisibleTo(self._overlay.view):
            self._overlay.place()

    def _show_names(self, state: ViewState, shown: int) -> None:
        chosen = self._labelling.chosen
        more = chosen.seen - shown
        parts = [f"{shown} named"]
        if more > 0:
            parts.append(f"{more} more in sight")
        if chosen.behind:
            parts.append(f"{chosen.behind} hidden from here")
        self._bar.show_names(
            " · ".join(parts),
            more=more > 0 or state.more_labels,
            hidden=chosen.behind > 0 or state.hidden_labels,
        )
