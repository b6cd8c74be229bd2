"""Lists at the edges of the stage: called by the pointer and by keys, and the panels come back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS, press_on_view
from tests.window.on_stage import arrangement, enter, leave
from tests.window.pointer import move_over
from tests.window.test_accessible import nameless
from viewer.app import App
from viewer.features.stage.side import Side

pytestmark = pytest.mark.gl
MIDDLE = QPoint(500, 300)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def type_key(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Where the keyboard is now."""
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def stands(app: App, side: Side) -> bool:
    """Wholly in, over the picture and beside all else on it."""
    place = QRect(side.pos(), side.size())
    caption = app.stage.caption.geometry() if app.stage.caption.isVisible() else QRect()
    beside = not place.intersects(app.stage.strip.geometry()) and not place.intersects(caption)
    return side.isVisible() and app.viewport.rect().contains(place) and beside


def edge(app: App, *, right: bool) -> QPoint:
    return QPoint(app.viewport.width() - 1 if right else 0, 300)


def slow(side: Side) -> None:
    """A slide that lasts until the test has looked."""
    side.entrance.setDuration(PATIENCE_MS)


@pytest.mark.parametrize("right", [False, True])
def test_the_pointer_at_an_edge_calls_a_list_and_sends_it_away(
    app: App, qtbot: QtBot, *, right: bool
) -> None:
    enter(app, qtbot, (1024, 768))
    sides, before = app.stage.sides, app.viewport.size()
    side, inner = (sides.right, app.card) if right else (sides.left, app.tree)
    move_over(app.viewport, edge(app, right=right))
    move_over(app.viewport, MIDDLE)  # it only flew by
    QTest.qWait(2 * sides.rests_ms)
    assert not side.isVisible()
    move_over(app.viewport, edge(app, right=right))
    qtbot.waitUntil(lambda: stands(app, side), timeout=PATIENCE_MS)

    assert app.viewport.size() == before
    assert side.width() <= 0.3 * app.viewport.width()
    assert not inner.visibleRegion().isEmpty()
    assert nameless(side) == []
    move_over(app.viewport, MIDDLE)
    qtbot.waitUntil(lambda: not side.isVisible(), timeout=PATIENCE_MS)


def test_a_drag_that_ends_at_an_edge_calls_nothing(app: App, qtbot: QtBot) -> None:
    enter(app, qtbot)
    QTest.mousePress(app.viewport, Qt.MouseButton.LeftButton, pos=MIDDLE)
    QTest.mouseMove(app.viewport, edge(app, right=False))
    QApplication.processEvents()
    QTest.qWait(2 * app.stage.sides.rests_ms)
    assert not app.stage.sides.left.isVisible()
    QTest.mouseRelease(app.viewport, Qt.MouseButton.LeftButton, pos=MIDDLE)


def test_keys_call_each_list_and_it_stays_until_a_key(app: App, qtbot: QtBot) -> None:
    enter(app, qtbot)
    sides = app.stage.sides
    press_on_view(app, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: stands(app, sides.right), timeout=PATIENCE_MS)
    assert app.actions["panel.card"].isChecked()
    assert app.viewport.hasFocus()
    for place in (MIDDLE, QPoint(300, 200)):
        move_over(app.viewport, place)
        QTest.qWait(2 * sides.goes_ms)
    assert stands(app, sides.right)
    press_on_view(app, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: not sides.right.isVisible(), timeout=PATIENCE_MS)
    QTest.keyClick(app.viewport, Qt.Key.Key_F9, SHIFT)
    qtbot.waitUntil(lambda: stands(app, sides.left), timeout=PATIENCE_MS)
    press_on_view(app, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: not sides.left.isVisible(), timeout=PATIENCE_MS)
    press_on_view(app, Qt.Key.Key_D, SHIFT)
    assert app.article.hasFocus()
    assert sides.is_out("Article")
    assert not any(dock.isVisible() for dock in app.window.panels.values())


