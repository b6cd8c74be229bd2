"""Layers and sides as pure changes of the state."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotations.atlas import load_atlas
from viewer.state import edits, peeling
from viewer.state.state import ViewState

KEYS = tuple(s.key for s in load_atlas().structures)
states = st.sets(st.sampled_from(KEYS)).map(lambda keys: ViewState(hidden=frozenset(keys)))


def test_every_structure_but_the_spine_belongs_to_one_layer() -> None:
    layers = [peeling.keys_of(layer, KEYS) for layer in peeling.LAYERS[:-1]]
    spine = {key for key in KEYS if not any(key in layer for layer in layers)}

    assert sum(map(len, layers)) + len(spine) == len(KEYS)
    assert all(key.endswith(("_vertebra", "_disc")) or key in ("sacrum", "coccyx") for key in spine)


@given(states, st.integers(-2, 9))
def test_peeling_goes_as_deep_as_asked(state: ViewState, wanted: int) -> None:
    deepest = len(peeling.LAYERS) - 1
    new = peeling.peeled(state, wanted, KEYS)

    assert peeling.depth(new, KEYS) == min(max(wanted, 0), deepest)


def test_peeling_there_and_back_is_no_change() -> None:
    state = edits.hide(ViewState(), ["l3_vertebra", "body_outline"])

    assert peeling.peeled(peeling.peeled(state, 5, KEYS), 1, KEYS) == state


@given(states)
def test_one_side_shows_nothing_of_the_other(state: ViewState) -> None:
    left = peeling.one_side(state, "left", KEYS)

    assert not [k for k in KEYS if peeling.side_of(k) == "right" and k not in left.hidden]


def test_both_sides_bring_back_what_one_side_took() -> None:
    state = edits.hide(ViewState(), ["psoas_minor_left", "psoas_minor_right"])

    assert peeling.one_side(peeling.one_side(state, "right", KEYS), None, KEYS) == state
    assert peeling.side_shown(peeling.one_side(state, "right", KEYS), KEYS) == "right"
