"""Fingers on the real window: turning, moving, pinching, tapping and pressing long."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS
from tests.window.visible_pixels import VisiblePixels
from viewer.app import App
from viewer.scene.camera import projected
from viewer.viewport.gestures import HOLD_MS

pytestmark = pytest.mark.gl


@pytest.fixture(scope="module")
def glass() -> QPointingDevice:
    return QTest.createTouchDevice()


def slide(app: App, glass: QPointingDevice, *paths: tuple[QPoint, QPoint], steps: int = 10) -> None:
    """Fingers go down together, move along straight lines and are lifted."""
    # A busy machine may draw for so long between two events that a touch would count as held.
    app.gestures._hold.setInterval(30 * HOLD_MS)
    touch = QTest.touchEvent(app.viewport, glass)
    for finger, (start, _) in enumerate(paths):
        touch.press(finger, start, app.viewport)
    touch.commit()
    for step in range(1, steps + 1):
        for finger, (start, end) in enumerate(paths):
            touch.move(finger, start + (end - start) * (step / steps), app.viewport)
        touch.commit()
    for finger, (_, end) in enumerate(paths):
        touch.release(finger, end, app.viewport)
    touch.commit()


def tap(app: App, glass: QPointingDevice, at: QPoint) -> None:
    slide(app, glass, (at, at), steps=1)


def test_one_finger_turns_and_selects_nothing(app: App, glass: QPointingDevice) -> None:
    before, middle = app.viewport.pose, app.viewport.rect().center()
    slide(app, glass, (middle, middle + QPoint(100, 40)))
    after = app.viewport.pose
    assert after.azimuth > before.azimuth + 10.0
    assert after.elevation > before.elevation + 3.0
    assert after.focal_point == before.focal_point
    assert app.store.state.selected == ()


def test_two_fingers_move_the_model_with_them(
    app: App, glass: QPointingDevice, pixels: VisiblePixels
) -> None:
    start = pixels.of("sacrum")
    left, right, by = start - QPoint(60, 0), start + QPoint(60, 0), QPoint(50, -40)
    slide(app, glass, (left, left + by), (right, right + by))
    moved = pixels.of("sacrum") - start
    assert abs(moved.x() - by.x()) <= 8
    assert abs(moved.y() - by.y()) <= 8
    assert app.viewport.pose.azimuth == 0.0


def test_a_pinch_zooms_and_keeps_what_lies_between_the_fingers(
    app: App, glass: QPointingDevice, pixels: VisiblePixels
) -> None:
    at = pixels.of("l1_vertebra")
    before = app.viewport.pose.distance
    a, b = QPoint(40, 0), QPoint(80, 0)
    slide(app, glass, (at - a, at - b), (at + a, at + b))
    assert app.viewport.pose.distance == pytest.approx(before / 2.0, rel=0.02)
    assert app.viewport.key_at(QPointF(at)) == "l1_vertebra"


def test_a_finger_that_joins_or_leaves_makes_nothing_leap(app: App, glass: QPointingDevice) -> None:
    middle = app.viewport.rect().center()
    touch = QTest.touchEvent(app.viewport, glass)
    touch.press(0, middle, app.viewport)
    touch.commit()
    touch.move(0, middle + QPoint(40, 0), app.viewport)
    touch.commit()
    turned = app.viewport.pose
    touch.stationary(0).press(1, middle + QPoint(200, 100), app.viewport)
    touch.commit()
    assert app.viewport.pose == turned
    touch.stationary(0).release(1, middle + QPoint(200, 100), app.viewport)
    touch.commit()
    assert app.viewport.pose == turned
    touch.release(0, middle + QPoint(40, 0), app.viewport)
    touch.commit()
    assert app.viewport.pose == turned
    assert app.store.state.selected == ()


def test_a_tap_selects_and_one_beside_everything_clears(
    app: App, glass: QPointingDevice, pixels: VisiblePixels
) -> None:
    tap(app, glass, pixels.of("psoas_major_left"))
    assert app.store.state.selected == ("psoas_major_left",)
    tap(app, glass, QPoint(5, 5))
    assert app.store.state.selected == ()


def test_two_taps_fly_there(
    app: App,
    glass: QPointingDevice,
    pixels: VisiblePixels,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The picture is drawn between the two taps, which a busy machine takes its time for.
    monkeypatch.setattr("viewer.viewport.gestures.DOUBLE_TAP_MS", 5000)
    before, at = app.viewport.pose.distance, pixels.of("l3_l4_disc")
    tap(app, glass, at)
    tap(app, glass, at)
    qtbot.waitUntil(lambda: app.viewport.pose.distance < 0.5 * before, timeout=PATIENCE_MS)
    assert app.store.state.selected == ("l3_l4_disc",)


def test_a_long_press_opens_the_menu_of_what_lies_there(
    app: App, glass: QPointingDevice, pixels: VisiblePixels, qtbot: QtBot
) -> None:
    at = pixels.of("psoas_major_left")
    touch = QTest.touchEvent(app.viewport, glass)
    touch.press(0, at, app.viewport)
    touch.commit()
    qtbot.wait(HOLD_MS + 150)
    menu = app.context_menu.menu
    assert menu is not None
    assert menu.isVisible()
    assert menu.accessibleName() == "Left psoas major"
    touch.release(0, at, app.viewport)
    touch.commit()
    assert app.store.state.selected == ("psoas_major_left",)
    menu.close()


def test_a_finger_that_slides_opens_no_menu(app: App, glass: QPointingDevice, qtbot: QtBot) -> None:
    middle = app.viewport.rect().center()
    slide(app, glass, (middle, middle + QPoint(30, 0)))
    assert not app.gestures._hold.isActive()
    assert app.context_menu.menu is None


def test_a_touch_stops_a_flight(app: App, glass: QPointingDevice) -> None:
    app.camera.look("back")
    assert app.camera.is_moving
    tap(app, glass, QPoint(5, 5))
    assert not app.camera.is_moving


def test_a_trackpad_pinch_zooms_to_its_place(
    app: App, glass: QPointingDevice, pixels: VisiblePixels
) -> None:
    at = pixels.of("l1_vertebra")
    place = np.array([app.scene.pose.focal_point])
    before = app.viewport.pose.distance
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        glass,
        2,
        QPointF(at),
        QPointF(at),
        QPointF(app.viewport.mapToGlobal(at)),
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(app.viewport, event)
    assert app.viewport.pose.distance == pytest.approx(before / 1.5)
    assert app.viewport.key_at(QPointF(at)) == "l1_vertebra"
    assert projected(app.viewport.pose, place, 100.0, 100.0).shape == (1, 3)


def test_a_finger_on_a_thigh_bends_the_hip_in_one_step(
    app: App, glass: QPointingDevice, pixels: VisiblePixels
) -> None:
    app.window.show_panel("Motion")
    app.camera.jump("left")
    QApplication.processEvents()
    before, at = app.viewport.pose, pixels.of("femur_left")
    slide(app, glass, (at, at + QPoint(-120, 0)))
    assert app.store.state.pose.angle("hip_flexion_left") > 5.0
    assert app.viewport.pose == before
    QTest.keyClick(app.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert app.store.state.pose.angle("hip_flexion_left") == 0.0
