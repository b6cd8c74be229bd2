"""Full screen for showing: what is there, what is not, and that the window comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS, click, press_on_view
from tests.window.on_stage import arrangement, enter, fade_soon, leave, settle
from tests.window.pointer import move_over
from tests.window.test_panes import walked
from tests.window.visible_pixels import VisiblePixels
from viewer.app import App

pytestmark = pytest.mark.gl
# Sizes of the picture, and a scale of the text in each.
SIZES = {(900, 560): 3.0, (1024, 768): 1.0, (1280, 720): 0.8, (1920, 1080): 2.0}


def place(widget: QWidget) -> QRect:
    return QRect(widget.pos(), widget.size())


def lies_on_body(app: App, area: QRect) -> bool:
    """Whether some of what the first view frames is drawn in an area."""
    spots = [
        QPoint(x, y)
        for x in range(area.left(), area.right(), 12)
        for y in range(area.top(), area.bottom(), 6)
    ]
    framed = set(app.camera.home)
    return any(_picked(app, spot) in framed for spot in spots)


def _picked(app: App, spot: QPoint) -> str | None:
    u, v = spot.x() / app.viewport.width(), 1.0 - spot.y() / app.viewport.height()
    return app.scene.picker.pick(u, v)


def test_the_picture_has_the_stage_at_every_size_and_scale(app: App, qtbot: QtBot) -> None:
    enter(app, qtbot)
    app.select("psoas_major_left")
    for size, scale in SIZES.items():
        app.window.resize(*size)
        app.preferences.change({"text_scale": max(1.0, scale), "picture_scale": scale})
        qtbot.waitUntil(lambda s=size: app.stage.strip.width() == s[0], timeout=PATIENCE_MS)
        settle(app, qtbot)
        covered = app.stage.caption.height() * app.stage.caption.width()
        covered += app.stage.strip.height() * app.stage.strip.width()
        assert app.viewport.size().toTuple() == size
        assert covered <= 0.3 * size[0] * size[1]
        assert app.viewport.rect().contains(place(app.stage.caption))
        assert not lies_on_body(app, place(app.stage.caption))


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11])
def test_everything_comes_back_with_one_key(app: App, qtbot: QtBot, key: Qt.Key) -> None:
    app.window.show_panel("Measures")
    app.window.docks["Coverage"].hide()
    app.menus.actions["cut.toggle"].trigger()
    app.select("sacrum")
    QApplication.processEvents()
    before, size = arrangement(app), app.window.size()
    enter(app, qtbot)
    shown = [dock for dock in app.window.panels.values() if dock.isVisible()]
    assert (shown, app.window.menuBar().isVisible(), app.cut.bar.isVisible()) == ([], False, False)
    leave(app, qtbot, key)
    app.window.resize(size)
    QApplication.processEvents()

    assert arrangement(app) == before
    assert app.cut.bar.isVisible()
    assert app.store.state.selected == ("sacrum",)


def test_a_maximised_window_is_maximised_again(app: App, qtbot: QtBot) -> None:
    app.window.showMaximized()
    qtbot.waitUntil(app.window.isMaximized, timeout=PATIENCE_MS)
    enter(app, qtbot)
    leave(app, qtbot, Qt.Key.Key_F11)

    assert app.window.isMaximized()
    assert not app.window.isFullScreen()


def test_a_click_is_answered_in_two_lines_and_more_on_demand(
    app: App, qtbot: QtBot, pixels: VisiblePixels
) -> None:
    enter(app, qtbot)
    click(app, pixels.of("psoas_major_left"))
    caption, wanted = app.stage.caption, app.reading.first_words("psoas_major_left")
    assert caption.isVisible()
    assert caption.title.text() == "Left psoas major"
    assert wanted[0].startswith(caption.text.text().replace("\n", " "))
    assert caption.text.text().count("\n") <= 1
    read = [caption.text.text()]
    while caption.can_turn(1):
        press_on_view(app, Qt.Key.Key_PageDown)
        read.append(caption.text.text())
    assert " ".join(read).split() == " ".join(wanted).split()
    QTest.mouseClick(caption.close_button, Qt.MouseButton.LeftButton)
    assert not caption.isVisible()


def test_a_caption_can_be_moved_and_gives_its_room_back(app: App, qtbot: QtBot) -> None:
    enter(app, qtbot)
    app.select("psoas_major_left")
    settle(app, qtbot)
    near, caption = app.viewport.pose.distance, app.stage.caption
    middle, at = caption.rect().center(), caption.pos()
    QTest.mousePress(caption, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    QTest.mouseMove(caption, middle - QPoint(0, 200))
    QTest.mouseRelease(caption, Qt.MouseButton.LeftButton)
    settle(app, qtbot)

    assert caption.pos() == at - QPoint(0, 200)
    assert app.viewport.pose.distance < near


def test_the_strip_goes_and_comes_back_with_the_pointer(app: App, qtbot: QtBot) -> None:
    enter(app, qtbot)
    strip, bar = app.stage.strip, app.window.menuBar()
    fade_soon(app)
    qtbot.waitUntil(lambda: not strip.isVisible(), timeout=PATIENCE_MS)
    before = app.viewport.pose
    move_over(app.viewport, QPoint(340, 240))
    qtbot.waitUntil(strip.isVisible, timeout=PATIENCE_MS)
    assert app.viewport.pose == before
    move_over(app.viewport, QPoint(340, 1))
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE_MS)
    move_over(app.viewport, QPoint(340, 400))
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=PATIENCE_MS)


def test_keys_and_buttons_work_without_menus(app: App, qtbot: QtBot) -> None:
    enter(app, qtbot)
    app.select("iliacus_left")
    press_on_view(app, Qt.Key.Key_H)
    assert "iliacus_left" in app.store.state.hidden
    press_on_view(app, Qt.Key.Key_J)  # asks for a panel, which waits
    assert not app.window.docks["Motion"].isVisible()
    QTest.mouseClick(app.stage.strip.buttons["next"], Qt.MouseButton.LeftButton)
    first = app.store.state.key_view
    QTest.mouseClick(app.stage.strip.buttons["next"], Qt.MouseButton.LeftButton)
    while app.store.state.key_view == first:
        press_on_view(app, Qt.Key.Key_PageDown)
    assert app.stage.caption.isVisible()
    QTest.mouseClick(app.stage.strip.buttons["exit"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not app.stage.is_on, timeout=PATIENCE_MS)
    assert app.window.docks["Motion"].isVisible()


def test_few_and_large_labels(app: App, qtbot: QtBot) -> None:
    app.menus.actions["labels.amount"].trigger()
    app.menus.actions["labels.amount"].trigger()
    usual = app.labelling.layer.box_height
    enter(app, qtbot, (1024, 768))
    qtbot.waitUntil(lambda: 0 < len(app.labelling.layer.labels) <= 5, timeout=PATIENCE_MS)
    assert app.labelling.layer.box_height >= 24.0 > usual  # pixels of text that the back row reads
    leave(app, qtbot, Qt.Key.Key_F11)
    app.window.resize(1280, 720)
    qtbot.waitUntil(lambda: len(app.labelling.layer.labels) > 8, timeout=PATIENCE_MS)
    assert app.labelling.layer.box_height == usual


def test_a_class_that_is_asked_reads_no_answer(app: App, qtbot: QtBot) -> None:
    enter(app, qtbot)
    app.menus.actions["labels.numbers"].trigger()
    app.select("psoas_major_left")
    assert not app.stage.caption.isVisible()


def test_a_dark_ground_for_dim_rooms(app: App, qtbot: QtBot) -> None:
    app.preferences.toggle_dark_stage()
    enter(app, qtbot)
    assert app.viewport.grab().toImage().pixelColor(400, 60).name() == "#14181d"
    leave(app, qtbot, Qt.Key.Key_F11)
    settle(app, qtbot)
    assert app.viewport.grab().toImage().pixelColor(5, 5).lightness() > 200


def test_what_was_framed_by_hand_makes_way_for_the_caption(app: App, qtbot: QtBot) -> None:
    enter(app, qtbot)
    app.viewport.turn_by(QPointF(30.0, 0.0))
    app.camera.turn(5.0, 0.0)
    app.select("psoas_major_left")
    settle(app, qtbot)
    assert not lies_on_body(app, place(app.stage.caption))


def test_the_search_can_be_used_on_the_stage(app: App, qtbot: QtBot) -> None:
    enter(app, qtbot)
    press_on_view(app, Qt.Key.Key_Slash)
    QTest.keyClicks(app.searching.box, "sacrum")
    QTest.keyClick(app.searching.box, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert app.store.state.selected == ("sacrum",)
    assert app.stage.caption.title.text() == "Sacrum"
    assert not app.window.menuBar().isVisible()


def test_by_keyboard_alone_all_of_the_stage_is_reached_and_nothing_else(
    app: App, qtbot: QtBot
) -> None:
    enter(app, qtbot)
    fade_soon(app)
    app.select("psoas_major_left")
    strip, caption, cross = app.stage.strip, app.stage.caption, app.stage.corners.cross
    wanted = {one for one in strip.buttons.values() if one.isEnabled()}
    wanted |= {caption.close_button, caption.more, cross}
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        app.viewport.setFocus()
        qtbot.waitUntil(lambda: not strip.isVisible(), timeout=PATIENCE_MS)
        assert set(walked(app, key)) == wanted | {app.viewport}
