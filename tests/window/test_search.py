"""Searching by keyboard alone: what is typed is found and Enter goes there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS
from viewer.app import App
from viewer.features.labels.layer import Label

pytestmark = pytest.mark.gl


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    target = QApplication.focusWidget() or app.window
    QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def type_in(app: App, text: str) -> None:
    press(app, Qt.Key.Key_Slash)
    assert app.searching.box.hasFocus()
    QTest.keyClicks(app.searching.box, text)
    QApplication.processEvents()


def found(app: App) -> list[str]:
    tree = app.searching.box.found
    tops = [tree.topLevelItem(i) for i in range(tree.topLevelItemCount())]
    return [top.child(i).text(0) for top in tops if top for i in range(top.childCount())]


def test_hip_flexor_with_a_typing_error_leads_to_psoas_and_iliacus(app: App) -> None:
    type_in(app, "hip flexr")
    assert found(app)[0] == "Hip flexor"

    press(app, Qt.Key.Key_Return)

    assert set(app.store.state.selected) == {
        f"{name}_{side}" for name in ("psoas_major", "iliacus") for side in ("left", "right")
    }
    assert app.store.state.current == "psoas_major_left"
    assert app.viewport.hasFocus()


def test_letters_that_are_also_keys_only_type_in_the_box(app: App) -> None:
    app.select("sacrum")
    type_in(app, "hil/1?")

    assert app.searching.box.text() == "hil/1?"
    assert "sacrum" not in app.store.state.hidden
    assert "Nothing found" in app.searching.box.found.topLevelItem(0).text(0)  # type: ignore[union-attr]


def test_a_place_is_shown_from_where_it_can_be_seen(qtbot: QtBot, app: App) -> None:
    type_in(app, "lesser troch")
    press(app, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not app.camera.is_moving, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: app.labelling.is_settled, timeout=PATIENCE_MS)

    def label() -> Label:
        return next(lb for lb in app.labelling.layer.labels if lb.chosen)

    assert label().placed.id == app.store.state.pin
    assert label().text.endswith("lesser trochanter")
    qtbot.waitUntil(lambda: not label().faded, timeout=PATIENCE_MS)


def test_a_landmark_that_was_asked_for_is_explained(app: App) -> None:
    app.window.show_panel("Article")
    type_in(app, "lesser trochanter")
    press(app, Qt.Key.Key_Return)

    shown = app.card.toPlainText()
    assert app.card.isVisible()
    assert shown.startswith("Left lesser trochanter\nLandmark of the left femur\n")
    assert "Psoas major and iliacus end here" in shown
    assert "More on the left femur" in shown


def headings(app: App) -> list[str]:
    tree = app.searching.box.found
    tops = [tree.topLevelItem(i) for i in range(tree.topLevelItemCount())]
    return [top.text(0) for top in tops if top is not None]


def test_actions_are_found_in_the_same_box_and_done(app: App) -> None:
    type_in(app, "stretch")
    assert "Actions" in headings(app)
    assert "Play: Deep lunge (T)" in found(app)
    for _ in range(found(app).index("Play: Deep lunge (T)")):
        press(app, Qt.Key.Key_Down)
    press(app, Qt.Key.Key_Return)
    assert (app.store.state.motion_step or "").startswith("lunge/0/")

    type_in(app, "attachments of the muscles")
    for _ in range(found(app).index("Attachments of the muscles (A)")):
        press(app, Qt.Key.Key_Down)
    press(app, Qt.Key.Key_Return)
    assert app.store.state.attachments

    type_in(app, "labels")
    assert headings(app) == ["Actions"]
    assert any(text.startswith("Labels: none, structures") for text in found(app))


def test_the_headings_are_plain_and_iliopsoas_is_two_muscles(app: App) -> None:
    type_in(app, "iliopsoas")
    assert headings(app)[:2] == ["Structures", "Also called"]
    assert found(app)[:4] == [
        "Left psoas major",
        "Right psoas major",
        "Left iliacus",
        "Right iliacus",
    ]
    press(app, Qt.Key.Key_Escape)
    type_in(app, "lesser trochanter")
    assert headings(app)[0] == "Landmarks"
    assert found(app)[0].startswith("Lesser trochanter\nA blunt bump")


def test_arrows_walk_and_a_sentence_is_read(app: App) -> None:
    type_in(app, "only muscle that connects")
    assert len(found(app)) == 1
    press(app, Qt.Key.Key_Down)
    press(app, Qt.Key.Key_Return)

    start = app.store.state.sentence
    assert start is not None
    assert app.article.isVisible()


def test_escape_leaves_the_box_empty_and_the_selection_alone(app: App) -> None:
    app.select("sacrum")
    type_in(app, "femur")
    press(app, Qt.Key.Key_Escape)

    assert app.searching.box.text() == ""
    assert not app.searching.box.found.isVisible()
    assert app.store.state.current == "sacrum"


@pytest.mark.parametrize("query", ["tailbone", "os femoris", "FMA 13074", "1092"])
def test_other_names_and_numbers_are_found(app: App, query: str) -> None:
    type_in(app, query)
    press(app, Qt.Key.Key_Return)

    assert app.store.state.current in {"coccyx", "femur_left", "l3_vertebra"}
