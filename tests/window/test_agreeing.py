"""What is shown and what is said of it agree, and every way out of a state leads back."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS, click, press_on_view
from tests.window.visible_pixels import VisiblePixels
from viewer.app import App
from viewer.scene.camera import projected

pytestmark = pytest.mark.gl


def spread(app: App, key: str) -> float:
    """Share of the picture's height, or width if that is more, that a structure's box takes."""
    lower, upper = app.scene.bounds((key,))
    corners = np.array(np.meshgrid(*np.stack([lower, upper]).T)).reshape(3, -1).T
    size = app.viewport.width(), app.viewport.height()
    at = projected(app.viewport.pose, corners, *size)
    return float((np.ptp(at[:, :2], axis=0) / size).max())


def rest(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not app.camera.is_moving, timeout=PATIENCE_MS)


def test_a_fresh_start_counts_nothing_as_hidden(app: App) -> None:
    assert not app.status.chips.hidden.isVisible()
    height = app.viewport.height()
    app.select("sacrum")
    press_on_view(app, Qt.Key.Key_H)
    assert app.status.chips.hidden.text() == "1 hidden, show all"
    QApplication.processEvents()
    assert app.viewport.height() == height  # the picture does not give way to a chip


def test_isolating_twice_brings_back_exactly_what_there_was(app: App) -> None:
    app.menus.actions["structure.show_all"].trigger()
    app.select("l3_vertebra")
    press_on_view(app, Qt.Key.Key_H)
    before = app.store.state.hidden
    app.select("psoas_minor_left")
    press_on_view(app, Qt.Key.Key_I)
    assert len(set(app.names) - app.store.state.hidden) == 1
    press_on_view(app, Qt.Key.Key_I)
    assert app.store.state.hidden == before


def test_sliders_say_what_is_drawn(app: App) -> None:
    panel = app.showing.panel
    app.select("psoas_major_left")
    assert panel.percent.text() == "Left psoas major: 100 %"
    press_on_view(app, Qt.Key.Key_X)
    assert panel.percent.text() == "Left psoas major: x-ray"
    press_on_view(app, Qt.Key.Key_X)
    assert panel.outermost.text() == "All muscles"
    press_on_view(app, Qt.Key.Key_I)
    assert panel.outermost.text() == "Your own choice"
    assert panel.sides[1].isChecked()
    press_on_view(app, Qt.Key.Key_BracketLeft, Qt.KeyboardModifier.ControlModifier)
    assert set(app.names) - app.store.state.hidden == {"psoas_major_left"}


def test_an_empty_picture_leads_back(app: App) -> None:
    box, start = app.emptiness.box, app.store.state
    app.select("psoas_major_left")
    press_on_view(app, Qt.Key.Key_I)
    press_on_view(app, Qt.Key.Key_H)
    assert box.isVisible()
    assert app.viewport.rect().contains(box.geometry())
    ways = {button.text(): button for button in box.findChildren(QToolButton)}
    QTest.mouseClick(ways["Start view"], Qt.MouseButton.LeftButton)
    assert not box.isVisible()
    assert app.store.state == start


def test_the_start_view_undoes_all_and_can_be_undone(app: App, qtbot: QtBot) -> None:
    press_on_view(app, Qt.Key.Key_R)
    rest(app, qtbot)
    start, seen_from = app.store.state, app.viewport.pose
    app.select("l4_vertebra")
    press_on_view(app, Qt.Key.Key_X)
    press_on_view(app, Qt.Key.Key_K)
    press_on_view(app, Qt.Key.Key_3)
    rest(app, qtbot)
    changed = app.store.state
    press_on_view(app, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    rest(app, qtbot)
    assert app.viewport.pose.azimuth == seen_from.azimuth
    assert app.viewport.pose.distance == pytest.approx(seen_from.distance, rel=0.01)
    assert app.store.state == start
    press_on_view(app, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert app.store.state == changed


@pytest.mark.parametrize("key", ["l3_l4_disc", "l4_vertebra"])
def test_flying_to_a_structure_leaves_room_round_it(app: App, qtbot: QtBot, key: str) -> None:
    app.select(key)
    press_on_view(app, Qt.Key.Key_F)
    rest(app, qtbot)
    assert 0.25 < spread(app, key) < 0.48


def test_flying_to_what_is_large_goes_no_further_than_the_body(app: App, qtbot: QtBot) -> None:
    home = app.viewport.pose.distance
    app.select("psoas_major_left")
    press_on_view(app, Qt.Key.Key_F)
    rest(app, qtbot)
    assert app.viewport.pose.distance <= home * 1.001


def test_the_surroundings_are_not_cut_off(app: App, qtbot: QtBot) -> None:
    near = app.viewport.pose.distance
    press_on_view(app, Qt.Key.Key_C)
    rest(app, qtbot)
    lower, upper = app.scene.bounds(("diaphragm",))
    corners = np.array(np.meshgrid(*np.stack([lower, upper]).T)).reshape(3, -1).T
    at = projected(app.viewport.pose, corners, app.viewport.width(), app.viewport.height())
    assert at[:, :2].min() >= 0.0
    press_on_view(app, Qt.Key.Key_C)
    rest(app, qtbot)
    assert app.viewport.pose.distance == pytest.approx(near)


def test_shift_f10_opens_the_menu_of_what_was_clicked(app: App, pixels: VisiblePixels) -> None:
    click(app, pixels.of("sacrum"))
    QTest.keyClick(app.viewport, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = app.context_menu.menu
    assert menu is not None
    assert menu.isVisible()
    assert menu.actions()[0].text() == "Sacrum"
    menu.close()
