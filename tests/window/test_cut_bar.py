"""The bar of the cut, by real mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.window.cutting import (
    CONTROL,
    SHIFT,
    cut_at_l3,
    handle_of,
    opened_bar,
    press,
    settled,
)
from viewer.app import App
from viewer.state import edits

pytestmark = pytest.mark.gl


def test_the_drag_of_the_slider_is_one_step(app: App, qtbot: QtBot) -> None:
    z = cut_at_l3(app, qtbot)
    slider = app.cut.bar.slider
    start, left = handle_of(slider), Qt.MouseButton.LeftButton
    for _drag in range(2):
        start = handle_of(slider)
        QTest.mousePress(slider, left, Qt.KeyboardModifier.NoModifier, start)
        for step in range(1, 9):
            QTest.mouseMove(slider, start - QPoint(4 * step, 0))
            QApplication.processEvents()
        QTest.mouseRelease(slider, left, Qt.KeyboardModifier.NoModifier, start - QPoint(32, 0))
    moved = app.store.state.cut
    assert moved is not None
    assert moved.offset < z - 20.0
    assert app.menus.actions["edit.undo"].text() == "Undo Move the cut"

    press(app, Qt.Key.Key_Z, CONTROL)
    assert app.store.state.cut is not None
    assert moved.offset < app.store.state.cut.offset < z
    press(app, Qt.Key.Key_Z, CONTROL)
    assert app.store.state.cut is not None
    assert app.store.state.cut.offset == z
    assert app.cut.bar.slider.value() == round(z)
    assert app.menus.actions["edit.undo"].text() == "Undo See the cut from the feet"
    for _ in range(2):
        press(app, Qt.Key.Key_Z, CONTROL)
    assert app.store.state.cut is None
    assert not app.cut.bar.isVisible()


def test_everything_by_keys(app: App, qtbot: QtBot) -> None:
    app.camera.cuts = True
    app.select("l3_vertebra")
    press(app, Qt.Key.Key_K)
    first = app.store.state.cut
    assert first is not None
    press(app, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert app.store.state.cut == first.at(first.offset - 2.0)
    press(app, Qt.Key.Key_K, CONTROL)
    assert app.store.state.cut is not None
    assert app.store.state.cut.flipped
    assert app.scene.actors["l1_vertebra"].GetVisibility()
    assert not app.scene.actors["l5_vertebra"].GetVisibility()

    app.select("l5_vertebra")
    press(app, Qt.Key.Key_K, SHIFT)
    assert app.cut.bar.where.text().startswith("Level of L5, ")
    press(app, Qt.Key.Key_K, CONTROL | SHIFT)
    settled(app, qtbot)
    assert app.overlay.cube.facing() == ["bottom"]  # as scans are
    press(app, Qt.Key.Key_K)
    assert app.store.state.cut is None
    assert all(app.scene.actors[key].GetVisibility() for key in ("l1_vertebra", "l5_vertebra"))


def test_every_control_has_a_name_and_is_reached_by_tab(app: App) -> None:
    bar = opened_bar(app)
    for button in bar.buttons.values():
        assert button.accessibleName()
        assert button.toolTip()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    for slider in (bar.slider, bar.turn, bar.tilt):
        assert slider.accessibleName()
    assert bar.slider.accessibleDescription() == bar.where.text()
    app.overlay.strip.findChildren(QToolButton)[-1].setFocus()
    for stop in bar.stops[:-2]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert stop.hasFocus(), stop.accessibleName()
    QTest.keyClick(bar.slider, Qt.Key.Key_PageDown)
    assert app.store.undo_label == "Move the cut"
    QTest.keyClick(bar.slider, Qt.Key.Key_Home)
    assert app.store.state.cut is not None
    assert app.cut.bar.where.text().startswith("Level of the thighs, ")


def test_a_free_cut_faces_the_eye_and_tilts(app: App) -> None:
    app.camera.turn(40.0, -20.0)
    bar = opened_bar(app)
    QTest.mouseClick(bar.buttons["free"], Qt.MouseButton.LeftButton)
    cut = app.store.state.cut
    assert cut is not None
    assert cut.axis == pytest.approx(tuple(app.viewport.pose.direction))
    assert bar.tilt.isVisible()
    before = cut.angles[0]
    for _ in range(3):
        QTest.keyClick(bar.turn, Qt.Key.Key_Right)
    assert app.store.state.cut is not None
    assert app.store.state.cut.angles[0] == pytest.approx(before + 15.0, abs=0.6)
    press(app, Qt.Key.Key_Z, CONTROL)
    assert app.store.state.cut == cut


def test_a_cut_follows_the_body_into_a_pose(app: App) -> None:
    app.select("femur_left")
    bar = opened_bar(app)
    standing, state = app.store.state.cut, app.store.state
    assert standing is not None
    bent = state.pose.with_angle("hip_flexion_left", 90.0)
    app.store.edit("Bend", edits.take_pose(state, bent, "free"))
    bar.buttons["coronal"].click()
    raised = app.store.state.cut
    assert raised is not None
    assert raised.offset > 150.0, "the middle of the raised thigh lies in front of the body"
    assert bar.slider.maximum() > raised.offset
    assert "femur_left" in app.scene.cutting.faces

    bar.buttons["transverse"].click()
    app.select("l3_vertebra")
    press(app, Qt.Key.Key_K, SHIFT)
    assert bar.where.text().startswith("Level of L3, ")
    app.store.edit("Bow", edits.take_pose(app.store.state, bent, "fixed"))
    assert "Level" not in bar.where.text()


@pytest.mark.parametrize("steps", [0, 2, 4])
def test_large_text_cuts_nothing_off(app: App, steps: int) -> None:
    for _ in range(steps):
        app.menus.actions["view.larger"].trigger()
    bar = opened_bar(app)
    bar.buttons["free"].click()
    QApplication.processEvents()

    assert app.viewport.rect().contains(bar.geometry())
    assert bar.geometry().bottom() < app.viewport.height()
    for button in [one for one in bar.buttons.values() if one.isVisible()]:
        assert button.width() >= button.sizeHint().width(), button.text()
        assert bar.rect().contains(button.mapTo(bar, button.rect().bottomRight()))
    bar.buttons["transverse"].click()
    for offset in (-400, -30, 40, 110, 206):
        bar.slider.setValue(offset)
        QApplication.processEvents()
        assert bar.where.height() >= bar.where.heightForWidth(bar.where.width()), offset
        assert bar.geometry().bottom() < app.viewport.height()
