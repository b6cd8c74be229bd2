"""What may be said of a structure while a class is asked by number."""

from __future__ import annotations

from viewer.state.state import ViewState


def number_of(state: ViewState, pin: str) -> int | None:
    """The number of a pin, None where it has none."""
    return state.numbers.index(pin) + 1 if pin in state.numbers else None


def is_named(state: ViewState, pin: str) -> bool:
    """Whether a pin shows its name."""
    return not state.numbered or state.all_revealed or pin in state.revealed


def next_unnamed(state: ViewState) -> str | None:
    """The pin with the lowest number that has no name yet."""
    return next((pin for pin in state.numbers if not is_named(state, pin)), None)


def count_named(state: ViewState) -> int:
    """How many of the numbers have their name."""
    return sum(is_named(state, pin) for pin in state.numbers)


def told_name(state: ViewState, key: str, name: str) -> str:
    """What may be said of a structure: its name, or while it is asked for its number.

    Empty where a class is asked and the structure has no number.
    """
    if not state.numbered or (key in state.numbers and is_named(state, key)):
        return name
    number = number_of(state, key)
    return f"number {number}" if number is not None else ""
