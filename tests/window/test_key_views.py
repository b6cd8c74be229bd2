"""The key views on the real window: what is seen, said, undone and kept clear."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meshes.library import SurfaceMesh
from tests.window.conftest import PATIENCE_MS, click, drag
from tests.window.visible_pixels import VisiblePixels
from viewer.app import App
from viewer.scene.camera import projected

pytestmark = pytest.mark.gl

KEYS = {"front": Qt.Key.Key_7, "groin": Qt.Key.Key_8, "side": Qt.Key.Key_9, "back": Qt.Key.Key_0}


def take(app: App, qtbot: QtBot, name: str) -> None:
    app.viewport.setFocus()
    QTest.keyClick(app.window, KEYS[name])
    QApplication.processEvents()
    settle(app, qtbot)


def undo(app: App, qtbot: QtBot) -> None:
    QTest.keyClick(app.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(app, qtbot)


def settle(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not app.camera.is_moving, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: app.viewport.in_full_quality, timeout=PATIENCE_MS)


def red_at(app: App, point: np.ndarray) -> bool:
    """Whether the picture shows the red of the psoas there."""
    size = app.viewport.width(), app.viewport.height()
    x, y, _ = projected(app.viewport.pose, point[None].astype(np.float64), *size)[0]
    picture = app.viewport.grab(app.viewport.rect()).toImage()
    colour = picture.convertToFormat(QImage.Format.Format_RGB32).pixelColor(round(x), round(y))
    return colour.red() > 60 and colour.green() < 0.6 * colour.red()


def test_titles_in_the_menu_are_those_of_the_table(app: App) -> None:
    for name, view in app.key_views.views.items():
        assert app.menus.actions[f"view.psoas_{name}"].text() == view.title
    assert set(KEYS) == set(app.key_views.views)


@pytest.mark.parametrize("name", KEYS)
def test_a_key_shows_the_view_and_its_sentence(app: App, qtbot: QtBot, name: str) -> None:
    take(app, qtbot, name)

    view, pose, state = app.key_views.views[name], app.viewport.pose, app.store.state
    assert (pose.azimuth, pose.elevation) == pytest.approx((view.azimuth, view.elevation))
    assert state.ghosted == frozenset(view.faded)
    assert state.hidden >= frozenset(view.hidden)
    bar = app.overlay.sentence
    assert not app.overlay.hint.isVisible()
    assert bar.isVisible()
    assert bar.text.text() == view.sentence
    assert bar.accessibleDescription() == view.sentence


@pytest.mark.parametrize("name", KEYS)
def test_what_the_view_is_about_is_all_in_the_picture_and_nothing_lies_on_it(
    app: App, qtbot: QtBot, meshes: dict[str, SurfaceMesh], name: str
) -> None:
    take(app, qtbot, name)
    size = app.viewport.width(), app.viewport.height()
    for key in app.key_views.views[name].frame:
        x, y, _ = projected(app.viewport.pose, meshes[key].vertices, *size).T
        assert x.min() >= 0
        assert x.max() <= size[0]
        assert y.min() >= 0
        assert y.max() <= app.overlay.sentence.y()


def test_from_the_side_the_psoas_is_seen_from_the_spine_to_the_lesser_trochanter(
    app: App, qtbot: QtBot, meshes: dict[str, SurfaceMesh]
) -> None:
    take(app, qtbot, "side")
    vertices = meshes["psoas_major_left"].vertices
    seen = [
        red_at(app, vertices[np.abs(vertices[:, 2] - height).argsort()[:40]].mean(axis=0))
        for height in (250.0, 180.0, 120.0, 80.0, 40.0)
    ]
    assert all(seen)
    assert app.viewport.key_at(_place(app, meshes["psoas_major_left"], -50.0)) is not None


def _place(app: App, mesh: SurfaceMesh, height: float) -> QPoint:
    near = mesh.vertices[np.abs(mesh.vertices[:, 2] - height).argsort()[:40]].mean(axis=0)
    size = app.viewport.width(), app.viewport.height()
    x, y, _ = projected(app.viewport.pose, near[None].astype(np.float64), *size)[0]
    return QPoint(round(x), round(y)).toPointF()


@pytest.mark.parametrize("cuts", [False, True])
def test_from_view_to_view_each_says_its_own_sentence(app: App, qtbot: QtBot, cuts: bool) -> None:
    app.window.resize(1920, 1080)
    app.preferences.change({"reduced_motion": cuts})
    for name in (*KEYS, *KEYS):
        take(app, qtbot, name)
        assert app.overlay.sentence.text.text() == app.key_views.views[name].sentence
        assert app.overlay.sentence.isVisible()
        for key in app.key_views.views[name].frame:
            assert app.scene.to_picture(app.scene.bounds((key,)).mean(axis=0))[1] > 0.2


def test_a_view_is_one_step_and_undo_flies_back(app: App, qtbot: QtBot) -> None:
    drag(app, app.viewport.rect().center(), QPoint(80, 20), Qt.MouseButton.LeftButton)
    pose, state = app.viewport.pose, app.store.state
    take(app, qtbot, "side")
    taken = app.viewport.pose
    assert app.menus.actions["edit.undo"].text() == "Undo View: Psoas from the side"
    drag(app, app.viewport.rect().center(), QPoint(0, 60), Qt.MouseButton.LeftButton)
    undo(app, qtbot)
    assert app.viewport.pose.figures == pytest.approx(pose.figures)
    assert (app.store.state.hidden, app.store.state.ghosted) == (state.hidden, state.ghosted)
    assert not app.overlay.sentence.isVisible()
    assert app.store.undo_label is None
    QTest.keyClick(app.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    settle(app, qtbot)
    assert app.viewport.pose.figures == pytest.approx(taken.figures)
    assert app.overlay.sentence.isVisible()


def test_undoing_something_else_leaves_the_camera_alone(
    app: App, qtbot: QtBot, pixels: VisiblePixels
) -> None:
    take(app, qtbot, "front")
    click(app, pixels.of("sacrum"))
    QTest.keyClick(app.window, Qt.Key.Key_H)
    drag(app, app.viewport.rect().center(), QPoint(60, 0), Qt.MouseButton.LeftButton)
    pose = app.viewport.pose
    undo(app, qtbot)
    assert "sacrum" not in app.store.state.hidden
    assert app.viewport.pose == pose


def test_the_sentence_closes_by_its_button_and_when_it_is_not_true_any_more(
    app: App, qtbot: QtBot
) -> None:
    take(app, qtbot, "front")
    QTest.mouseClick(app.overlay.sentence.close_button, Qt.MouseButton.LeftButton)
    assert not app.overlay.sentence.isVisible()
    assert app.store.state.key_view is None
    take(app, qtbot, "front")
    drag(app, app.viewport.rect().center(), QPoint(40, 0), Qt.MouseButton.LeftButton)
    assert app.overlay.sentence.isVisible()
    QTest.keyClick(app.window, Qt.Key.Key_2)
    settle(app, qtbot)
    assert not app.overlay.sentence.isVisible()


def test_a_view_keeps_the_selection_and_takes_off_what_was_faded(
    app: App, qtbot: QtBot, pixels: VisiblePixels
) -> None:
    click(app, pixels.of("psoas_major_left"))
    QTest.keyClick(app.window, Qt.Key.Key_G)
    take(app, qtbot, "front")
    assert app.store.state.selected == ("psoas_major_left",)
    assert app.store.state.ghosted == frozenset()


def test_a_key_pressed_twice_is_one_step(app: App, qtbot: QtBot) -> None:
    take(app, qtbot, "side")
    take(app, qtbot, "side")
    undo(app, qtbot)
    assert app.store.undo_label is None


def test_undoing_a_view_taken_in_flight_goes_where_that_flight_went(app: App, qtbot: QtBot) -> None:
    app.viewport.setFocus()
    QTest.keyClick(app.window, Qt.Key.Key_2)
    assert app.camera.is_moving
    take(app, qtbot, "side")
    undo(app, qtbot)
    assert app.viewport.pose.azimuth == pytest.approx(180.0)


def test_a_view_keeps_the_pose(app: App, qtbot: QtBot) -> None:
    app.motion.turn("hip_flexion_left", 60.0)
    take(app, qtbot, "groin")

    assert app.store.state.pose.angle("hip_flexion_left") == 60.0
    assert app.overlay.sentence.isVisible()
