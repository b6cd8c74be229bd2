"""Where the keyboard is: from panel to panel, out of a text, and one thing after another by Esc."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget
from pytestqt.qtbot import QtBot

from meshes.motion.joints import Pose
from tests.window.conftest import PATIENCE_MS
from tests.window.test_steps import settle
from viewer.app import App

pytestmark = pytest.mark.gl
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)

PLACES = {"nowhere", "picture", "search", "tools", "Contents"}  # "nowhere": cube, views, and tabs
MANY = 400


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or app.window, key, modifier)
    QApplication.processEvents()


def walked(app: App, key: Qt.Key) -> list[QWidget]:
    """Where a key led until it came round to the picture; a text has a stop for every link."""
    stops: list[QWidget] = []
    while not stops or stops[-1] is not app.viewport:
        assert len(stops) < MANY, [place(app, stop) for stop in stops[-3:]]
        press(app, key)
        stops.append(QApplication.focusWidget())
    return stops


def place(app: App, inner: QWidget | None = None) -> str:
    """The panel that has the keyboard, or that has a widget in it."""
    focused = inner or QApplication.focusWidget()
    while focused is not None:
        if isinstance(focused, QDockWidget):
            return focused.windowTitle()
        if focused is app.viewport:
            return "picture"
        if focused is app.searching.box:
            return "search"
        if focused is app.tool_bar:
            return "tools"
        focused = focused.parentWidget()
    return "nowhere"


@pytest.mark.parametrize("panel", ["Card", "Article", "Motion", "Measures", "Coverage"])
def test_f6_goes_round_the_panels_in_front_and_back(app: App, panel: str) -> None:
    app.window.show_panel(panel)
    app.viewport.setFocus()
    QApplication.processEvents()
    expected = ["tools", panel, "search", "Contents", "picture"]
    for key, modifier in ((Qt.Key.Key_F6, NONE), (Qt.Key.Key_Tab, CTRL)):
        seen = []
        for _ in expected:
            press(app, key, modifier)
            seen.append(place(app))
        assert seen == expected
    for key, modifier in ((Qt.Key.Key_F6, SHIFT), (Qt.Key.Key_Backtab, CTRL | SHIFT)):
        seen = []
        for _ in expected:
            press(app, key, modifier)
            seen.append(place(app))
        assert seen == [*expected[-2::-1], "picture"]


def test_the_tab_key_stops_only_at_what_can_be_seen(app: App) -> None:
    for panel in app.window.docks:
        app.window.show_panel(panel)
        QApplication.processEvents()
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            app.viewport.setFocus()
            stops = walked(app, key)
            assert {place(app, stop) for stop in stops} == PLACES | {panel}
            assert [stop for stop in stops if stop.visibleRegion().isEmpty()] == []
            shown = {tool for tool in app.tool_bar.tools if tool.isEnabled() and tool.isVisible()}
            assert shown <= set(stops)


def test_what_is_shut_is_passed_by(app: App) -> None:
    app.actions["view.tools"].trigger()
    app.window.left_dock.hide()
    for dock in app.window.docks.values():
        dock.hide()
    app.viewport.setFocus()
    QApplication.processEvents()
    press(app, Qt.Key.Key_F6)
    assert place(app) == "search"
    press(app, Qt.Key.Key_F6)
    assert place(app) == "picture"


@pytest.mark.parametrize("panel", ["Card", "Article", "Coverage"])
def test_escape_leaves_a_text_for_the_picture_and_keeps_what_is_selected(
    app: App, panel: str
) -> None:
    app.select("sacrum")
    app.window.enter_panel(panel)
    press(app, Qt.Key.Key_Tab)
    assert place(app) == panel
    press(app, Qt.Key.Key_Escape)
    assert place(app) == "picture"
    assert app.store.state.selected == ("sacrum",)


def test_escape_leaves_search_motion_and_selection_in_this_order(app: App, qtbot: QtBot) -> None:
    app.motion.turn("hip_flexion_left", 20.0)
    before, seen_from = app.store.state.pose, app.viewport.pose
    app.select("psoas_major_left")
    press(app, Qt.Key.Key_T)
    press(app, Qt.Key.Key_PageDown)
    settle(qtbot, app)
    assert app.store.state.motion_step == "lunge/1/left"
    app.searching.open()
    assert place(app) == "search"

    press(app, Qt.Key.Key_Escape)
    assert place(app) == "picture"
    assert app.store.state.motion_step is not None
    assert app.menus.actions["edit.escape"].text() == "End the motion"
    press(app, Qt.Key.Key_Escape)
    settle(qtbot, app)
    assert app.store.state.motion_step is None
    assert app.store.state.pose == before
    assert app.store.undo_label == "End Deep lunge"
    assert app.store.state.selected == ("psoas_major_left",)
    assert not app.overlay.sentence.isVisible()
    press(app, Qt.Key.Key_Escape)
    assert app.store.state.selected == ()
    settle(qtbot, app)
    assert app.viewport.pose.azimuth == pytest.approx(seen_from.azimuth)

    press(app, Qt.Key.Key_Z, CTRL)
    assert app.store.state.motion_step == "lunge/1/left"


def test_a_motion_ends_standing_where_nothing_is_known_from_before(app: App, qtbot: QtBot) -> None:
    app.camera.cuts = True
    press(app, Qt.Key.Key_V)
    assert app.store.state.pose != Pose()
    press(app, Qt.Key.Key_Escape)
    assert app.store.state.pose == Pose()


def test_the_page_keys_step_where_a_motion_is_shown_and_scroll_elsewhere(
    app: App, qtbot: QtBot
) -> None:
    app.camera.cuts = True
    app.window.enter_panel("Article")
    QApplication.processEvents()
    press(app, Qt.Key.Key_PageDown)
    assert app.article.verticalScrollBar().value() > 0
    for focus in (app.viewport, app.article, app.tree):
        app.steps.take("lunge")
        focus.setFocus()
        for expected in (1, 2):
            press(app, Qt.Key.Key_PageDown)
            assert app.store.state.motion_step == f"lunge/{expected}/left"
        press(app, Qt.Key.Key_PageUp)
        assert app.store.state.motion_step == "lunge/1/left"

    app.searching.open()
    QTest.keyClicks(QApplication.focusWidget(), "psoas")
    qtbot.waitUntil(lambda: app.searching.box.found.topLevelItemCount() > 0, timeout=PATIENCE_MS)
    first = app.searching.box.found.currentItem()
    press(app, Qt.Key.Key_PageDown)
    assert app.searching.box.found.currentItem() is not first
    assert app.store.state.motion_step == "lunge/1/left"
