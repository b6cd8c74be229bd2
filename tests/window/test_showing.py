"""Fading, the chips that bring things back, the menu of a right click: by real mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.window.visible_pixels import VisiblePixels
from viewer.app import App
from viewer.scene.scene import RECEDED

pytestmark = pytest.mark.gl


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(app.window, key, modifier or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def right_click(app: App, at: QPoint) -> list[str]:
    """The words of the menu that opens."""
    QTest.mouseClick(app.viewport, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at)
    QApplication.processEvents()
    menu = app.context_menu.menu
    assert menu is not None
    assert menu.isVisible()
    return [action.text() for action in menu.actions() if action.text()]


def opacity(app: App, key: str) -> float:
    return float(app.scene.actors[key].GetProperty().GetOpacity())


def test_the_others_fade_and_come_back(app: App) -> None:
    app.select("sacrum")
    press(app, Qt.Key.Key_G)
    assert opacity(app, "sacrum") == 1.0
    assert opacity(app, "l5_vertebra") == RECEDED
    assert app.menus.actions["edit.undo"].text() == "Undo Fade all but sacrum"

    app.select("femur_left")
    assert opacity(app, "l5_vertebra") == RECEDED
    press(app, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opacity(app, "l5_vertebra") == 1.0


def test_g_twice_changes_nothing(app: App) -> None:
    app.select("sacrum")
    press(app, Qt.Key.Key_G)
    press(app, Qt.Key.Key_G)

    assert app.store.state.ghosted == frozenset()
    assert opacity(app, "l5_vertebra") == 1.0


def test_chips_count_what_is_hidden_or_faded_and_bring_it_back(app: App) -> None:
    assert not app.status.chips.hidden.isVisible()  # what the start hides is not counted
    assert not app.status.chips.faded.isVisible()

    app.select("sacrum")
    press(app, Qt.Key.Key_H)
    assert app.status.chips.hidden.text() == "1 hidden, show all"
    QTest.mouseClick(app.status.chips.hidden, Qt.MouseButton.LeftButton)
    assert "sacrum" not in app.store.state.hidden
    assert not app.status.chips.hidden.isVisible()

    app.select("sacrum")
    press(app, Qt.Key.Key_G)
    assert app.status.chips.faded.isVisible()
    QTest.mouseClick(app.status.chips.faded, Qt.MouseButton.LeftButton)
    assert app.store.state.ghosted == frozenset()


def test_a_right_click_selects_and_offers_what_applies(app: App, pixels: VisiblePixels) -> None:
    words = right_click(app, pixels.of("iliacus_left"))

    assert app.store.state.current == "iliacus_left"
    assert words[0] == "Left iliacus"
    assert {"Hide selected", "Isolate selected", "Fade the others", "Measures"} <= set(words)
    menu = app.context_menu.menu
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Hide selected").trigger()
    assert "iliacus_left" in app.store.state.hidden
    menu.close()


def test_a_right_click_beside_everything_offers_views(app: App) -> None:
    words = right_click(app, QPoint(6, 6))

    assert {"Show all", "Front", "Reset view"} <= set(words)
    assert "Hide selected" not in words
    assert app.context_menu.menu is not None
    app.context_menu.menu.close()


def test_the_menu_key_opens_the_menu_of_the_selected(app: App) -> None:
    app.select("l3_vertebra")
    app.viewport.setFocus()
    app.viewport.menu_key_pressed.emit(QPoint(300, 300))
    QApplication.processEvents()

    menu = app.context_menu.menu
    assert menu is not None
    assert menu.actions()[0].text() == "L3 vertebra"
    menu.close()


def test_a_click_goes_through_an_xrayed_bone_to_the_muscle_behind(
    app: App, pixels: VisiblePixels
) -> None:
    app.camera.cuts = True
    press(app, Qt.Key.Key_4)
    at = QPointF(pixels.of_both(front="hip_bone_right", behind="iliacus_right"))
    assert app.viewport.key_at(at) == "hip_bone_right"

    app.select("hip_bone_right")
    press(app, Qt.Key.Key_X)
    assert app.viewport.key_at(at) == "iliacus_right"
    assert app.menus.actions["edit.undo"].text() == "Undo X-ray right hip bone"

    press(app, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert app.viewport.key_at(at) == "hip_bone_right"


def test_xray_without_a_selection_looks_through_all_that_is_no_muscle(app: App) -> None:
    press(app, Qt.Key.Key_X)
    assert "sacrum" in app.store.state.xray
    assert not {key for key in app.store.state.xray if "psoas" in key or "iliacus" in key}

    press(app, Qt.Key.Key_X)
    assert app.store.state.xray == frozenset()


def test_the_drag_of_a_slider_is_one_step(app: App) -> None:
    app.select("sacrum")
    slider = app.showing.panel.opacity
    for _ in range(4):
        QTest.keyClick(slider, Qt.Key.Key_Left)
    assert opacity(app, "sacrum") == pytest.approx(0.6)
    assert app.showing.panel.percent.text() == "Sacrum: 60 %"

    press(app, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opacity(app, "sacrum") == 1.0
    assert app.store.undo_label is None


def test_the_peel_slider_takes_layers_away_and_lays_them_back(app: App) -> None:
    slider = app.showing.panel.peel
    assert app.showing.panel.outermost.text() == "All muscles"
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert {"iliacus_left", "iliacus_right"} <= app.store.state.hidden
    assert app.showing.panel.outermost.text() == "Psoas and bones"

    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert app.store.state.hidden == {"psoas_minor_left", "psoas_minor_right"}


def test_a_side_alone_by_mouse_and_back(app: App) -> None:
    left, both, _right = app.showing.panel.sides
    hidden = app.store.state.hidden
    QTest.mouseClick(left, Qt.MouseButton.LeftButton)
    assert "psoas_major_right" in app.store.state.hidden
    assert "psoas_major_left" not in app.store.state.hidden
    assert left.isChecked()

    QTest.mouseClick(both, Qt.MouseButton.LeftButton)
    assert app.store.state.hidden == hidden
