"""Every switch shows in its menu what is so now, whoever switched it, and says so when used."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS
from viewer.app import App

pytestmark = pytest.mark.gl

SWITCHES = {
    "view.parallel": "Parallel projection",
    "view.tumble": "Free rotation",
    "view.board": "Board mode",
    "view.letters": "Letters at the edges",
    "view.motion": "Jump to views without animation",
    "structure.fade": "Fade the others",
    "structure.xray": "X-ray",
    "structure.context": "Around the psoas",
    "labels.structures": "Names of structures",
    "labels.landmarks": "Names of landmarks",
    "labels.more": "Name all in sight",
    "labels.hidden": "Hidden ones too",
    "labels.numbers": "Quiz",
    "labels.attachments": "Attachments",
    "motion.foot": "Foot on the ground",
    "document.notes": "Anatomist's notes",
}
CHOICES = {
    "view": ("light", "dark", "contrast", "system"),
    "structure": ("left", "right", "both"),
}


def ticked(app: App) -> set[str]:
    return {name for name, action in app.menus.actions.items() if action.isChecked()}


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_has_a_tick_that_follows_and_words(app: App, name: str) -> None:
    app.select("psoas_major_left")
    app.store.show(replace(app.store.state, labels="all"))  # numbers would call them up
    action = app.menus.actions[name]
    before = ticked(app)
    for _ in range(2):
        was_on = action.isChecked()
        action.trigger()
        assert app.toast.isVisible()
        assert action.isChecked() is not was_on
        assert app.toast.text() == f"{SWITCHES[name]}: {'off' if was_on else 'on'}"
        assert app.window.status.text() == app.toast.text()
    assert ticked(app) == before
    if app.store.undo_label is not None:
        app.store.undo()
        assert ticked(app) == before ^ {name}  # the tick follows the state, not the click


@pytest.mark.parametrize("menu", CHOICES)
def test_of_a_choice_one_has_the_bullet(app: App, menu: str) -> None:
    for name in (*CHOICES[menu], CHOICES[menu][0]):
        for _ in range(2):  # asked for twice it stays, though a side means both then
            app.menus.actions[f"{menu}.{name}"].trigger()
            if menu == "structure":
                break
        chosen = {one for one in CHOICES[menu] if app.menus.actions[f"{menu}.{one}"].isChecked()}
        assert chosen == {name}
    actions = [app.menus.actions[f"{menu}.{name}"] for name in CHOICES[menu]]
    assert len({action.actionGroup() for action in actions}) == 1
    assert actions[0].actionGroup() is not None


def test_ticks_follow_the_settings_dialog_and_the_window(app: App, qtbot: QtBot) -> None:
    app.features["settings"].show_settings()
    settings = app.settings_dialog
    assert settings is not None
    settings.switches["notes"].click()
    settings.choices["theme"].setCurrentIndex(settings.choices["theme"].findData("dark"))
    settings.close()
    assert not app.menus.actions["document.notes"].isChecked()
    assert app.menus.actions["view.dark"].isChecked()

    app.window.showFullScreen()
    qtbot.waitUntil(app.menus.actions["view.full_screen"].isChecked, timeout=PATIENCE_MS)
    app.window.showNormal()
    qtbot.waitUntil(
        lambda: not app.menus.actions["view.full_screen"].isChecked(), timeout=PATIENCE_MS
    )


def test_the_key_that_goes_through_the_labels_says_where_it_is(app: App, qtbot: QtBot) -> None:
    app.viewport.setFocus()
    for amount in ("structures", "structures and landmarks", "none"):
        QTest.keyClick(app.viewport, Qt.Key.Key_L)
        assert app.toast.isVisible()
        assert app.toast.text() == app.window.status.text() == f"Labels: {amount}"
    qtbot.waitUntil(lambda: not app.toast.isVisible(), timeout=PATIENCE_MS)
