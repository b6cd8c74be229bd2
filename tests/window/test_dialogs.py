"""Settings, keys, command palette, help sheet and what is announced: by real keys."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS
from viewer.app import App
from viewer.core.preferences import keys_path
from viewer.features.settings.dialog import SettingsDialog
from viewer.styles.theme import THEMES

pytestmark = pytest.mark.gl
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """A key once the screen has brought its window to the front, which takes it its time."""
    assert QTest.qWaitForWindowActive(widget.window(), PATIENCE_MS)
    QTest.keyClick(widget, key, modifiers or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def settings_of(app: App) -> SettingsDialog:
    press(app.window, Qt.Key.Key_Comma, CONTROL)
    dialog = app.settings_dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def back(qtbot: QtBot, app: App) -> None:
    """Close the settings and go on in the window."""
    assert app.settings_dialog is not None
    app.settings_dialog.close()
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow, timeout=PATIENCE_MS)
    app.viewport.setFocus()


def test_a_theme_takes_effect_at_once_and_is_remembered(app: App) -> None:
    dialog = settings_of(app)
    box = dialog.choices["theme"]
    box.setFocus()
    box.setCurrentIndex(box.findData("contrast"))

    assert app.preferences.settings.theme == "contrast"
    assert app.scene.look.ground_top == (0.0, 0.0, 0.0)
    assert THEMES["contrast"].accent in QApplication.instance().styleSheet()


def test_a_white_ground_for_the_projector_in_the_dark_theme(app: App) -> None:
    dialog = settings_of(app)
    for name, value in (("theme", "dark"), ("ground", "white")):
        box = dialog.choices[name]
        box.setCurrentIndex(box.findData(value))

    assert app.scene.look.ground_top == (1.0, 1.0, 1.0)


def test_letters_alone_can_be_switched_off(qtbot: QtBot, app: App) -> None:
    app.select("sacrum")
    dialog = settings_of(app)
    dialog.switches["single_keys"].click()
    back(qtbot, app)
    press(app.window, Qt.Key.Key_H)
    assert "sacrum" not in app.store.state.hidden

    settings_of(app).switches["single_keys"].click()
    back(qtbot, app)
    press(app.window, Qt.Key.Key_H)
    assert "sacrum" in app.store.state.hidden


def test_a_changed_key_works_is_kept_and_clashes_are_told(qtbot: QtBot, app: App) -> None:
    editor = settings_of(app).keys
    app.keys.change("structure.hide", "Ctrl+Alt+7")
    saved = json.loads(keys_path().read_text(encoding="utf-8"))
    assert saved["keys"] == {"structure.hide": ["Ctrl+Alt+7"]}
    app.keys.change("structure.isolate", "Ctrl+Alt+7")
    assert "belongs to “Hide selected”" in editor.word.text()
    back(qtbot, app)

    app.select("sacrum")
    press(app.window, Qt.Key.Key_H)
    assert "sacrum" not in app.store.state.hidden
    press(app.window, Qt.Key.Key_7, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert "sacrum" in app.store.state.hidden
    app.keys.reset(None)
    assert app.keys.keys["structure.hide"] == ("H",)


def test_the_palette_runs_what_is_typed(app: App) -> None:
    app.select("l3_vertebra")
    press(app.window, Qt.Key.Key_P, CONTROL | SHIFT)
    palette = app.palette
    assert palette is not None
    QTest.keyClicks(palette.field, "isolat")
    first = palette.list.currentItem()
    assert first is not None
    assert first.text(0) == "Isolate selected"
    press(palette.field, Qt.Key.Key_Return)

    assert not palette.isVisible()
    assert "sacrum" in app.store.state.hidden
    assert "l3_vertebra" not in app.store.state.hidden


def test_the_help_sheet_lists_every_key_and_finds(app: App) -> None:
    press(app.window, Qt.Key.Key_F1)
    sheet = app.help_sheet
    assert sheet is not None
    rows = [sheet.list.topLevelItem(i) for i in range(sheet.list.topLevelItemCount())]
    listed = {row.text(0) for row in rows if row is not None}
    keyed = {a.text().rstrip(" .") for a in app.menus.actions.values() if a.shortcuts()}
    assert keyed <= listed
    assert any(row is not None and row.text(2) == "Ctrl + click" for row in rows)

    QTest.keyClicks(sheet.field, "x-ray")
    first = sheet.list.topLevelItem(0)
    assert first is not None
    assert first.text(0) == "X-ray"
    press(sheet.field, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_nothing_is_cut_off_in_the_settings_with_text_twice_as_large(app: App) -> None:
    app.window.resize(1280, 720)
    dialog = settings_of(app)
    box = dialog.choices["text_scale"]
    box.setCurrentIndex(box.findData(2.0))
    QApplication.processEvents()

    cut = [
        child
        for child in dialog.findChildren(QWidget)
        if child.isVisible()
        and type(child).__name__ in ("QComboBox", "QCheckBox", "QPushButton")
        and child.width() < child.minimumSizeHint().width()
    ]
    assert cut == []
    assert dialog.height() <= 1080


def test_what_is_selected_is_announced_in_a_sentence(qtbot: QtBot, app: App) -> None:
    app.select("psoas_major_left")
    qtbot.waitUntil(lambda: bool(app.announcing.said), timeout=PATIENCE_MS)
    assert app.announcing.said == "Left psoas major selected. Front view."

    app.select("sacrum")
    press(app.window, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: "hidden" in app.announcing.said, timeout=PATIENCE_MS)
    assert app.announcing.said == "Nothing selected. Front view. One structure hidden."
    assert app.viewport.accessibleDescription() == app.announcing.said


def test_the_graphics_doctor_says_what_draws_and_copies_it(app: App) -> None:
    app.menus.actions["help.doctor"].trigger()
    page = app.doctor_dialog
    assert page is not None
    assert page.isVisible()
    QTest.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    text = QApplication.clipboard().text()

    assert f"Renderer: {app.scene.graphics.renderer}" in text
    assert app.scene.graphics.renderer != "unknown"
    assert "A frame while moving" in text
    assert page.advice.text() in text
