"""The name of what lies under a real pointer, beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS
from tests.window.pointer import move_over, point_at
from tests.window.test_steps import press
from tests.window.visible_pixels import VisiblePixels
from viewer.app import App

pytestmark = pytest.mark.gl


def test_the_name_stands_at_the_pointer_and_goes_with_it(
    app: App, qtbot: QtBot, pixels: VisiblePixels
) -> None:
    chip, at = app.pointer_name, pixels.of("psoas_major_left")
    point_at(app, at)
    qtbot.waitUntil(chip.isVisible, timeout=PATIENCE_MS)

    assert chip.text() == app.window.status.text() == "Left psoas major"
    assert not chip.geometry().contains(at)
    assert (chip.geometry().topLeft() - at).manhattanLength() < 60
    QTest.mousePress(app.viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert not chip.isVisible()
    QTest.mouseRelease(app.viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def test_numbers_are_not_given_away(app: App, qtbot: QtBot, pixels: VisiblePixels) -> None:
    press(app, Qt.Key.Key_Q)
    pointed: list[str | None] = []
    app.viewport.hovered.connect(pointed.append)
    for key in ("psoas_major_left", "iliacus_right"):
        at = pixels.of(key)

        def is_pointed(key: str = key, at: QPoint = at) -> bool:
            move_over(app.viewport, at)  # again, if the picture still made room for the numbers
            return pointed[-1:] == [key]

        qtbot.waitUntil(is_pointed, timeout=PATIENCE_MS)
        assert app.pointer_name.text() == ""
    qtbot.wait(300)
    assert not app.pointer_name.isVisible()
