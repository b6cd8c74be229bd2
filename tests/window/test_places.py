"""The places of window and docks come back, and never end a start twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas
from meshes.library import SurfaceMesh
from tests.window.conftest import closed, opened
from tests.window.opened import OpenedApp
from viewer.app import App
from viewer.core.places import USUAL
from viewer.core.preferences import settings_path
from viewer.storage.settings import load_settings
from viewer.storage.start_marks import PATTERN, StartMark

pytestmark = pytest.mark.gl

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
DIES = """
import os, sys
from pathlib import Path
from viewer.storage.start_marks import StartMark
mark = StartMark(Path(sys.argv[1]))
mark.begin()
if sys.argv[2] == "dies":
    os.kill(os.getpid(), 9)
print("begun", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def placed(qtbot: QtBot, new_user: None, atlas: Atlas, meshes: dict[str, SurfaceMesh]) -> None:
    """An earlier window, closed with the list of structures on the right."""
    app = opened(qtbot, atlas, meshes)
    app.window.addDockWidget(RIGHT, app.window.left_dock)
    closed(app)


@pytest.fixture
def again(
    qtbot: QtBot, placed: None, atlas: Atlas, meshes: dict[str, SurfaceMesh]
) -> Iterator[App]:
    app = OpenedApp(atlas, meshes)
    app.window.show()
    yield app
    closed(app)


def area(app: App) -> Qt.DockWidgetArea:
    return app.window.dockWidgetArea(app.window.left_dock)


def start_elsewhere(how: str) -> subprocess.Popen[str]:
    """Another process that begins to start a window."""
    root = Path(__file__).resolve().parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", DIES, str(settings_path().parent), how],
        env={**os.environ, "PYTHONPATH": str(root)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_the_window_is_where_it_was(qtbot: QtBot, again: App) -> None:
    assert area(again) == RIGHT
    assert list(settings_path().parent.glob(PATTERN)) != []
    qtbot.waitUntil(lambda: not list(settings_path().parent.glob(PATTERN)), timeout=10_000)


def test_after_a_start_that_died_the_places_are_the_usual_ones(
    qtbot: QtBot, placed: None, atlas: Atlas, meshes: dict[str, SurfaceMesh]
) -> None:
    other = start_elsewhere("dies")
    other.communicate()
    assert other.returncode == -signal.SIGKILL
    app = OpenedApp(atlas, meshes)
    assert area(app) == LEFT
    assert USUAL in app.window.status.text()
    app.window.addDockWidget(RIGHT, app.window.left_dock)
    closed(app)
    assert list(settings_path().parent.glob(PATTERN)) == []
    third = OpenedApp(atlas, meshes)
    assert area(third) == RIGHT
    closed(third)


def test_a_start_at_the_same_time_is_not_taken_for_a_dead_one(
    placed: None, atlas: Atlas, meshes: dict[str, SurfaceMesh]
) -> None:
    other = start_elsewhere("lives")
    assert other.stdout is not None
    assert other.stdout.readline() == "begun\n"
    mine = StartMark(settings_path().parent)
    assert not mine.begin()
    app = OpenedApp(atlas, meshes)
    assert area(app) == RIGHT
    closed(app)
    mine.end()
    other.kill()
    other.communicate()
    assert mine.begin()
    mine.end()


@pytest.mark.parametrize("name", ["docks", "geometry"])
@pytest.mark.parametrize("at", [3, 60, 201])
def test_places_with_a_changed_letter_never_reach_qt(
    placed: None, atlas: Atlas, meshes: dict[str, SurfaceMesh], name: str, at: int
) -> None:
    path = settings_path()
    content = json.loads(path.read_text(encoding="utf-8"))
    at %= len(content[name])
    other = "B" if content[name][at] == "A" else "A"
    content[name] = content[name][:at] + other + content[name][at + 1 :]
    path.write_text(json.dumps(content), encoding="utf-8")
    app = OpenedApp(atlas, meshes)
    assert area(app) == LEFT
    assert "place of the window" in app.window.status.text()
    closed(app)
    assert load_settings(path)[1] is None


def test_a_very_narrow_window_takes_large_text_without_a_warning(app: App) -> None:
    app.window.setMinimumSize(1, 1)
    app.window.resize(1, 1)
    for _ in range(3):
        app.preferences.change_text_size(1)
        QApplication.processEvents()
    app.window.share_width(0.01)
