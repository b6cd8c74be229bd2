"""A real mouse on the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas
from tests.window.conftest import PATIENCE_MS, click, drag
from tests.window.pointer import point_at
from tests.window.visible_pixels import VisiblePixels
from viewer.app import App

pytestmark = pytest.mark.gl

CLICKED = (
    "psoas_major_left",
    "psoas_major_right",
    "iliacus_left",
    "iliacus_right",
    "l1_vertebra",
    "l3_l4_disc",
    "sacrum",
    "hip_bone_left",
    "hip_bone_right",
    "femur_left",
    "femur_right",
    "pubic_symphysis",
)


@pytest.mark.parametrize("key", CLICKED)
def test_click_selects_what_is_seen_there(app: App, pixels: VisiblePixels, key: str) -> None:
    click(app, pixels.of(key))

    assert app.store.state.selected == (key,)
    current = app.tree.currentItem()
    assert current.text(0).lower() == app.names[key].lower()
    assert app.card.toPlainText().lower().startswith(app.names[key].lower())


def test_front_view_has_the_left_psoas_on_the_right(app: App, pixels: VisiblePixels) -> None:
    assert pixels.of("psoas_major_left").x() > app.viewport.width() / 2
    assert pixels.of("psoas_major_right").x() < app.viewport.width() / 2


def test_card_quotes_location_and_function(app: App, pixels: VisiblePixels, atlas: Atlas) -> None:
    click(app, pixels.of("psoas_major_left"))

    shown = app.card.toPlainText()
    explained = atlas.explain("psoas_major_left")
    best = (explained.location[0].text, explained.function[0].text)
    assert [shown.index(text) for text in best] == sorted(shown.index(text) for text in best)
    assert "6 more from the article" in shown
    assert "9 more from the article" in shown
    assert explained.location[1].text not in shown
    assert shown.index(best[1]) < shown.index("What anatomists say") < shown.index("MENTIONED IN")


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("femur_left", "The built-in article only names the femur."),
        ("l4_vertebra", "The built-in article says nothing of the L4 vertebra itself."),
        ("l3_l4_disc", "The built-in article says nothing of the L3–L4 disc itself."),
        ("sacrum", "The built-in article says nothing of the sacrum itself."),
    ],
)
def test_a_bone_is_answered_with_what_is_known_of_it(
    app: App, pixels: VisiblePixels, atlas: Atlas, key: str, first: str
) -> None:
    click(app, pixels.of(key))

    shown, explained = app.card.toPlainText(), atlas.explain(key)
    assert explained.facts is not None
    places = [shown.index(words) for words in (first, "What anatomists say", "MENTIONED IN")]
    assert places == sorted(places)
    told = shown[places[1] : places[2]]
    assert all(f"{label}. {text}" in told for label, text in explained.facts.rows)
    named = shown[places[2] :]
    assert sum(quote.text in named for quote in explained.mentions) == min(
        3, len(explained.mentions)
    )
    for quote in explained.mentions:
        if quote.subject and quote.text in named:
            assert f"[{quote.subject}] {quote.text}" in named


def test_drag_turns_and_selects_nothing(app: App, pixels: VisiblePixels) -> None:
    before = app.viewport.pose
    drag(app, pixels.of("sacrum"), QPoint(90, 30), Qt.MouseButton.LeftButton)

    after = app.viewport.pose
    assert after.azimuth > before.azimuth + 10.0
    assert after.elevation > before.elevation + 3.0
    assert after.focal_point == before.focal_point
    assert app.store.state.selected == ()


def test_middle_drag_moves_the_model_with_the_pointer(app: App, pixels: VisiblePixels) -> None:
    start = pixels.of("sacrum")
    drag(app, start, QPoint(60, -40), Qt.MouseButton.MiddleButton)

    moved = pixels.of("sacrum")
    assert abs(moved.x() - start.x() - 60) <= 8
    assert abs(moved.y() - start.y() + 40) <= 8


def test_wheel_zooms_to_the_pointer(app: App, pixels: VisiblePixels) -> None:
    at = pixels.of("l1_vertebra")
    before = app.viewport.pose.distance
    for _ in range(3):
        turn_wheel(app, at, 120)

    assert app.viewport.pose.distance < 0.8 * before
    assert app.viewport.key_at(QPointF(at)) == "l1_vertebra"


def test_click_beside_everything_clears(app: App, pixels: VisiblePixels) -> None:
    click(app, pixels.of("sacrum"))
    click(app, QPoint(5, 5))

    assert app.store.state.selected == ()
    assert app.tree.currentItem() is None
    assert "Click a structure" in app.card.toPlainText()


def test_control_click_adds(app: App, pixels: VisiblePixels) -> None:
    click(app, pixels.of("psoas_major_left"))
    click(app, pixels.of("psoas_major_right"), Qt.KeyboardModifier.ControlModifier)

    assert app.store.state.selected == ("psoas_major_left", "psoas_major_right")


def test_moving_over_a_structure_names_it_quietly(
    app: App, pixels: VisiblePixels, qtbot: QtBot
) -> None:
    at = pixels.of("hip_bone_left")
    before = app.viewport.pose
    point_at(app, at)

    qtbot.waitUntil(lambda: app.window.status.text() == "Left hip bone", timeout=PATIENCE_MS)
    assert app.store.state.selected == ()
    assert app.viewport.pose == before


def test_double_click_flies_there(app: App, pixels: VisiblePixels, qtbot: QtBot) -> None:
    before = app.viewport.pose.distance
    QTest.mouseDClick(
        app.viewport,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        pixels.of("l3_l4_disc"),
    )

    qtbot.waitUntil(lambda: app.viewport.pose.distance < 0.5 * before, timeout=PATIENCE_MS)
    assert app.store.state.selected == ("l3_l4_disc",)


def turn_wheel(app: App, at: QPoint, delta: int) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(app.viewport.mapToGlobal(at)),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(app.viewport, event)
    QApplication.processEvents()


@pytest.mark.parametrize("way", ["flight", "cut to a view", "key", "button"])
def test_what_was_pointed_at_is_forgotten_when_the_camera_moves_by_itself(
    app: App, pixels: VisiblePixels, qtbot: QtBot, way: str
) -> None:
    app.camera.cuts = way != "flight"
    plain = app.scene.render(300, 300, still=True).copy()
    point_at(app, pixels.of("iliacus_right"))
    qtbot.waitUntil(lambda: app.window.status.text() == "Right iliacus", timeout=PATIENCE_MS)
    assert (app.scene.render(300, 300, still=True) != plain).any()

    if way == "key":
        QTest.keyClick(app.viewport, Qt.Key.Key_Left)
        QTest.keyClick(app.viewport, Qt.Key.Key_Right)
    elif way == "button":
        app.menus.actions["view.turn_left"].trigger()
        app.menus.actions["view.turn_right"].trigger()
    else:
        app.menus.actions["view.back"].trigger()
        qtbot.waitUntil(lambda: not app.camera.is_moving, timeout=PATIENCE_MS)
        app.menus.actions["view.front"].trigger()
        qtbot.waitUntil(lambda: not app.camera.is_moving, timeout=PATIENCE_MS)
    assert app.window.status.text() == ""
    assert app.viewport.cursor().shape() == Qt.CursorShape.ArrowCursor
    qtbot.waitUntil(lambda: app.viewport.in_full_quality, timeout=PATIENCE_MS)
    assert abs(app.scene.render(300, 300, still=True).astype(int) - plain).max() <= 2


def test_after_a_drag_what_lies_under_the_pointer_is_named_anew(
    app: App, pixels: VisiblePixels, qtbot: QtBot
) -> None:
    at = pixels.of("iliacus_right")
    point_at(app, at)
    qtbot.waitUntil(lambda: app.window.status.text() == "Right iliacus", timeout=PATIENCE_MS)
    drag(app, at, QPoint(-at.x() + 5, 0), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.window.status.text() == "", timeout=PATIENCE_MS)
