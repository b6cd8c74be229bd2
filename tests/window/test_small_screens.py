"""On any screen the whole window is in sight, and all of it can be reached."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS
from tests.window.fitting import on_screen, out_of_reach, titles_of_menus
from viewer.app import App
from viewer.menus.menus import TITLES
from viewer.window.screens import inside

pytestmark = pytest.mark.gl
SMALL = (900, 560)


def remembered(home: Path, size: tuple[int, int]) -> None:
    """What a larger screen left behind: a window of that size, not at the corner."""
    window = QMainWindow()
    window.setGeometry(300, 200, *size)
    geometry = window.saveGeometry().toBase64().toStdString()
    (home / "psoas-viewer").mkdir()
    settings = {"version": 1, "geometry": geometry}
    (home / "psoas-viewer" / "settings.json").write_text(json.dumps(settings), encoding="utf-8")


@pytest.mark.parametrize(
    ("screen", "scale", "before"),
    [((1024, 600), 1.0, None), ((1024, 768), 1.0, (1282, 745)), ((1920, 1080), 1.75, None)],
)
def test_the_window_is_never_larger_than_its_screen(
    qtbot: QtBot,
    tmp_path: Path,
    screen: tuple[int, int],
    scale: float,
    before: tuple[int, int] | None,
) -> None:
    if before is not None:
        remembered(tmp_path, before)
    seen = on_screen(*screen, scale, tmp_path)

    assert seen["free"] == [round(side / scale) for side in screen]
    assert [(where, lost) for where, _, lost in seen["found"]] == [(True, [])] * 4


def test_all_of_a_small_window_can_be_reached(app: App, qtbot: QtBot) -> None:
    sentence = "A long sentence on what was done, which no screen has room for. "
    app.select("psoas_major_left")
    app.window.status.setText(3 * sentence)
    for text_scale, board in product((1.0, 1.5, 2.0), (False, True)):
        app.preferences.change({"text_scale": text_scale, "board": board})
        app.window.resize(*SMALL)
        qtbot.waitUntil(lambda: out_of_reach(app) == [], timeout=PATIENCE_MS)
        assert (app.window.width(), app.window.height()) == SMALL
        assert titles_of_menus(app) == list(TITLES)


def test_panels_give_way_and_have_their_width_back(app: App, qtbot: QtBot) -> None:
    before = app.tree.width(), app.card.width()
    app.window.resize(*SMALL)
    QApplication.processEvents()
    assert app.viewport.width() >= SMALL[0] // 2 - 4
    app.window.resize(1280, 720)
    QApplication.processEvents()

    assert (app.tree.width(), app.card.width()) == before


def test_a_frame_is_shrunk_and_moved_only_as_far_as_needed() -> None:
    free = QRect(0, 24, 1024, 744)
    assert inside(QRect(100, 100, 800, 600), free) == QRect(100, 100, 800, 600)
    assert inside(QRect(300, 0, 1282, 745), free) == QRect(0, 24, 1024, 744)
    assert inside(QRect(-400, 700, 800, 600), free) == QRect(0, 168, 800, 600)
    assert inside(QRect(3000, 100, 800, 600), free) == QRect(224, 100, 800, 600)
