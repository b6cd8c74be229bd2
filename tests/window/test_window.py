"""Cards, keys, tree, text size, themes, memory and closing."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas
from meshes.keys import STRUCTURE_KEYS
from meshes.library import SurfaceMesh
from tests.actions import ACTIONS
from tests.window.conftest import PATIENCE_MS, opened
from tests.window.opened import OpenedApp
from viewer.app import App
from viewer.styles.theme import TEXT_SCALES

pytestmark = pytest.mark.gl


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    app.viewport.setFocus()
    QTest.keyClick(app.window, key, modifier or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def test_every_structure_has_its_card(app: App, atlas: Atlas) -> None:
    for key in STRUCTURE_KEYS:
        app.select(key)
        shown = app.card.toPlainText()
        explained = atlas.explain(key)
        assert shown.lower().startswith(atlas.structure(key).name.lower())
        for first in (explained.location[:1], explained.function[:1], explained.mentions[:1]):
            assert all(quote.text in shown for quote in first)
        mentioned = shown[shown.rfind("MENTIONED IN") :]
        quoted = sum(quote.text in mentioned for quote in explained.mentions)
        assert quoted == min(3, len(explained.mentions))
        if not explained.location:
            assert shown.count("The built-in article") == 1
        assert explained.facts is not None
        assert explained.facts.attachments in shown
        assert "meshes/" not in shown
        assert "TA2" not in shown


def test_first_picture_shows_both_psoas_in_colour_between_pale_bones(app: App) -> None:
    picture = app.viewport.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    data = np.frombuffer(picture.constBits(), np.uint8)
    rgb = data.reshape(picture.height(), picture.width(), 4)[:, :, :3].astype(int)
    red = (rgb[:, :, 0] > 110) & (rgb[:, :, 1] < 0.55 * rgb[:, :, 0])
    half = red.shape[1] // 2

    assert red[:, :half].sum() > 2000
    assert red[:, half:].sum() > 2000
    assert app.overlay.hint.isVisible()


def test_number_keys_look_from_each_side(app: App, qtbot: QtBot) -> None:
    for key, name in ((Qt.Key.Key_2, "back"), (Qt.Key.Key_3, "left"), (Qt.Key.Key_5, "top")):
        press(app, key)
        qtbot.waitUntil(lambda n=name: app.overlay.cube.facing() == [n], timeout=PATIENCE_MS)
    press(app, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: app.overlay.cube.facing() == ["front"], timeout=PATIENCE_MS)


def test_vtk_and_pyvista_keys_do_nothing(app: App) -> None:
    before = app.viewport.pose, app.viewport.grab().toImage()
    for key in (Qt.Key.Key_E, Qt.Key.Key_B):
        press(app, key)

    assert app.viewport.pose == before[0]
    assert app.viewport.grab().toImage() == before[1]
    assert app.window.isVisible()


def test_hide_undo_redo_and_isolate(app: App) -> None:
    app.select("iliacus_left")
    press(app, Qt.Key.Key_H)
    assert "iliacus_left" in app.store.state.hidden
    assert app.menus.actions["edit.undo"].text() == "Undo Hide left iliacus"
    press(app, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "iliacus_left" not in app.store.state.hidden
    press(app, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert "iliacus_left" in app.store.state.hidden
    app.select("l3_vertebra")
    press(app, Qt.Key.Key_I)
    assert app.store.state.hidden == frozenset(STRUCTURE_KEYS) - {"l3_vertebra"}


def test_box_in_the_tree_hides_and_shows(app: App) -> None:
    item = next(
        app.tree.topLevelItem(0).child(i)
        for i in range(app.tree.topLevelItem(0).childCount())
        if app.tree.topLevelItem(0).child(i).text(0) == "Left psoas minor"
    )
    assert item.checkState(0) == Qt.CheckState.Unchecked
    item.setCheckState(0, Qt.CheckState.Checked)

    assert "psoas_minor_left" not in app.store.state.hidden


def test_escape_leaves_full_screen_and_keeps_the_selection(app: App, qtbot: QtBot) -> None:
    press(app, Qt.Key.Key_F11)
    qtbot.waitUntil(app.window.isFullScreen, timeout=PATIENCE_MS)
    app.select("sacrum")
    press(app, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not app.window.isFullScreen(), timeout=PATIENCE_MS)
    assert app.store.state.selected == ("sacrum",)
    press(app, Qt.Key.Key_Escape)
    assert app.store.state.selected == ()


def test_largest_text_reads_from_the_back_row(app: App) -> None:
    app.select("psoas_major_left")
    for _ in TEXT_SCALES:
        press(app, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)

    assert app.settings.text_scale == TEXT_SCALES[-1]
    assert app.card.document().firstBlock().charFormat().font().pixelSize() >= 40
    assert app.viewport.width() >= 320
    press(app, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert app.settings.text_scale == 1.0


def test_dark_ground_is_dark(app: App, qtbot: QtBot) -> None:
    app.preferences.set_theme("dark")
    qtbot.waitUntil(lambda: app.viewport.in_full_quality, timeout=PATIENCE_MS)

    assert app.viewport.grab().toImage().pixelColor(3, 3).lightness() < 70


def test_view_leaves_room_for_the_model_at_1280(app: App) -> None:
    assert app.window.width() == 1280
    assert app.viewport.width() >= 620


def test_idle_window_draws_nothing(app: App, qtbot: QtBot) -> None:
    before = app.viewport.frames
    qtbot.wait(600)

    assert app.viewport.frames == before


def test_size_theme_and_text_are_remembered(
    app: App, qtbot: QtBot, atlas: Atlas, meshes: dict[str, SurfaceMesh]
) -> None:
    app.preferences.set_theme("dark")
    app.preferences.change_text_size(2)
    app.window.resize(1400, 800)
    qtbot.wait(50)
    app.window.close()
    again = opened(qtbot, atlas, meshes)

    assert again.settings.theme == "dark"
    assert again.settings.text_scale == TEXT_SCALES[2]
    assert (again.window.width(), again.window.height()) == (1400, 800)
    again.window.close()


@pytest.mark.usefixtures("new_user")
@pytest.mark.parametrize("state", ["dragging", "gliding", "full screen", "at once"])
def test_closes_cleanly_in_every_state(
    qtbot: QtBot,
    atlas: Atlas,
    meshes: dict[str, SurfaceMesh],
    state: str,
) -> None:
    app = OpenedApp(atlas, meshes)
    app.window.show()
    if state != "at once":
        qtbot.waitUntil(lambda: app.viewport.frames > 0, timeout=PATIENCE_MS)
    if state == "dragging":
        QTest.mousePress(
            app.viewport,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(200, 200),
        )
        QTest.mouseMove(app.viewport, QPoint(260, 220))
    elif state == "gliding":
        app.camera.look("back")
    elif state == "full screen":
        app.window.showFullScreen()
    app.window.close()
    qtbot.wait(150)

    assert not app.window.isVisible()


def test_no_two_actions_share_a_shortcut_or_an_id() -> None:
    ids = [spec.id for spec in ACTIONS]
    keys = [key for spec in ACTIONS for key in spec.keys]

    assert len(ids) == len(set(ids))
    assert len(keys) == len(set(keys))


def test_ctrl_click_in_the_list_adds_to_the_selection(app: App) -> None:
    app.select("femur_left")
    item = app.tree.findItems("Sacrum", Qt.MatchFlag.MatchRecursive)[0]
    app.tree.scrollToItem(item)
    at = app.tree.visualItemRect(item).center()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(app.tree.viewport(), Qt.MouseButton.LeftButton, control, at)
    QApplication.processEvents()

    assert app.store.state.selected == ("femur_left", "sacrum")
    assert {i.text(0) for i in app.tree.selectedItems()} == {"Left femur", "Sacrum"}


def test_no_menu_is_taller_than_a_small_screen(app: App) -> None:
    menus = app.window.menuBar().findChildren(QMenu)
    heights = {menu.title(): menu.sizeHint().height() for menu in menus}

    assert len(heights) > 7
    assert {title: height for title, height in heights.items() if height > 680} == {}
