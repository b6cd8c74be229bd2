"""Labels over the real picture, called up and asked by key and mouse."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meshes.library import SurfaceMesh
from tests.viewer.test_label_placing import apart
from tests.window.conftest import PATIENCE_MS, click
from viewer.app import App
from viewer.features.labels.choice import MOST
from viewer.features.labels.placing import crossing
from viewer.features.labels.sight import pins_in_front
from viewer.scene.camera import fitted

pytestmark = pytest.mark.gl

VIEWS = {"1": "front", "2": "back", "3": "left", "4": "right", "5": "top", "6": "bottom"}
SIZES = ((1280, 720), (1920, 1080))
L = Qt.Key.Key_L


def press(app: App, key: str | Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(app.window, key, modifier or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def rest(qtbot: QtBot, app: App) -> None:
    """Until nothing glides, and what lies before the pins has been looked for."""
    qtbot.waitUntil(lambda: not app.camera.is_moving, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: app.labelling.is_settled, timeout=PATIENCE_MS)


def texts(app: App) -> list[str]:
    return [label.text for label in app.labelling.layer.labels]


@pytest.mark.parametrize(("size", "least"), [(SIZES[0], 25), (SIZES[1], 30)])
def test_all_labels_are_readable_from_six_sides(
    qtbot: QtBot, app: App, size: tuple[int, int], least: int
) -> None:
    app.window.resize(*size)
    press(app, L)
    press(app, L)
    app.actions["labels.more"].trigger()
    app.actions["labels.hidden"].trigger()
    for key in VIEWS:
        press(app, key)
        rest(qtbot, app)
        placed = [label.placed for label in app.labelling.layer.labels]
        assert len(placed) >= least
        for one, other in combinations(placed, 2):
            assert not crossing(one.start, one.pin, other.start, other.pin), (one.id, other.id)
            assert apart(one, other), (one.id, other.id)


def test_twelve_names_of_each_set_until_more_are_asked_for(qtbot: QtBot, app: App) -> None:
    app.window.resize(*SIZES[1])
    press(app, L)
    rest(qtbot, app)
    first = texts(app)
    assert len(first) == MOST
    assert {"L3 vertebra", "Sacrum", "Right psoas major", "Right hip bone"} <= set(first)
    assert not any(text.startswith("Left") for text in first)  # of pairs the right one
    words = app.label_bar.words.text()
    assert words.startswith(f"{MOST} named · ")
    assert " more in sight" in words

    QTest.mouseClick(app.label_bar.buttons["more"], Qt.MouseButton.LeftButton)
    rest(qtbot, app)
    assert set(first) < set(texts(app))
    assert "L3–L4 disc" in texts(app)
    assert {"Left psoas major", "Right psoas major"} <= set(texts(app))
    assert "more" not in app.label_bar.words.text()


def test_the_first_hint_makes_room_for_labels(app: App) -> None:
    assert app.overlay.hint.isVisible()
    press(app, L)
    assert not app.overlay.hint.isVisible()


def test_structures_then_landmarks_by_one_key(qtbot: QtBot, app: App) -> None:
    app.select("femur_left")
    assert texts(app) == []

    press(app, L)
    assert "Left femur" in texts(app)
    assert not any("trochanter" in text for text in texts(app))

    press(app, L)
    rest(qtbot, app)
    assert {"L3 vertebra", "Left intertrochanteric line"} <= set(texts(app))

    press(app, L)
    assert texts(app) == []
    press(app, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "L3 vertebra" in texts(app)


def test_the_sets_are_ticked_one_by_one(qtbot: QtBot, app: App) -> None:
    app.window.resize(*SIZES[1])
    app.actions["labels.landmarks"].trigger()
    assert app.store.state.labels == "landmarks"
    rest(qtbot, app)
    assert "Right anterior superior iliac spine" in texts(app)
    assert "Sacrum" not in texts(app)
    app.actions["labels.structures"].trigger()
    assert app.store.state.labels == "all"
    app.actions["labels.landmarks"].trigger()
    assert app.store.state.labels == "structures"
    assert "Sacrum" in texts(app)
    app.actions["labels.selected"].trigger()
    assert texts(app) == []
    app.select("sacrum")
    assert {"Sacrum", "Promontory"} <= set(texts(app))
    assert not any("vertebra" in text for text in texts(app))


def test_the_pin_of_the_lesser_trochanter_is_where_it_is_drawn(
    qtbot: QtBot, app: App, meshes: dict[str, SurfaceMesh]
) -> None:
    app.select("femur_left")
    app.actions["labels.landmarks"].trigger()
    press(app, "2")
    rest(qtbot, app)
    label = next(lb for lb in app.labelling.layer.labels if lb.text == "Left lesser trochanter")
    u, v = app.scene.to_picture(meshes["femur_left"].landmarks["lesser_trochanter"])

    drawn = np.array([u * app.viewport.width(), (1.0 - v) * app.viewport.height()])
    assert np.linalg.norm(drawn - label.placed.pin) < 4.0
    assert not label.faded


def test_what_is_behind_is_named_when_asked_for_and_says_so(qtbot: QtBot, app: App) -> None:
    app.select("l3_vertebra")
    app.actions["labels.selected"].trigger()
    rest(qtbot, app)
    assert not any("Spinous process" in text for text in texts(app))
    assert "hidden from here" in app.label_bar.words.text()

    QTest.mouseClick(app.label_bar.buttons["hidden"], Qt.MouseButton.LeftButton)
    rest(qtbot, app)
    faded = {label.text: label.faded for label in app.labelling.layer.labels}
    assert faded["(Spinous process of L3)"]
    assert not faded["L3 vertebra"]

    press(app, "2")
    rest(qtbot, app)
    faded = {label.text: label.faded for label in app.labelling.layer.labels}
    assert not faded["Spinous process of L3"]


def test_a_click_on_a_label_selects_its_structure(qtbot: QtBot, app: App) -> None:
    press(app, L)
    press(app, L)
    rest(qtbot, app)
    box = next(lb.placed for lb in app.labelling.layer.labels if lb.text == "Promontory")

    click(app, QPoint(round(box.left + box.width / 2), round(box.top + box.height / 2)))

    assert app.store.state.current == "sacrum"
    assert app.store.state.pin == "sacrum/promontory"


def test_labels_of_hidden_structures_are_not_shown(qtbot: QtBot, app: App) -> None:
    press(app, L)
    press(app, L)
    app.select("sacrum")
    press(app, Qt.Key.Key_H)
    rest(qtbot, app)

    assert "Promontory" not in texts(app)


def test_attachments_are_painted_and_named(
    qtbot: QtBot, app: App, meshes: dict[str, SurfaceMesh]
) -> None:
    press(app, "2")
    rest(qtbot, app)
    plain = app.scene.render(900, 700, still=True).astype(int)
    press(app, Qt.Key.Key_A)
    rest(qtbot, app)
    assert any(text.endswith("psoas major") for text in texts(app))
    with_room = app.scene.pose
    painted = app.scene.render(900, 700, still=True).astype(int)
    app.store.show(replace(app.store.state, attachments=False))
    app.scene.pose = with_room
    unpainted = app.scene.render(900, 700, still=True).astype(int)

    mesh = meshes["femur_left"]
    turned = mesh.attributes["insertion_psoas_major"] * (mesh.normals[:, 1] < -0.3)
    u, v = app.scene.to_picture(mesh.vertices[turned.argmax()].astype(float))
    app.store.show(replace(app.store.state, attachments=True))
    rest(qtbot, app)
    row, column = round(v * 700), round(u * 900)
    bluer = [int(p[row, column, 2] - p[row, column, 0]) for p in (unpainted, painted)]
    assert bluer[1] > bluer[0] + 40
    press(app, "1")
    rest(qtbot, app)
    assert "Origin of right iliacus" in texts(app)
    assert not any(text.startswith("Insertion of") and "major" in text for text in texts(app))
    assert not any("minor" in text for text in texts(app))

    press(app, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts(app) == []
    press(app, "2")
    rest(qtbot, app)
    assert (app.scene.render(900, 700, still=True).astype(int) == plain).all()


def test_what_covers_a_place_is_known_before_the_picture_is_drawn(app: App) -> None:
    app.labelling.go_to("lesser_trochanter", ("femur_left",))
    pin = next(p for p in app.labelling.pins if p.id == "femur_left/lesser_trochanter")
    size = app.viewport.width(), app.viewport.height()
    around = np.asarray(pin.point) + np.array([[-90.0], [90.0]])
    for drawn_from in range(0, 360, 20):
        app.viewport.look_from(fitted(around, size[0] / size[1], drawn_from, 0.0))
        app.viewport.grab()
        app.viewport.look_from(fitted(around, size[0] / size[1], 180.0, 0.0))
        assert pins_in_front(app.scene, [pin], size) == ([pin], frozenset()), drawn_from
