"""Board mode on the real window: large targets, and a button for every drag."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDockWidget, QTabBar
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas
from meshes.library import SurfaceMesh
from tests.window.conftest import PATIENCE_MS, closed, opened
from tests.window.test_key_views import settle
from viewer.app import App
from viewer.styles.board_style import TARGET, TEXT_SCALE

pytestmark = pytest.mark.gl


def to_board(app: App) -> None:
    app.viewport.setFocus()
    QTest.keyClick(app.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def press(app: App, name: str) -> None:
    QTest.mouseClick(app.board.pad.buttons[name], Qt.MouseButton.LeftButton)


def small_buttons(app: App) -> list[tuple[str, int, int]]:
    """Buttons that can be seen and are smaller than a target; Qt's own for docks and tabs apart."""
    return [
        (button.accessibleName() or button.text(), button.width(), button.height())
        for button in app.window.findChildren(QAbstractButton)
        if button.isVisible()
        and not isinstance(button.parent(), QDockWidget | QTabBar)
        and min(button.width(), button.height()) < TARGET
    ]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_what_a_finger_aims_at_is_44_pixels_large(
    app: App, qtbot: QtBot, size: tuple[int, int]
) -> None:
    app.window.resize(*size)
    app.select("iliacus_left")
    app.menus.actions["structure.fade"].trigger()
    app.key_views.take("side")
    to_board(app)
    for tab, title in enumerate(app.window.docks):
        app.window.left_tabs.setCurrentIndex(tab % 2)
        app.window.show_panel(title)
        settle(app, qtbot)
        assert small_buttons(app) == []
    app.window.show_panel("Motion")
    app.steps.take("lunge")
    settle(app, qtbot)
    assert small_buttons(app) == []
    app.window.left_tabs.setCurrentIndex(0)
    settle(app, qtbot)
    row = app.tree.visualItemRect(app.tree.topLevelItem(0).child(0))
    assert row.height() >= TARGET
    assert min(app.board.pad.buttons["turn_left"].size().toTuple()) >= TARGET


def test_text_is_larger_and_as_before_when_the_mode_is_left(app: App) -> None:
    before = app.tree.fontMetrics().height()
    assert not app.board.pad.isVisible()
    to_board(app)
    assert app.tree.fontMetrics().height() == pytest.approx(before * TEXT_SCALE, rel=0.1)
    assert app.board.pad.isVisible()
    assert app.menus.actions["view.board"].isChecked()
    to_board(app)
    assert app.tree.fontMetrics().height() == before
    assert not app.board.pad.isVisible()
    assert app.settings.text_scale == 1.0


def test_every_drag_has_its_button(app: App) -> None:
    to_board(app)
    before = app.viewport.pose
    press(app, "turn_right")
    press(app, "turn_up")
    turned = app.viewport.pose
    assert turned.azimuth > before.azimuth
    assert turned.elevation < before.elevation
    press(app, "turn_left")
    press(app, "turn_down")
    assert app.viewport.pose.figures == pytest.approx(before.figures)
    for name, axis in (("move_right", before.right), ("move_up", before.view_up)):
        start = np.array(app.viewport.pose.focal_point)
        press(app, name)
        assert (app.viewport.pose.focal_point - start) @ axis < -1.0
    press(app, "zoom_in")
    assert app.viewport.pose.distance < before.distance
    press(app, "zoom_out")
    assert app.viewport.pose.distance == pytest.approx(before.distance)


def test_a_button_that_is_held_goes_on(app: App, qtbot: QtBot) -> None:
    to_board(app)
    button = app.board.pad.buttons["turn_right"]
    start = app.viewport.pose.azimuth
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.viewport.pose.azimuth >= start + 44.0, timeout=PATIENCE_MS)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_the_model_stays_clear_of_the_pad(app: App, qtbot: QtBot) -> None:
    to_board(app)
    settle(app, qtbot)
    v = app.scene.to_picture(app.scene.bounds(("pubic_symphysis",)).mean(axis=0))[1]
    assert (1.0 - v) * app.viewport.height() < app.board.pad.y()
    assert app.board.pad.geometry().bottom() < app.viewport.height()


def test_the_mode_is_remembered(
    app: App, qtbot: QtBot, atlas: Atlas, meshes: dict[str, SurfaceMesh]
) -> None:
    to_board(app)
    app.window.close()
    again = opened(qtbot, atlas, meshes)
    assert again.board.pad.isVisible()
    closed(again)


def test_a_finger_scrolls_the_list(app: App, qtbot: QtBot) -> None:
    app.window.resize(1280, 720)
    QApplication.processEvents()
    bar, area = app.tree.verticalScrollBar(), app.tree.viewport()
    assert bar.maximum() > 0
    glass = QTest.createTouchDevice()
    touch = QTest.touchEvent(area, glass)
    start = area.rect().center()
    touch.press(0, start, area)
    touch.commit()
    for _ in range(10):
        start.setY(start.y() - 12)
        touch.move(0, start, area)
        touch.commit()
        qtbot.wait(20)
    touch.release(0, start, area)
    touch.commit()
    qtbot.waitUntil(lambda: bar.value() > 0, timeout=PATIENCE_MS)


def test_a_finger_that_taps_the_list_chooses(app: App, qtbot: QtBot) -> None:
    item = app.tree.topLevelItem(0).child(0)
    at, area = app.tree.visualItemRect(item).center(), app.tree.viewport()
    touch = QTest.touchEvent(area, QTest.createTouchDevice())
    touch.press(0, at, area)
    touch.commit()
    touch.release(0, at, area)
    touch.commit()
    qtbot.waitUntil(lambda: app.store.state.selected == ("psoas_major_left",), timeout=PATIENCE_MS)


def test_a_finger_presses_a_button(app: App, qtbot: QtBot) -> None:
    to_board(app)
    settle(app, qtbot)
    button = app.board.pad.buttons["turn_right"]
    before = app.viewport.pose.azimuth
    touch = QTest.touchEvent(button, QTest.createTouchDevice())
    touch.press(0, button.rect().center(), button)
    touch.commit()
    touch.release(0, button.rect().center(), button)
    touch.commit()
    assert app.viewport.pose.azimuth == pytest.approx(before + 15.0)
    assert app.store.state.selected == ()
