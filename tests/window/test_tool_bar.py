"""The bar of tools: real clicks, what is pressed, and what folds away where it is narrow."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.viewer.test_contrast import MARK, contrast
from tests.window.conftest import PATIENCE_MS
from tests.window.test_controls_seen import rgb_at
from viewer.app import App
from viewer.scene.materials import rgb
from viewer.styles.theme import THEMES

pytestmark = pytest.mark.gl

WORDS = (
    *("Labels", "Fade others", "X-ray", "Isolate", "Cut", "Attachments", "Around it", "Move"),
    "Undo",
)


def tool(app: App, words: str) -> QToolButton:
    return next(one for one in app.tool_bar.tools if one.text() == words)


def push(app: App, words: str) -> None:
    QTest.mouseClick(tool(app, words), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_each_button_does_what_it_says_and_undo_takes_it_back(app: App) -> None:
    app.select("psoas_major_left")
    start = app.store.state
    for words in ("Fade others", "X-ray", "Isolate", "Cut", "Attachments", "Around it"):
        push(app, words)
        assert app.store.state != start, words
        assert tool(app, words).isChecked() or words == "Isolate"
        push(app, "Undo")
        assert not tool(app, words).isChecked()
        assert app.store.state == start, words
    push(app, "Labels")
    assert app.store.state.labels != "none"
    assert tool(app, "Labels").isChecked()
    push(app, "Move")
    assert app.window.docks["Motion"].isVisible()


def test_every_button_has_words_key_and_a_stop_of_the_tab_key(app: App) -> None:
    assert tuple(one.text() for one in app.tool_bar.tools) == WORDS
    for one in app.tool_bar.tools:
        keys = one.action.shortcuts()
        assert one.accessibleName() == one.text()
        assert keys[0].toString() in one.toolTip()
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert one.isVisible()
    tool(app, "X-ray").setFocus()
    QTest.keyClick(tool(app, "X-ray"), Qt.Key.Key_Space)
    assert app.store.state.xray


def test_the_bar_covers_nothing_of_the_picture_and_all_tools_are_reached(
    app: App, qtbot: QtBot
) -> None:
    bar = app.tool_bar
    qtbot.waitUntil(lambda: not bar.tools[-1].icon().isNull(), timeout=PATIENCE_MS)  # they widen it
    for size, scale in product(((900, 560), (1280, 720)), (1.0, 2.0)):
        app.preferences.change({"text_scale": scale})
        app.window.resize(*size)
        qtbot.waitUntil(lambda w=size[0]: 0.9 * w < bar.width() <= w, timeout=PATIENCE_MS)
        QApplication.processEvents()
        place = QRect(bar.mapTo(app.window, QPoint(0, 0)), bar.size())
        picture = QRect(app.viewport.mapTo(app.window, QPoint(0, 0)), app.viewport.size())
        shown = [one for one in bar.tools if one.isVisible()]
        folded = [one.action for one in bar.tools if not one.isVisible()]

        assert not place.intersects(picture)
        assert all(bar.rect().contains(one.geometry()) for one in shown)
        assert all(one.width() >= one.sizeHint().width() for one in shown)
        assert bar.more.menu().actions() == folded
        assert bar.more.isVisible() == bool(folded)
        assert bool(folded) == ((size[0], scale) != (1280, 1.0))


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_on_differs_by_lightness_as_well(app: App, theme: str) -> None:
    app.preferences.change({"theme": theme})
    push(app, "X-ray")
    QApplication.processEvents()
    one = tool(app, "X-ray")
    ground = rgb_at(one.grab().toImage(), QPoint(one.width() // 2, 4))
    assert contrast(ground, rgb(THEMES[theme].window)) >= MARK


def test_the_bar_can_be_put_away_and_stays_so(app: App) -> None:
    app.actions["view.tools"].trigger()
    assert not app.tool_bar.isVisible()
    assert not app.settings.tools
    app.actions["view.tools"].trigger()
    assert app.tool_bar.isVisible()
