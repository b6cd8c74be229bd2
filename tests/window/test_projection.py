"""Perspective, parallel and tumbling on the real window with real keys and mouse."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas
from meshes.library import SurfaceMesh
from tests.window.conftest import PATIENCE_MS, click, closed, drag, opened
from tests.window.test_pointing import turn_wheel
from tests.window.visible_pixels import VisiblePixels
from viewer.app import App
from viewer.scene.camera import projected

pytestmark = pytest.mark.gl


def to_parallel(app: App) -> None:
    app.viewport.setFocus()
    QTest.keyClick(app.window, Qt.Key.Key_O)
    assert app.viewport.pose.parallel


def silhouette(app: App, qtbot: QtBot) -> np.ndarray:
    """Columns of the picture in which the model, darker than the ground, is drawn."""
    qtbot.waitUntil(lambda: app.viewport.in_full_quality, timeout=PATIENCE_MS)
    pixels = app.scene.render(app.viewport.width(), app.viewport.height(), still=False)
    differs = np.abs(pixels[:, :, :3].astype(int) - pixels[:, :1, :3]).max(axis=2) > 24
    return np.flatnonzero(differs.any(axis=0))


@pytest.mark.parametrize("key", ["psoas_major_left", "l3_l4_disc", "hip_bone_right", "sacrum"])
def test_a_click_hits_what_is_seen_in_parallel_projection(
    app: App, pixels: VisiblePixels, key: str
) -> None:
    to_parallel(app)
    click(app, pixels.of(key))
    assert app.store.state.selected == (key,)


def test_the_picture_is_where_the_arithmetic_says(app: App) -> None:
    to_parallel(app)
    points = np.array([[60.0, 20.0, 120.0], [-80.0, -90.0, 40.0], [0.0, 40.0, -30.0]])
    size = app.viewport.width(), app.viewport.height()
    app.scene.render(*size, still=False)
    for point, (x, y, _) in zip(points, projected(app.viewport.pose, points, *size), strict=True):
        u, v = app.scene.to_picture(point)
        assert (u * size[0], (1.0 - v) * size[1]) == pytest.approx((x, y), abs=0.01)


def test_switching_changes_the_size_of_the_model_little(app: App, qtbot: QtBot) -> None:
    before = silhouette(app, qtbot)
    to_parallel(app)
    after = silhouette(app, qtbot)
    assert np.ptp(after) == pytest.approx(np.ptp(before), rel=0.12)
    assert app.menus.actions["view.parallel"].isChecked()
    QTest.keyClick(app.window, Qt.Key.Key_O)
    assert not app.viewport.pose.parallel
    assert not app.menus.actions["view.parallel"].isChecked()


def test_parallel_stays_when_another_view_is_taken(app: App, qtbot: QtBot) -> None:
    to_parallel(app)
    QTest.keyClick(app.window, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: not app.camera.is_moving, timeout=PATIENCE_MS)
    assert app.viewport.pose.azimuth == pytest.approx(-90.0)
    assert app.viewport.pose.parallel


def test_the_wheel_zooms_to_the_pointer_in_parallel(app: App, pixels: VisiblePixels) -> None:
    to_parallel(app)
    at = pixels.of("l1_vertebra")
    for _ in range(8):
        turn_wheel(app, at, 120)
    assert app.viewport.key_at(QPointF(at)) == "l1_vertebra"


def test_labels_stand_on_their_places_in_parallel(app: App, qtbot: QtBot) -> None:
    to_parallel(app)
    app.actions["labels.landmarks"].trigger()
    app.actions["labels.more"].trigger()
    app.actions["labels.hidden"].trigger()
    qtbot.waitUntil(
        lambda: app.labelling.is_settled and not app.camera.is_moving, timeout=PATIENCE_MS
    )
    pins = {pin.id: pin.point for pin in app.labelling.chosen.pins}
    shown = [label for label in app.labelling.layer.labels if label.placed.id in pins]
    assert len(shown) > 10
    for label in shown:
        point = np.array([pins[label.placed.id]])
        size = app.viewport.width(), app.viewport.height()
        x, y, _ = projected(app.viewport.pose, point, *size)[0]
        assert label.placed.pin == pytest.approx((x, y))


def test_a_drag_goes_over_the_head_only_when_tumbling(
    app: App, qtbot: QtBot, atlas: Atlas, meshes: dict[str, SurfaceMesh]
) -> None:
    middle = app.viewport.rect().center()
    for _ in range(3):
        drag(app, middle, QPoint(0, 250), Qt.MouseButton.LeftButton)
    assert app.viewport.pose.elevation == 90.0
    app.camera.jump("front")
    app.menus.actions["view.tumble"].trigger()
    assert app.menus.actions["view.tumble"].isChecked()
    for _ in range(3):
        drag(app, middle, QPoint(0, 250), Qt.MouseButton.LeftButton)
    assert app.viewport.pose.view_up[2] < -0.3
    app.menus.actions["view.tumble"].trigger()
    qtbot.waitUntil(lambda: app.viewport.pose.roll == 0.0, timeout=PATIENCE_MS)
    assert app.viewport.pose.view_up[2] >= 0.0
    app.menus.actions["view.tumble"].trigger()
    app.window.close()
    again = opened(qtbot, atlas, meshes)
    assert again.camera.tumbles
    closed(again)


def test_every_drag_has_an_action(app: App) -> None:
    before = app.viewport.pose
    app.menus.actions["view.turn_right"].trigger()
    assert app.viewport.pose.azimuth == pytest.approx(before.azimuth + 15.0)
    app.menus.actions["view.turn_up"].trigger()
    assert app.viewport.pose.elevation == pytest.approx(before.elevation - 15.0)
    app.menus.actions["view.move_left"].trigger()
    moved = np.subtract(app.viewport.pose.focal_point, before.focal_point)
    assert moved @ app.viewport.pose.right > 1.0


def test_switching_in_flight_does_not_stop_it(app: App, qtbot: QtBot) -> None:
    app.viewport.setFocus()
    QTest.keyClick(app.window, Qt.Key.Key_2)
    assert app.camera.is_moving
    to_parallel(app)
    qtbot.waitUntil(lambda: not app.camera.is_moving, timeout=PATIENCE_MS)
    assert app.viewport.pose.azimuth == pytest.approx(180.0)
    assert app.viewport.pose.parallel


def test_the_projection_is_remembered(
    qtbot: QtBot, new_user: None, atlas: Atlas, meshes: dict[str, SurfaceMesh]
) -> None:
    first = opened(qtbot, atlas, meshes)
    to_parallel(first)
    closed(first)
    later = opened(qtbot, atlas, meshes)

    assert later.viewport.pose.parallel
    closed(later)
