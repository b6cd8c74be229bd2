"""Panels that are shown and put away, and the size of what stands in the picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.window.conftest import press_on_view
from tests.window.on_stage import arrangement
from viewer.app import App

pytestmark = pytest.mark.gl


def test_panels_go_and_come_back_with_f9(app: App) -> None:
    app.window.docks["Coverage"].hide()
    app.window.show_panel("Article")
    QApplication.processEvents()
    before = arrangement(app)
    press_on_view(app, Qt.Key.Key_F9)
    assert app.viewport.width() == app.window.width()
    assert app.menus.actions["panel.none"].isChecked()
    press_on_view(app, Qt.Key.Key_F9)
    assert arrangement(app) == before


def test_every_panel_is_in_the_menu_and_has_its_tick(app: App) -> None:
    ticks = {t: app.menus.actions[f"panel.{t.lower()}"] for t in app.window.panels}
    assert list(ticks) == ["Contents", "Card", "Article", "Motion", "Measures", "Coverage"]
    for title, action in ticks.items():
        assert action.isChecked()
        action.trigger()
        assert app.window.panels[title].isHidden()
        assert not action.isChecked()
    app.menus.actions["panel.usual"].trigger()
    QApplication.processEvents()
    assert all(action.isChecked() for action in ticks.values())


def test_d_shows_the_card_or_puts_it_away(app: App) -> None:
    app.window.show_panel("Article")
    QApplication.processEvents()
    press_on_view(app, Qt.Key.Key_D)
    assert not app.card.visibleRegion().isEmpty()
    press_on_view(app, Qt.Key.Key_D)
    assert not any(dock.isVisible() for dock in app.window.docks.values())
    press_on_view(app, Qt.Key.Key_D)
    assert not app.card.visibleRegion().isEmpty()
    assert not app.window.docks["Article"].isHidden()


def test_text_in_the_picture_has_a_scale_of_its_own(app: App) -> None:
    app.menus.actions["labels.amount"].trigger()
    app.menus.actions["labels.amount"].trigger()
    labels, menus = app.labelling.layer.box_height, app.window.menuBar().height()
    app.menus.actions["picture.larger"].trigger()
    assert app.labelling.layer.box_height > labels
    assert app.window.menuBar().height() == menus
    app.preferences.change({"picture_scale": 1.0, "text_scale": 2.0})
    assert app.labelling.layer.box_height == labels
    app.menus.actions["picture.projector"].trigger()
    assert app.preferences.settings.picture_scale == 2.0
    assert app.menus.actions["picture.projector"].isChecked()
    assert app.scene.line_scale == 2.0
    app.menus.actions["picture.projector"].trigger()
    assert app.preferences.settings.picture_scale == 1.0
