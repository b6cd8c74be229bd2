"""The simplified surroundings: hidden at the start, with a switch of their own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas
from meshes.keys import CONTEXT
from tests.window.conftest import PATIENCE_MS, click
from tests.window.visible_pixels import VisiblePixels
from viewer.app import App

pytestmark = pytest.mark.gl


def test_surroundings_are_hidden_at_the_start_in_a_group_of_their_own(app: App) -> None:
    assert set(CONTEXT) <= app.store.state.hidden
    group = app.tree.topLevelItem(app.tree.topLevelItemCount() - 1)
    assert group.text(0) == "Around the psoas (simplified)"
    assert group.checkState(0) == Qt.CheckState.Unchecked
    assert group.childCount() == len(CONTEXT)


def test_the_box_of_the_group_is_one_step(app: App) -> None:
    group = app.tree.topLevelItem(app.tree.topLevelItemCount() - 1)
    group.setCheckState(0, Qt.CheckState.Checked)
    assert not app.store.state.hidden & set(CONTEXT)
    app.store.undo()

    assert set(CONTEXT) <= app.store.state.hidden
    assert group.checkState(0) == Qt.CheckState.Unchecked
    app.select("diaphragm")
    assert group.checkState(0) == Qt.CheckState.PartiallyChecked


def test_show_all_leaves_the_surroundings_to_their_own_switch(app: App) -> None:
    app.viewport.setFocus()
    QTest.keyClick(app.window, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    assert app.store.state.hidden == frozenset(CONTEXT)
    assert not app.menus.actions["structure.show_all"].isEnabled()
    QTest.keyClick(app.window, Qt.Key.Key_C)
    assert app.store.state.hidden == frozenset()
    QTest.keyClick(app.window, Qt.Key.Key_C)
    assert app.store.state.hidden == frozenset(CONTEXT)


@pytest.mark.parametrize("key", ["psoas_major_left", "iliacus_right", "sacrum"])
def test_a_click_goes_through_the_skin(app: App, pixels: VisiblePixels, key: str) -> None:
    at = pixels.of(key)
    app.tree.visibility_wanted.emit(("body_outline",), True)
    assert "body_outline" not in app.store.state.hidden
    click(app, at)

    assert app.store.state.selected == (key,)


def test_a_click_on_the_skin_alone_meets_nothing(app: App) -> None:
    app.tree.visibility_wanted.emit(("body_outline",), True)
    app.select("sacrum")
    click(app, QPoint(12, app.viewport.height() // 2))

    assert app.store.state.selected == ()


def test_the_picture_changes_when_the_skin_is_shown_and_its_frame_does_not(
    app: App, qtbot: QtBot
) -> None:
    before, pose = app.viewport.grab().toImage(), app.viewport.pose
    app.tree.visibility_wanted.emit(("body_outline",), True)
    qtbot.waitUntil(lambda: app.viewport.in_full_quality, timeout=PATIENCE_MS)
    assert app.viewport.grab().toImage() != before
    app.camera.jump("front")

    assert app.viewport.pose == pose


def test_choosing_a_hidden_one_in_the_tree_shows_it(app: App) -> None:
    group = app.tree.topLevelItem(app.tree.topLevelItemCount() - 1)
    item = next(
        group.child(i) for i in range(group.childCount()) if "iaphragm" in group.child(i).text(0)
    )
    app.tree.setCurrentItem(item)

    assert app.store.state.selected == ("diaphragm",)
    assert "diaphragm" not in app.store.state.hidden


def test_a_sentence_that_names_the_cord_shows_it(app: App, atlas: Atlas) -> None:
    tied = next(t for t, _ in atlas.readings if "spinal_cord" in t.names)
    app.reading.read_sentence(tied.sentence.start)

    assert "spinal_cord" in app.store.state.selected
    assert "spinal_cord" not in app.store.state.hidden
