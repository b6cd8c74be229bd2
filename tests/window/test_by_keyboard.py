"""One errand with nothing but the keyboard: L3 between the two psoas, cut, kept, and all undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS
from viewer.app import App

pytestmark = pytest.mark.gl
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
PSOAS = {"psoas_major_left", "psoas_major_right"}


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or app.window, key, modifier)
    QApplication.processEvents()


def find(app: App, qtbot: QtBot, words: str) -> None:
    press(app, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), words)
    qtbot.waitUntil(lambda: app.searching.box.found.topLevelItemCount() > 0, timeout=PATIENCE_MS)
    press(app, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not app.camera.is_moving, timeout=PATIENCE_MS)


def go_to_the_list(app: App) -> None:
    press(app, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(3):  # its tabs, then the list itself
        if app.tree.hasFocus():
            return
        press(app, Qt.Key.Key_Tab)
    raise AssertionError("the list is not reached")


def walk_to(app: App, name: str) -> None:
    """Go on in the list without choosing."""
    for _ in range(30):
        item = app.tree.currentItem()
        if item is not None and item.text(0) == name:
            return
        press(app, Qt.Key.Key_Up, CTRL)
    raise AssertionError(f"{name} is not reached")


def test_l3_with_both_psoas_is_isolated_cut_kept_and_undone(app: App, qtbot: QtBot) -> None:
    start = app.store.state
    find(app, qtbot, "L3")
    assert app.store.state.selected == ("l3_vertebra",)
    go_to_the_list(app)
    for name in ("Right psoas major", "Left psoas major"):
        walk_to(app, name)
        press(app, Qt.Key.Key_Space, CTRL)
    assert set(app.store.state.selected) == PSOAS | {"l3_vertebra"}
    assert not app.motion.is_playing

    press(app, Qt.Key.Key_I)
    assert set(app.names) - app.store.state.hidden == PSOAS | {"l3_vertebra"}
    find(app, qtbot, "L3")
    press(app, Qt.Key.Key_K)
    assert app.cut.bar.where.text().startswith("Level of L3")

    press(app, Qt.Key.Key_D, CTRL)
    press(app, Qt.Key.Key_Return)
    assert app.views_panel.list.count() == 1
    app.viewport.setFocus()
    while app.store.undo_label is not None:
        press(app, Qt.Key.Key_Z, CTRL)
    assert app.store.state.hidden == start.hidden
    assert app.store.state.cut is None


def test_a_cut_that_would_lie_beyond_the_picture_is_brought_into_it(app: App, qtbot: QtBot) -> None:
    find(app, qtbot, "L1")
    app.camera.zoom(3.0)
    app.select("femur_left")
    before = app.viewport.pose
    press(app, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: not app.camera.is_moving, timeout=PATIENCE_MS)

    assert app.viewport.pose != before
    x, y = app.scene.to_picture(app.scene.bounds(("femur_left",)).mean(axis=0))
    assert 0.0 < x < 1.0
    assert 0.0 < y < 1.0
