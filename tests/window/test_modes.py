"""Modes do not pile up: one that begins ends the last one, and undo brings it back whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from meshes.motion.joints import STANDING
from tests.window.test_steps import press, settle
from viewer.app import App

pytestmark = pytest.mark.gl

A, C, L, Q, T = (getattr(Qt.Key, f"Key_{name}") for name in "ACLQT")


def sees_surroundings(app: App) -> bool:
    return not app.surroundings <= app.store.state.hidden


def test_a_motion_puts_names_paint_and_surroundings_aside_and_its_end_brings_them_back(
    qtbot: QtBot, app: App
) -> None:
    for key in (A, L, L, C):
        press(app, key)
    before = app.store.state
    press(app, T)
    settle(qtbot, app)
    state = app.store.state

    assert (state.labels, state.numbered, state.attachments) == ("none", False, False)
    assert app.labelling.layer.labels == ()
    assert not sees_surroundings(app)
    press(app, Qt.Key.Key_Escape)
    state = app.store.state
    assert (state.labels, state.attachments) == (before.labels, True)
    assert (state.hidden, state.pose) == (before.hidden, STANDING)


@pytest.mark.parametrize("key", [A, Q, Qt.Key.Key_7])
def test_another_mode_ends_a_motion_and_undo_brings_it_back_whole(
    qtbot: QtBot, app: App, key: Qt.Key
) -> None:
    press(app, T)
    settle(qtbot, app)
    led = app.store.state
    press(app, key)

    assert (app.store.state.motion_step, app.store.state.pose) == (None, STANDING)
    words = app.overlay.sentence.text.text() if app.overlay.sentence.isVisible() else ""
    assert "Deep lunge" not in words
    press(app, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert app.store.state == led
    assert "Deep lunge" in app.overlay.sentence.text.text()


def test_the_mode_is_named_in_one_place_and_a_click_ends_it(qtbot: QtBot, app: App) -> None:
    chip = app.status.chips.mode
    assert not chip.isVisible()
    for key, words in ((A, "Attachments, end"), (T, "Deep lunge, end"), (Q, "Quiz, end")):
        press(app, key)
        assert (chip.isVisible(), chip.text(), chip.accessibleName()) == (True, words, words)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert not app.store.state.numbered
    assert not chip.isVisible()
