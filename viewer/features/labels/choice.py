"""Which pins are labelled, so that the picture says much and stays readable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.scene.pins import Pin
from viewer.state.state import ViewState

MOST = 40


def chosen_pins(
    pins: Sequence[Pin],
    named: Sequence[Pin],
    attached: Sequence[Pin],
    state: ViewState,
    covered: Iterable[str],
) -> tuple[Pin, ...]:
    """The pins to label, structures' names first, at most `MOST`.

    Args:
        pins: all landmarks.
        named: the pins that carry a structure's own name.
        attached: the pins of origins and insertions; shown while these are painted.
        state: how many are wanted, what is selected and hidden.
        covered: ids of pins that something lies before.
    """
    shown = [pin for pin in pins if pin.structure not in state.hidden]
    painted = [pin for pin in attached if pin.structure not in state.hidden]
    held = _one_side_each(painted, frozenset(covered)) if state.attachments else []
    if state.labels == "none":
        return tuple(held)
    if state.labels == "selected":
        own = [pin for pin in shown if pin.structure in state.selected]
        return (*held, *named, *own)[:MOST]
    return (*held, *named, *_one_side_each(shown, frozenset(covered)))[:MOST]


def _one_side_each(pins: Sequence[Pin], covered: frozenset[str]) -> list[Pin]:
    """Of the same place left and right only one: the free one, else turn and turn about."""
    by_id = {pin.id: pin for pin in pins}
    kept: list[Pin] = []
    turn = 0
    for pin in pins:
        twin = by_id.get(pin.twin or "")
        if twin is None:
            kept.append(pin)
        elif pin.id < twin.id:
            pair = (pin, twin) if turn % 2 else (twin, pin)
            free = [one for one in pair if one.id not in covered]
            kept.append(free[0] if free else pair[0])
            turn += 1
    return kept


def left_standing(pins: Sequence[Pin], state: ViewState) -> Sequence[Pin]:
    """The pins whose place the cut leaves standing."""
    cut = state.cut
    return pins if cut is None else [pin for pin in pins if cut.beyond(pin.point) <= 0.0]
