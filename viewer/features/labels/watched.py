"""The parts of the state on which labels hang."""

from __future__ import annotations

from viewer.state.state import ViewState


def wants(state: ViewState) -> bool:
    """Whether there are labels at all."""
    return state.labels != "none" or state.attachments or state.numbered


def how_many(state: ViewState) -> tuple[object, ...]:
    """The part of the state on which the room for the labels hangs."""
    return state.labels, state.attachments, state.numbered, state.more_labels, state.hidden_labels


def what_is_said(state: ViewState) -> tuple[object, ...]:
    """The part of the state on which the names of the labels hang."""
    return state.revealed, state.all_revealed


def what_is_wanted(state: ViewState) -> tuple[object, ...]:
    """The part of the state on which the choice of labels hangs, at once."""
    opacity = (state.faded, state.ghosted, state.xray, state.opacities)
    return (*how_many(state), state.numbers, state.selected, state.hidden, state.pin, opacity)


def where_things_are(state: ViewState) -> tuple[object, ...]:
    """The part of the state that moves or cuts the body."""
    return state.cut, state.pose, state.foot
