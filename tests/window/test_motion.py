"""The hip moves: by slider, by keys, by the thigh itself, and everything goes along."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meshes.library import load_library
from meshes.motion.joints import Pose
from meshes.motion.rigid import about, moved_points, turn_x
from tests.window.conftest import PATIENCE_MS, drag
from tests.window.visible_pixels import VisiblePixels
from viewer.app import App

pytestmark = pytest.mark.gl
LEFT = "hip_flexion_left"


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(app.window, key, modifier or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def knee(app: App) -> np.ndarray:
    """The lowest point of the left femur as it is drawn."""
    vertices = app.scene.moving.meshes["femur_left"].vertices
    standing = app.scene.moving._standing["femur_left"].vertices
    return vertices[int(standing[:, 2].argmin())].astype(float)


def test_three_presses_from_the_start_show_what_the_psoas_does(qtbot: QtBot, app: App) -> None:
    """J opens the panel, Ctrl+Space plays, and the muscle is seen to shorten."""
    press(app, Qt.Key.Key_J)
    press(app, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: app.store.state.pose.angle(LEFT) > 20.0, timeout=PATIENCE_MS)

    assert app.motion.is_playing
    words = app.motion.panel.readings.accessibleDescription()
    assert "Left psoas major" in words
    assert "shorter than in standing" in words
    assert any(pull.percent < 0.0 for pull in app.pulling.layer.pulls)
    press(app, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert not app.motion.is_playing

    press(app, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert app.store.state.pose == Pose()


def test_the_slider_lifts_the_thigh_and_is_one_step(app: App) -> None:
    app.window.show_panel("Motion")
    slider = app.motion.panel.sliders[LEFT].slider
    before, hip = knee(app), app.scene.moving.hip_centre("left")
    for _ in range(6):
        QTest.keyClick(slider, Qt.Key.Key_Right)

    assert app.store.state.pose.angle(LEFT) == 30.0
    expected = moved_points(about(hip, turn_x(30.0)), before)
    assert np.allclose(knee(app), expected, atol=0.01)
    assert app.menus.actions["edit.undo"].text() == "Undo Left hip flexion 30°"
    press(app, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert np.array_equal(knee(app), before)
    assert app.store.undo_label is None


def test_the_psoas_goes_along_and_the_skin_that_cannot_is_left_out(app: App) -> None:
    key, skin = "psoas_major_left", app.scene.actors["body_outline"]
    standing = app.scene.moving.meshes[key].vertices
    end = int(standing[:, 2].argmin())
    app.motion.turn(LEFT, 60.0)
    QApplication.processEvents()

    drawn = np.asarray(app.scene.moving._data[key].points)
    hip = app.scene.moving.hip_centre("left")
    carried = moved_points(about(hip, turn_x(60.0)), standing[end].astype(float))
    assert np.linalg.norm(drawn[end] - carried) < 2.0
    assert not skin.GetVisibility()

    app.motion.stand()
    assert np.array_equal(app.scene.moving._data[key].points, standing)
    assert bool(skin.GetVisibility()) == ("body_outline" not in app.store.state.hidden)


def test_a_click_meets_the_thigh_where_it_is_now(app: App) -> None:
    app.camera.cuts = True
    press(app, Qt.Key.Key_3)
    app.motion.turn(LEFT, 60.0)
    QApplication.processEvents()
    at = VisiblePixels(app, app.scene.moving.meshes).of("femur_left")
    assert app.viewport.key_at(QPointF(at)) == "femur_left"

    app.motion.stand()
    assert app.viewport.key_at(QPointF(at)) != "femur_left"


def test_the_thigh_follows_the_hand(app: App) -> None:
    app.camera.cuts = True
    app.window.show_panel("Motion")
    QApplication.processEvents()
    press(app, Qt.Key.Key_3)
    at = VisiblePixels(app, app.scene.moving.meshes).of("femur_left")
    seen_from = app.viewport.pose
    drag(app, at, QPoint(-120, 0), Qt.MouseButton.LeftButton)

    assert app.viewport.pose == seen_from
    assert app.store.state.pose.angle(LEFT) > 10.0
    press(app, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert app.store.state.pose == Pose()


def test_a_drag_turns_the_model_while_the_panel_is_out_of_sight(app: App) -> None:
    app.camera.cuts = True
    press(app, Qt.Key.Key_3)
    at = VisiblePixels(app, app.scene.moving.meshes).of("femur_left")
    seen_from = app.viewport.pose
    drag(app, at, QPoint(-120, 0), Qt.MouseButton.LeftButton)

    assert app.viewport.pose != seen_from
    assert app.store.state.pose == Pose()


def test_a_typed_angle_beyond_the_limit_is_held_with_a_word(app: App) -> None:
    app.window.show_panel("Motion")
    app.motion.turn(LEFT, 140.0)

    assert app.store.state.pose.angle(LEFT) == 105.0
    assert app.motion.panel.held.text() == ("Left hip flexion: 105° is as far as this model goes.")


def test_with_the_foot_fixed_the_trunk_comes_down(app: App) -> None:
    app.motion.turn(LEFT, 60.0)
    press(app, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    standing = app.scene.moving._standing

    assert np.allclose(knee(app), standing["femur_left"].vertices[
        int(standing["femur_left"].vertices[:, 2].argmin())], atol=0.01)  # fmt: skip
    now, then = (
        meshes["l1_vertebra"].vertices.mean(axis=0)
        for meshes in (app.scene.moving.meshes, standing)
    )
    assert now[2] < then[2] - 50.0
    assert now[1] > then[1] + 100.0


def test_pins_go_with_their_bone(qtbot: QtBot, app: App) -> None:
    app.select("femur_left")
    app.actions["labels.selected"].trigger()
    app.actions["labels.hidden"].trigger()
    qtbot.waitUntil(lambda: app.labelling.is_settled, timeout=PATIENCE_MS)
    before = {pin.id: np.array(pin.point) for pin in app.labelling._pins if pin.landmark}
    hip = app.scene.moving.hip_centre("left")
    app.motion.turn(LEFT, 45.0)
    after = {pin.id: np.array(pin.point) for pin in app.labelling._pins if pin.landmark}

    assert len(before) > 3
    for name in before.keys() & after.keys():
        expected = moved_points(about(hip, turn_x(45.0)), before[name])
        assert np.allclose(after[name], expected, atol=0.01), (
            name,
            before[name],
            after[name],
            expected,
        )


def test_a_pose_leaves_the_standing_body_as_it_is(app: App) -> None:
    meshes = load_library()
    app.motion.turn(LEFT, 90.0)
    bent = app.scene.moving.meshes["psoas_major_left"].vertices
    assert np.abs(bent - meshes["psoas_major_left"].vertices).max() > 20.0
    for key, mesh in meshes.items():
        assert np.array_equal(app.scene.moving._standing[key].vertices, mesh.vertices), key

    app.motion.stand()
    for key, mesh in meshes.items():
        assert np.array_equal(np.asarray(app.scene._data[key].points), mesh.vertices), key
