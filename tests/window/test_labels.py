"""Labels over the real picture, called up and asked by key and mouse."""

from __future__ import annotations

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
from viewer.features.labels.cover import covered_pins
from viewer.features.labels.placing import crossing
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


@pytest.mark.parametrize("size", SIZES)
def test_all_labels_are_readable_from_six_sides(
    qtbot: QtBot, app: App, size: tuple[int, int]
) -> None:
    app.window.resize(*size)
    press(app, L)
    press(app, L)
    for key in VIEWS:
        press(app, key)
        rest(qtbot, app)
        placed = [label.placed for label in app.labelling.layer.labels]
        assert len(placed) >= 30
        for one, other in combinations(placed, 2):
            assert not crossing(one.start, one.pin, other.start, other.pin), (one.id, other.id)
            assert apart(one, other), (one.id, other.id)


def test_whoever_is_asked_by_number_is_answered_by_name(qtbot: QtBot, app: App) -> None:
    app.window.resize(*SIZES[1])
    for key in (L, L, Qt.Key.Key_Q):
        press(app, key)
    rest(qtbot, app)
    asked = texts(app)
    assert all(text.isdigit() for text in asked)

    press(app, L, Qt.KeyboardModifier.ControlModifier)
    rest(qtbot, app)

    assert {text.split()[0] for text in texts(app)} == set(asked)
    assert not any(text.isdigit() for text in texts(app))


def test_the_first_hint_makes_room_for_labels(app: App) -> None:
    assert app.overlay.hint.isVisible()
    press(app, L)
    assert not app.overlay.hint.isVisible()


def test_three_amounts_by_one_key(qtbot: QtBot, app: App) -> None:
    app.select("femur_left")
    assert texts(app) == []

    press(app, L)
    assert "Left lesser trochanter" in texts(app)
    assert not any("L3" in text for text in texts(app))

    press(app, L)
    assert any("L3" in text for text in texts(app))

    press(app, L)
    assert texts(app) == []
    press(app, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert any("L3" in text for text in texts(app))


def test_the_pin_of_the_lesser_trochanter_is_where_it_is_drawn(
    qtbot: QtBot, app: App, meshes: dict[str, SurfaceMesh]
) -> None:
    app.select("femur_left")
    press(app, L)
    press(app, "2")
    rest(qtbot, app)
    label = next(lb for lb in app.labelling.layer.labels if lb.text == "Left lesser trochanter")
    u, v = app.scene.to_picture(meshes["femur_left"].landmarks["lesser_trochanter"])

    drawn = np.array([u * app.viewport.width(), (1.0 - v) * app.viewport.height()])
    assert np.linalg.norm(drawn - label.placed.pin) < 4.0
    assert not label.faded


def test_a_pin_behind_bone_fades_and_comes_back(qtbot: QtBot, app: App) -> None:
    app.select("l3_vertebra")
    press(app, L)
    rest(qtbot, app)
    faded = {label.text: label.faded for label in app.labelling.layer.labels}
    assert faded["Spinous process of L3"]

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


def test_asked_first_then_revealed(qtbot: QtBot, app: App) -> None:
    press(app, Qt.Key.Key_Q)
    rest(qtbot, app)
    assert texts(app)
    assert all(text.isdigit() for text in texts(app))

    press(app, L, Qt.KeyboardModifier.ShiftModifier)
    named = [text for text in texts(app) if not text.isdigit()]
    assert len(named) == 1

    press(app, L, Qt.KeyboardModifier.ShiftModifier)
    assert len([text for text in texts(app) if not text.isdigit()]) == 2

    press(app, L, Qt.KeyboardModifier.ControlModifier)
    assert not any(text.isdigit() for text in texts(app))


def test_revealed_is_what_appears_later_too_until_numbers_are_asked_anew(
    qtbot: QtBot, app: App
) -> None:
    press(app, Qt.Key.Key_Q)
    press(app, L, Qt.KeyboardModifier.ControlModifier)
    rest(qtbot, app)
    before = texts(app)
    app.select("l3_vertebra")
    rest(qtbot, app)
    press(app, "2")
    rest(qtbot, app)
    assert len(set(texts(app)) - set(before)) > 3
    assert not any(text.isdigit() for text in texts(app))

    press(app, Qt.Key.Key_Q)
    press(app, Qt.Key.Key_Q)
    rest(qtbot, app)
    assert texts(app)
    assert all(text.isdigit() for text in texts(app))


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
    painted = app.scene.render(900, 700, still=True).astype(int)

    mesh = meshes["femur_left"]
    turned = mesh.attributes["insertion_psoas_major"] * (mesh.normals[:, 1] < -0.3)
    u, v = app.scene.to_picture(mesh.vertices[turned.argmax()].astype(float))
    row, column = round(v * 700), round(u * 900)
    bluer = [int(p[row, column, 2] - p[row, column, 0]) for p in (plain, painted)]
    assert bluer[1] > bluer[0] + 40
    press(app, "1")
    rest(qtbot, app)
    named = {text.replace("left", "right") for text in texts(app)}
    assert {"Origin of right iliacus", "Insertion of right psoas major"} <= named
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
        assert covered_pins(app.scene, [pin], size) == frozenset(), drawn_from
