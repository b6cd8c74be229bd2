"""The stage as tests use it: entered, at rest, left again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS, press_on_view
from viewer.app import App

SOON_MS = 100


def enter(app: App, qtbot: QtBot, size: tuple[int, int] = (1280, 720)) -> None:
    press_on_view(app, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: app.stage.is_on, timeout=PATIENCE_MS)
    app.window.resize(*size)  # without a window manager nobody else does
    qtbot.waitUntil(lambda: app.viewport.size().toTuple() == size, timeout=PATIENCE_MS)
    settle(app, qtbot)


def settle(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: not app.camera.is_moving and app.viewport.in_full_quality, timeout=PATIENCE_MS
    )


def leave(app: App, qtbot: QtBot, key: Qt.Key) -> None:
    press_on_view(app, key)
    qtbot.waitUntil(lambda: not app.stage.is_on, timeout=PATIENCE_MS)


def fade_soon(app: App) -> None:
    """Not after the four seconds that a speaker has."""
    app.stage.controls.fades_after_ms = SOON_MS
    app.stage.wake()


def arrangement(app: App) -> tuple[object, ...]:
    window = app.window
    seen = [title for title, dock in window.panels.items() if not dock.isHidden()]
    front = [t for t, dock in window.docks.items() if not dock.visibleRegion().isEmpty()]
    widths = app.tree.width(), [window.docks[title].width() for title in front]
    bars = window.menuBar().isVisible(), window.statusBar().isVisible()
    strip = app.overlay.strip.isVisible(), app.overlay.cube.isVisible()
    return seen, front, widths, bars, strip, window.windowState()
