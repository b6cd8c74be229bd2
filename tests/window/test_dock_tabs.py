"""Panels on the right are named once, by their tabs, which also close and move them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas
from meshes.library import SurfaceMesh
from tests.window.conftest import PATIENCE_MS, closed, opened
from viewer.app import App

pytestmark = pytest.mark.gl


def bar_of_tabs(app: App) -> QTabBar:
    only = Qt.FindChildOption.FindDirectChildrenOnly
    return next(tabs for tabs in app.window.findChildren(QTabBar, options=only) if tabs.isVisible())


def choose(app: App, qtbot: QtBot, title: str, row: int) -> None:
    """Take a row of the menu of a tab, by keys."""
    tabs = bar_of_tabs(app)
    place = next(at for at in range(tabs.count()) if tabs.tabText(at) == title)
    tabs.customContextMenuRequested.emit(tabs.tabRect(place).center())
    menu = app.window.dock_tabs.menu
    assert menu is not None
    qtbot.waitUntil(menu.isVisible, timeout=PATIENCE_MS)
    for _ in range(row + 1):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_a_panel_with_a_tab_has_no_title_bar_and_one_alone_has(app: App, qtbot: QtBot) -> None:
    docks = app.window.docks
    card = docks["Card"]
    qtbot.waitUntil(lambda: card.titleBarWidget() is not None, timeout=PATIENCE_MS)
    above = app.card.mapTo(app.window, QPoint(0, 0)).y()
    tabs = bar_of_tabs(app)
    below_tabs = tabs.mapTo(app.window, QPoint(0, tabs.height())).y()
    assert above - below_tabs <= 2
    for title in [title for title in docks if title != "Card"]:
        choose(app, qtbot, title, 0)
        qtbot.waitUntil(docks[title].isHidden, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: card.titleBarWidget() is None, timeout=PATIENCE_MS)


def test_a_panel_moves_to_the_left_and_is_found_there_again(
    app: App, qtbot: QtBot, atlas: Atlas, meshes: dict[str, SurfaceMesh]
) -> None:
    choose(app, qtbot, "Motion", 1)
    left = Qt.DockWidgetArea.LeftDockWidgetArea
    dock = app.window.docks["Motion"]
    qtbot.waitUntil(lambda: app.window.dockWidgetArea(dock) == left, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: dock.titleBarWidget() is None, timeout=PATIENCE_MS)
    app.window.close()
    again = opened(qtbot, atlas, meshes)
    assert again.window.dockWidgetArea(again.window.docks["Motion"]) == left
    closed(again)
