"""Ctrl+C in the terminal closes the window as its user would."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.signals import obeys_ctrl_c
from tests.window.conftest import PATIENCE_MS

pytestmark = [
    pytest.mark.gl,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal"),
]


def colours_on_screen() -> int:
    """How many are found on a grid over the screen; an empty one has one."""
    picture = QGuiApplication.primaryScreen().grabWindow(0).toImage()
    columns, rows = range(0, picture.width(), 24), range(0, picture.height(), 24)
    return len({picture.pixel(x, y) for x in columns for y in rows})


def test_ctrl_c_closes_the_window_and_remembers_its_places(
    qtbot: QtBot, root: Path, tmp_path: Path
) -> None:
    before = colours_on_screen()
    process = subprocess.Popen(
        [sys.executable, "-m", "viewer"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root), "XDG_CONFIG_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=obeys_ctrl_c,  # noqa: PLW1509 - takes no lock
    )
    try:
        # The first picture of the model is on the screen, so Qt's loop runs, and waits for events.
        qtbot.waitUntil(lambda: colours_on_screen() > before + 100, timeout=PATIENCE_MS)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=PATIENCE_MS / 1000) == (b"", b"")
    finally:
        process.kill()  # else a window that nobody closes would hold the tests for ever
        process.communicate()
    assert process.returncode == 130
    settings = json.loads((tmp_path / "psoas-viewer" / "settings.json").read_text("utf-8"))
    assert settings["geometry"]
