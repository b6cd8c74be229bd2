"""Keys in the first second, closing in mid-flight, screens that change: nothing is lost."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas
from meshes.library import SurfaceMesh
from tests.window.conftest import PATIENCE_MS, closed
from tests.window.opened import OpenedApp
from viewer.app import App
from viewer.core.preferences import settings_path
from viewer.storage.settings import load_settings

pytestmark = pytest.mark.gl


def test_clicks_and_keys_before_the_first_picture(
    qtbot: QtBot, new_user: None, atlas: Atlas, meshes: dict[str, SurfaceMesh]
) -> None:
    app = OpenedApp(atlas, meshes)
    app.window.show()
    pressed = random.Random(3)
    for _ in range(30):
        key = pressed.choice((Qt.Key.Key_X, Qt.Key.Key_K, Qt.Key.Key_L, Qt.Key.Key_8, Qt.Key.Key_J))
        QTest.keyClick(app.window, key)
        at = QPoint(pressed.randrange(300, 600), pressed.randrange(100, 400))
        QTest.mouseClick(app.viewport, Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: app.viewport.in_full_quality, timeout=PATIENCE_MS)
    closed(app)


def test_closing_in_mid_flight_keeps_the_settings(app: App) -> None:
    app.preferences.set_theme("dark")
    app.camera.look("left")
    app.motion.play()
    QApplication.processEvents()
    assert app.camera.is_moving
    app.window.close()
    for _ in range(20):
        QApplication.processEvents()

    settings, notice = load_settings(settings_path())
    assert (settings.theme, notice) == ("dark", None)


def test_another_scale_factor_draws_anew(qtbot: QtBot, app: App) -> None:
    frames = app.viewport.frames
    QApplication.sendEvent(app.viewport, QEvent(QEvent.Type.DevicePixelRatioChange))
    qtbot.waitUntil(lambda: app.viewport.frames > frames, timeout=PATIENCE_MS)


def test_a_window_that_was_left_on_a_screen_that_is_gone_comes_into_sight(app: App) -> None:
    app.window.move(9000, 7000)
    QApplication.processEvents()
    app.screens.come_into_sight()
    QApplication.processEvents()
    screen = QApplication.primaryScreen().availableGeometry()

    assert screen.intersects(app.window.frameGeometry())


@pytest.mark.parametrize("content", ["", "{", '{"version": 99}', '{"version": 1, "views": 3}'])
@pytest.mark.parametrize("name", ["settings.json", "views.json", "shortcuts.json"])
def test_damaged_files_never_stop_the_start(
    new_user: None,
    atlas: Atlas,
    meshes: dict[str, SurfaceMesh],
    name: str,
    content: str,
) -> None:
    path = settings_path().with_name(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    app = OpenedApp(atlas, meshes)
    app.window.show()
    said = app.window.status.text()
    closed(app)

    understood = name != "views.json" and content.startswith('{"version"')
    assert understood or "damaged" in said
