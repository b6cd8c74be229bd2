"""Pure changes of the view: a state in, a state out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from viewer.state import ViewState


def select(state: ViewState, key: str | None) -> ViewState:
    """Select one structure alone, shown if it was hidden; None clears."""
    state = replace(state, faded=frozenset(), sentence=None)
    if key is None:
        return replace(state, selected=())
    return replace(state, selected=(key,), hidden=state.hidden - {key})


def toggle_selected(state: ViewState, key: str) -> ViewState:
    """Add a structure to the selection, or take it out again."""
    if key in state.selected:
        return replace(state, selected=tuple(k for k in state.selected if k != key))
    return replace(state, selected=(*state.selected, key), hidden=state.hidden - {key})


def hide(state: ViewState, keys: Iterable[str]) -> ViewState:
    """Stop drawing the structures; what is hidden is not selected."""
    gone = frozenset(keys)
    selected = tuple(key for key in state.selected if key not in gone)
    return replace(state, selected=selected, hidden=state.hidden | gone)


def show(state: ViewState, keys: Iterable[str]) -> ViewState:
    """Draw the structures."""
    return replace(state, hidden=state.hidden - frozenset(keys))


def isolate(state: ViewState, keys: Iterable[str], every: Iterable[str]) -> ViewState:
    """Draw only `keys` out of `every` structure."""
    kept = frozenset(keys)
    return hide(show(state, kept), frozenset(every) - kept)


def read(state: ViewState, start: int, named: Iterable[str], every: Iterable[str]) -> ViewState:
    """Read a sentence: what it names is selected and shown, the rest recedes."""
    selected = tuple(named)
    faded = frozenset(every) - set(selected) if selected else frozenset()
    return ViewState(selected, state.hidden - set(selected), faded, start)


def step_to(state: ViewState, start: int) -> ViewState:
    """Go to another sentence about the same structure; the picture stays."""
    return replace(state, sentence=start, faded=frozenset())
