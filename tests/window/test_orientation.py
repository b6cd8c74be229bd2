"""The cube with words: it turns with the model, and a click or a key looks from a side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS, click
from tests.window.test_key_views import settle
from viewer.app import App
from viewer.overlay.orientation import SIDES
from viewer.scene.camera import STANDARD_VIEWS, view_name

pytestmark = pytest.mark.gl


def click_side(app: App, side: str) -> None:
    cube = app.overlay.cube
    at = cube.middle_of(side).toPoint()
    QTest.mouseClick(cube, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


@pytest.mark.parametrize("view", STANDARD_VIEWS)
def test_only_the_side_that_faces_the_eye_is_seen_and_named(
    app: App, qtbot: QtBot, view: str
) -> None:
    app.camera.look(view)
    settle(app, qtbot)
    assert app.overlay.cube.facing() == [view]
    assert app.overlay.cube.accessibleName() == f"Orientation: the patient's {view} can be seen"


def test_from_the_front_right_and_above_three_sides_are_named(app: App) -> None:
    app.camera.turn(30.0, -25.0)
    cube = app.overlay.cube
    assert cube.facing() == ["front", "right", "top"]
    assert "front, right and top" in cube.accessibleName()
    assert cube.middle_of("right").x() < cube.middle_of("front").x()
    assert cube.middle_of("top").y() < cube.middle_of("front").y()


@pytest.mark.parametrize("side", ["front", "right", "top"])
def test_a_click_on_a_side_looks_from_there(app: App, qtbot: QtBot, side: str) -> None:
    app.camera.turn(40.0, -30.0)
    click_side(app, side)
    settle(app, qtbot)
    assert view_name(app.viewport.pose) == side
    assert app.store.state.selected == ()


def test_by_keyboard_every_side_is_reached(app: App, qtbot: QtBot) -> None:
    cube = app.overlay.cube
    cube.setFocus(Qt.FocusReason.TabFocusReason)
    for name, _, _ in (*SIDES[1:], SIDES[0]):
        QTest.keyClick(cube, Qt.Key.Key_Right)
        assert app.overlay.orientation.text() == f"Enter: {name} view"
        QTest.keyClick(cube, Qt.Key.Key_Return)
        settle(app, qtbot)
        assert view_name(app.viewport.pose) == name
    app.viewport.setFocus()
    assert not app.overlay.orientation.isVisible()


def test_tab_reaches_the_cube(app: App) -> None:
    app.viewport.setFocus()
    reached = []
    for _ in range(12):
        QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(app.window.focusWidget())
    assert reached[0] is app.overlay.cube
    assert isinstance(reached[1], QToolButton)
    assert reached[1].text() == "Views"


def test_the_front_is_said_once(app: App, qtbot: QtBot) -> None:
    app.camera.look("front")
    settle(app, qtbot)
    texts = [w for w in (*floating(app, QLabel), *floating(app, QToolButton)) if "ront" in w.text()]
    assert texts == []
    assert app.overlay.cube.facing() == ["front"]


def floating(app: App, kind: type[QLabel] | type[QToolButton]) -> list[QLabel | QToolButton]:
    found: list[QLabel | QToolButton] = list(app.viewport.findChildren(kind))
    return [widget for widget in found if widget.isVisible()]


def test_views_and_the_cube_offer_every_way_to_look(app: App, qtbot: QtBot) -> None:
    button = app.overlay.strip.findChild(QToolButton)
    words = [action.text() for action in button.menu().actions() if not action.isSeparator()]
    assert words[:7] == ["Front", "Back", "Left", "Right", "Top", "Bottom", "Reset view"]
    assert words[7:] == [view.title for view in app.key_views.views.values()]
    app.overlay.cube.customContextMenuRequested.emit(app.overlay.cube.rect().center())
    qtbot.waitUntil(app.overlay.views.isVisible, timeout=PATIENCE_MS)
    QTest.keyClick(app.overlay.views, Qt.Key.Key_Down)
    QTest.keyClick(app.overlay.views, Qt.Key.Key_Down)
    QTest.keyClick(app.overlay.views, Qt.Key.Key_Return)
    settle(app, qtbot)
    assert app.overlay.cube.facing() == ["back"]


@pytest.mark.parametrize(("scale", "grown"), [(1.5, 1.4), (2.0, 1.8), (3.0, 2.1)])
def test_the_cube_grows_with_the_text(app: App, scale: float, grown: float) -> None:
    app.window.resize(1920, 1080)
    QApplication.processEvents()
    before = app.overlay.cube.width()
    app.preferences.change({"text_scale": scale})
    QApplication.processEvents()
    assert app.overlay.cube.width() >= grown * before


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_label_lies_under_the_cube_or_its_words(app: App, qtbot: QtBot, scale: float) -> None:
    app.window.resize(1920, 1080)
    app.preferences.change({"text_scale": scale})
    app.viewport.setFocus()
    for _ in range(2):
        QTest.keyClick(app.window, Qt.Key.Key_L)
    settle(app, qtbot)
    parts = (app.overlay.cube, app.overlay.strip, app.overlay.orientation)
    taken = [QRectF(part.geometry()) for part in parts if part.isVisible()]
    assert len(taken) >= 2
    labels = app.labelling.layer.labels
    assert len(labels) > 8
    for label in labels:
        placed = label.placed
        box = QRectF(placed.left, placed.top, placed.width, placed.height)
        assert not any(box.intersects(other) for other in taken)


def test_a_click_beside_the_cube_goes_to_the_model(app: App) -> None:
    click(app, app.viewport.rect().center())
    assert app.store.state.selected


# What stands at the left, right, upper and lower edge, as on scans.
EDGES = {
    "1": ("R", "L", "H", "F"),
    "2": ("L", "R", "H", "F"),
    "3": ("A", "P", "H", "F"),
    "4": ("P", "A", "H", "F"),
    "5": ("L", "R", "A", "P"),
    "6": ("R", "L", "A", "P"),
}


def test_letters_at_the_edges_follow_the_camera(app: App, qtbot: QtBot) -> None:
    app.camera.cuts = True
    for key, letters in EDGES.items():
        QTest.keyClick(app.window, key)
        settle(app, qtbot)
        assert tuple(app.edges.letters[e] for e in ("left", "right", "top", "bottom")) == letters
    QTest.keyClick(app.window, "1")
    settle(app, qtbot)
    app.camera.turn(45.0, 0.0)
    assert set(app.edges.letters["left"]) in ({"R", "A"}, {"R", "P"})
    assert app.edges.letters["top"] == "H"
    assert app.edges.isVisible()
    assert app.edges.size() == app.viewport.size()
    assert "the patient" in app.edges.accessibleName()
    app.actions["view.letters"].trigger()
    assert not app.edges.isVisible()


def test_a_cut_across_the_body_is_faced_as_scans_are_unless_asked_otherwise(
    app: App, qtbot: QtBot
) -> None:
    app.camera.cuts = True
    app.select("l3_vertebra")
    QTest.keyClick(app.window, Qt.Key.Key_K)
    app.actions["cut.face"].trigger()
    settle(app, qtbot)
    assert (app.edges.letters["left"], app.edges.letters["right"]) == ("R", "L")
    assert app.edges.letters["top"] == "A"
    assert app.cut.bar.buttons["feet"].isChecked()

    QTest.mouseClick(app.cut.bar.buttons["head"], Qt.MouseButton.LeftButton)
    settle(app, qtbot)
    assert (app.edges.letters["left"], app.edges.letters["right"]) == ("L", "R")
    assert app.edges.letters["top"] == "A"
    assert app.cut.bar.buttons["head"].isChecked()
    app.actions["cut.face"].trigger()  # what was asked for stays
    assert app.cut.bar.buttons["head"].isChecked()

    app.actions["cut.sagittal"].trigger()
    assert not app.cut.bar.buttons["head"].isVisible()