@pytest.mark.parametrize("back", [False, True])
def test_f6_leads_round_the_lists_and_escape_out_of_them(
    app: App, qtbot: QtBot, *, back: bool
) -> None:
    enter(app, qtbot)
    expected: list[QWidget] = [app.card, app.tree, app.viewport]
    if back:
        expected = [app.tree, app.card, app.viewport]
    for goal in expected:
        type_key(Qt.Key.Key_F6, SHIFT if back else Qt.KeyboardModifier.NoModifier)
        assert QApplication.focusWidget() is goal
        qtbot.waitUntil(lambda goal=goal: not goal.visibleRegion().isEmpty(), timeout=PATIENCE_MS)
    type_key(Qt.Key.Key_F6)
    assert app.actions["edit.escape"].text() == "Put the list away"
    type_key(Qt.Key.Key_Escape)
    assert app.viewport.hasFocus()
    assert app.stage.is_on
    type_key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not app.stage.is_on, timeout=PATIENCE_MS)


def test_what_is_chosen_in_a_list_is_done_and_all_is_in_the_window_again(
    app: App, qtbot: QtBot
) -> None:
    app.window.show_panel("Measures")
    QApplication.processEvents()
    before, size = arrangement(app), app.window.size()
    enter(app, qtbot)
    QTest.keyClick(app.viewport, Qt.Key.Key_F9, SHIFT)
    qtbot.waitUntil(lambda: stands(app, app.stage.sides.left), timeout=PATIENCE_MS)
    app.tree.setFocus()
    pose = app.viewport.pose
    for _ in range(3):
        type_key(Qt.Key.Key_Down)
    chosen = app.store.state.selected
    assert len(chosen) == 1
    type_key(Qt.Key.Key_Space)  # which hides it
    assert set(chosen) <= app.store.state.hidden
    type_key(Qt.Key.Key_Left)  # a list has a use for it, and the model does not turn
    type_key(Qt.Key.Key_Left)
    assert app.viewport.pose.azimuth == pose.azimuth
    type_key(Qt.Key.Key_F6)  # and then the picture
    press_on_view(app, Qt.Key.Key_D)
    leave(app, qtbot, Qt.Key.Key_F11)
    app.window.resize(size)
    QApplication.processEvents()

    assert arrangement(app) == before
    assert set(chosen) <= app.store.state.hidden
    for panel, dock in ((app.card, "Card"), (app.article, "Article")):
        assert app.window.docks[dock].widget() is panel
    app.window.show_panel("Card")
    QApplication.processEvents()
    assert not app.card.visibleRegion().isEmpty()
    assert not app.tree.visibleRegion().isEmpty()
    app.store.undo()
    assert not set(chosen) & app.store.state.hidden
    assert app.store.undo_label is None


def test_lists_and_strip_slide_and_fade_unless_movement_disturbs(app: App, qtbot: QtBot) -> None:
    enter(app, qtbot)
    right, strip = app.stage.sides.right, app.stage.strip
    slow(right)
    press_on_view(app, Qt.Key.Key_D)
    wholly_in = app.viewport.width() - right.width()
    qtbot.waitUntil(lambda: wholly_in < right.x() < app.viewport.width(), timeout=PATIENCE_MS)
    press_on_view(app, Qt.Key.Key_D)
    app.preferences.toggle_motion()
    press_on_view(app, Qt.Key.Key_D)
    assert right.x() == wholly_in
    press_on_view(app, Qt.Key.Key_D)
    assert not right.isVisible()
    app.stage.controls.fades_after_ms = 0
    app.stage.wake()
    qtbot.waitUntil(lambda: not strip.isVisible(), timeout=PATIENCE_MS)
    press_on_view(app, Qt.Key.Key_Tab)
    assert strip.isVisible()
    assert not strip.graphicsEffect().isEnabled()


def test_a_window_closed_on_the_stage_keeps_its_panels(app: App, qtbot: QtBot) -> None:
    enter(app, qtbot)
    press_on_view(app, Qt.Key.Key_D)
    app.window.close()
    assert app.window.docks["Card"].widget() is app.card


def test_the_pointer_that_goes_to_another_screen_leaves_no_list(app: App, qtbot: QtBot) -> None:
    enter(app, qtbot)
    move_over(app.viewport, edge(app, right=False))
    qtbot.waitUntil(lambda: stands(app, app.stage.sides.left), timeout=PATIENCE_MS)
    QApplication.sendEvent(app.viewport, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not app.stage.sides.left.isVisible(), timeout=PATIENCE_MS)
