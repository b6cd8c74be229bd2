"""The body behind a stretch: there while a step is shown, and never in the way of the anatomy."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS, click
from tests.window.on_stage import enter, leave
from viewer.app import App
from viewer.scene.camera import projected

pytestmark = pytest.mark.gl
CTRL = Qt.KeyboardModifier.ControlModifier
Picture = NDArray[np.uint8]


def lead(qtbot: QtBot, app: App, motion: str = "lunge") -> None:
    app.camera.cuts = True
    app.actions[f"motion.{motion}"].trigger()
    app.steps.stop()  # walking would go on for ever
    rest(qtbot, app)


def rest(qtbot: QtBot, app: App) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: app.viewport.in_full_quality, timeout=PATIENCE_MS)


def picture(app: App) -> Picture:
    """(h, w, 3) of the finished picture, from the upper row down."""
    drawn = app.scene.render(app.viewport.width(), app.viewport.height(), still=False)
    return drawn[::-1, :, :3].copy()


def head(app: App) -> QPoint:
    """The middle of the head in the view."""
    vertices = app.scene.backdrop.shapes[1].vertices
    seen = projected(app.viewport.pose, vertices, app.viewport.width(), app.viewport.height())
    return QPoint(*np.round(seen[:, :2].mean(axis=0)).astype(int).tolist())


def end(app: App) -> None:
    app.actions["motion.end"].trigger()


def undo(app: App) -> None:
    QTest.keyClick(app.window, Qt.Key.Key_Z, CTRL)


def close_caption(app: App) -> None:
    QTest.mouseClick(app.overlay.sentence.close_button, Qt.MouseButton.LeftButton)


def move_a_joint(app: App) -> None:
    app.motion.turn("hip_flexion_left", 40.0)


@pytest.mark.parametrize("leave", [end, undo, close_caption, move_a_joint])
def test_the_body_goes_with_the_step_whatever_ends_it(
    qtbot: QtBot, app: App, leave: Callable[[App], None]
) -> None:
    assert not app.scene.backdrop.shapes
    lead(qtbot, app)
    assert app.outline.words.isVisible()
    at = head(app)
    on = picture(app)[at.y(), at.x()]

    leave(app)
    rest(qtbot, app)
    assert not app.scene.backdrop.shapes
    assert not app.outline.words.isVisible()
    if leave is not undo and leave is not end:  # these two give the view back as well
        off = picture(app)
        assert (off[at.y(), at.x()] != on).any()


def test_redo_and_the_other_side_bring_it_back_where_it_belongs(qtbot: QtBot, app: App) -> None:
    lead(qtbot, app)
    left = app.scene.backdrop.shapes
    undo(app)
    QTest.keyClick(app.window, Qt.Key.Key_Y, CTRL)
    rest(qtbot, app)
    for one, other in zip(left, app.scene.backdrop.shapes, strict=True):
        np.testing.assert_allclose(one.vertices, other.vertices)

    app.actions["motion.other_side"].trigger()
    rest(qtbot, app)
    ends = [shape.vertices.max(axis=0) * [-1.0, 1.0, 1.0] for shape in left[:2]]
    for shape, end_of_left in zip(app.scene.backdrop.shapes, ends, strict=False):
        np.testing.assert_allclose(shape.vertices.min(axis=0)[0], end_of_left[0], atol=0.5)


def test_after_a_stretch_the_picture_is_what_it_was_before(qtbot: QtBot, app: App) -> None:
    before, seen_from = picture(app), app.scene.pose
    lead(qtbot, app, "release")
    assert (picture(app) != before).any()
    end(app)
    rest(qtbot, app)
    app.scene.pose = seen_from
    np.testing.assert_array_equal(picture(app), before)


def test_neither_body_nor_furniture_can_be_clicked_or_stands_in_a_list(
    qtbot: QtBot, app: App
) -> None:
    keys = set(app.scene.actors)
    lead(qtbot, app)
    assert set(app.scene.actors) == keys
    at = head(app)
    assert app.viewport.key_at(at) is None
    click(app, at)
    assert app.store.state.selected == ()


@pytest.mark.parametrize("motion", ["lunge", "one_legged", "release", "thomas"])
def test_the_anatomy_is_drawn_as_if_nothing_lay_behind_it(
    qtbot: QtBot, app: App, motion: str
) -> None:
    lead(qtbot, app, motion)
    with_body, shapes = picture(app), app.scene.backdrop.shapes
    app.scene.backdrop.show(())
    without = picture(app)
    size = app.viewport.width(), app.viewport.height()
    anatomy = app.scene.keys_in_front(*size)[0][::-1] > 0
    app.scene.backdrop.show(shapes)

    assert anatomy.sum() > 5000
    np.testing.assert_array_equal(with_body[anatomy], without[anatomy])
    changed = (with_body != without).any(axis=2)
    assert changed.sum() > anatomy.sum()


def test_the_body_glides_with_the_pose_and_rests_at_its_end(qtbot: QtBot, app: App) -> None:
    app.actions["motion.lunge"].trigger()
    qtbot.waitUntil(lambda: bool(app.scene.backdrop.shapes), timeout=PATIENCE_MS)
    first, floor = (app.scene.backdrop.shapes[place].vertices for place in (3, -1))
    qtbot.waitUntil(lambda: not app.steps.is_running, timeout=PATIENCE_MS)
    last = app.scene.backdrop.shapes[3].vertices
    assert np.abs(first - last).max() > 30.0
    np.testing.assert_array_equal(app.scene.backdrop.shapes[-1].vertices, floor)
    touches = min(float(shape.vertices[:, 2].min()) for shape in app.scene.backdrop.shapes[:-1])
    assert touches == pytest.approx(float(floor[:, 2].max()))
    femur = app.scene.moving.meshes["femur_left"].vertices
    lowest = femur[femur[:, 2].argmin()]
    assert np.linalg.norm(last - lowest, axis=1).min() < 60.0


def test_the_words_say_that_it_is_schematic_and_stay_in_the_picture(qtbot: QtBot, app: App) -> None:
    for motion in app.reading.motions:
        lead(qtbot, app, motion)
        words = app.outline.words
        assert "schematic" in words.text()
        assert app.viewport.rect().contains(words.geometry()), motion
        for other in (app.overlay.cube, app.overlay.strip, app.overlay.sentence):
            assert not words.geometry().intersects(other.geometry()), motion


def test_a_body_that_walks_bends_its_knees_over_a_floor_that_stays(qtbot: QtBot, app: App) -> None:
    app.actions["motion.walk"].trigger()
    qtbot.waitUntil(lambda: app.steps.stride > 0.0, timeout=PATIENCE_MS)
    first = app.scene.backdrop.shapes
    qtbot.waitUntil(lambda: app.steps.stride > 0.2, timeout=PATIENCE_MS)
    later = app.scene.backdrop.shapes

    np.testing.assert_array_equal(first[-1].vertices, later[-1].vertices)
    assert np.abs(first[3].vertices - later[3].vertices).max() > 30.0
    floor = float(first[-1].vertices[:, 2].max())
    for shapes in (first, later):
        assert min(float(shape.vertices[:, 2].min()) for shape in shapes[:-1]) > floor - 12.0


def test_on_the_stage_words_and_tags_are_as_large_as_labels_and_clear_of_the_caption(
    qtbot: QtBot, app: App
) -> None:
    lead(qtbot, app)
    words, layer = app.outline.words, app.pulling.layer
    small, narrow = words.fontInfo().pixelSize(), layer.tags[0].box.width()
    enter(app, qtbot)
    for motion in ("lunge", "thomas", "release"):
        lead(qtbot, app, motion)
        assert words.fontInfo().pixelSize() > 1.3 * small
        assert layer.tags[0].box.width() > narrow
        assert app.viewport.rect().contains(words.geometry()), motion
        for other in (app.stage.caption, app.stage.strip):
            assert other.isVisible()
            assert not words.geometry().intersects(other.geometry()), motion
            assert not layer.tags[0].box.intersects(QRectF(other.geometry())), motion
    leave(app, qtbot, Qt.Key.Key_F11)
    assert words.fontInfo().pixelSize() == small
