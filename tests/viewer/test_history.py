"""Undo as the line of past states, drags as one step, and not without end."""

from __future__ import annotations

from dataclasses import replace

from viewer.state.history import MOST_STEPS, History
from viewer.state.state import ViewState

STATES = [replace(ViewState(), own_views=count) for count in range(MOST_STEPS + 50)]


def test_undo_and_redo_walk_the_same_line() -> None:
    history = History()
    for state in STATES[:3]:
        history.record("step", state)

    assert history.undo(STATES[3]) == STATES[2]
    assert history.undo(STATES[2]) == STATES[1]
    assert history.redo(STATES[1]) == STATES[2]


def test_the_steps_of_one_gesture_are_one() -> None:
    history = History()
    for state in STATES[:5]:
        history.record(f"to {state.own_views}", state, "drag")

    assert history.past == [("to 4", STATES[0])]
    history.gesture = None
    history.record("on", STATES[5], "drag")
    assert len(history.past) == 2


def test_the_oldest_steps_are_forgotten() -> None:
    history = History()
    for state in STATES:
        history.record("step", state)

    assert len(history.past) == MOST_STEPS
    assert history.past[-1] == ("step", STATES[-1])
