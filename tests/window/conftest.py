"""The real window, opened for each test and closed after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas, load_atlas
from meshes.library import SurfaceMesh, load_library
from tests.window.opened import OpenedApp
from tests.window.pointer import put_away
from tests.window.visible_pixels import VisiblePixels
from viewer.app import App

# A wait ends when what it waits for is there; this only ends a test in which it never comes.
PATIENCE_MS = 60_000


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(scope="session")
def meshes() -> dict[str, SurfaceMesh]:
    return load_library()


@pytest.fixture
def new_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is remembered from before."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))


@pytest.fixture
def app(
    qtbot: QtBot, new_user: None, atlas: Atlas, meshes: dict[str, SurfaceMesh]
) -> Iterator[App]:
    app = opened(qtbot, atlas, meshes)
    yield app
    closed(app)


def closed(app: App) -> None:
    """Close the window and free it; one that lives on is styled again with every later one.

    Qt's connections hold the program where Python cannot see it, so it is deleted by name.
    """
    app.window.close()
    app.window.deleteLater()
    app.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def opened(qtbot: QtBot, atlas: Atlas, meshes: dict[str, SurfaceMesh]) -> App:
    """A window on the screen with its first finished picture.

    Its edges are not smoothed, which takes software rendering most of its time.
    """
    app = OpenedApp(atlas, meshes)
    app.scene.samples = 0
    put_away()
    app.window.show()
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: app.viewport.in_full_quality, timeout=PATIENCE_MS)
    return app


@pytest.fixture
def pixels(app: App, meshes: dict[str, SurfaceMesh]) -> VisiblePixels:
    return VisiblePixels(app, meshes)


def click(app: App, at: QPoint, modifier: Qt.KeyboardModifier | None = None) -> None:
    """A real left click on the 3D view."""
    modifiers = modifier or Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(app.viewport, Qt.MouseButton.LeftButton, modifiers, at)
    QApplication.processEvents()


def press_on_view(
    app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key while the picture has the keyboard."""
    app.viewport.setFocus()
    QTest.keyClick(app.viewport, key, modifier)
    QApplication.processEvents()


def drag(app: App, start: QPoint, by: QPoint, button: Qt.MouseButton) -> None:
    """Press, move in ten steps, release."""
    QTest.mousePress(app.viewport, button, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 11):
        QTest.mouseMove(app.viewport, start + by * (step / 10.0))
        QApplication.processEvents()
    QTest.mouseRelease(app.viewport, button, Qt.KeyboardModifier.NoModifier, start + by)
    QApplication.processEvents()


def as_pointf(point: QPoint) -> QPointF:
    return QPointF(point)
