"""The cut on the real window: real mouse and keys, places worked out by trimesh."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS, click
from tests.window.cutting import (
    CONTROL,
    SHIFT,
    Meshes,
    at,
    colour_at,
    cut_at_l3,
    middle_of_body,
    middle_of_section,
    opened_bar,
    press,
    rows_with_outline,
    settled,
)
from tests.window.visible_pixels import VisiblePixels
from viewer.app import App
from viewer.scene.caps import cap_colour
from viewer.scene.materials import material_of
from viewer.state import edits
from viewer.state.cut import through

pytestmark = pytest.mark.gl


def test_a_cut_at_l3_shows_the_psoas_beside_the_vertebra(
    app: App, meshes: Meshes, qtbot: QtBot
) -> None:
    z = cut_at_l3(app, qtbot)
    bodies = meshes["l3_vertebra"].landmarks
    low, high = (bodies[f"{end}_end_plate_centre"][2] for end in ("inferior", "superior"))
    assert low < z < high
    assert app.cut.bar.where.text().startswith("Level of L3, ")

    for key in ("psoas_major_left", "psoas_major_right"):
        place = at(app, middle_of_section(meshes[key], z))
        assert app.viewport.key_at(QPointF(place)) == key
        click(app, place)
        assert app.store.state.selected == (key,)


def test_cut_faces_are_filled_with_the_colour_of_the_tissue(
    app: App, meshes: Meshes, qtbot: QtBot
) -> None:
    z = cut_at_l3(app, qtbot)
    app.select(None)
    settled(app, qtbot)
    for key in ("psoas_major_left", "psoas_major_right"):
        place = at(app, middle_of_section(meshes[key], z))
        wanted = cap_colour(material_of(key))
        for by in (QPoint(0, 0), QPoint(6, 0), QPoint(-6, 4), QPoint(0, -6)):
            assert colour_at(app, place + by).getRgb()[:3] == pytest.approx(wanted, abs=2)


def test_a_nerve_within_the_muscle_answers_on_the_cut(
    app: App, meshes: Meshes, qtbot: QtBot
) -> None:
    """The lumbar plexus runs through psoas major."""
    app.camera.cuts = True
    press(app, Qt.Key.Key_C)
    app.select("l4_vertebra")
    press(app, Qt.Key.Key_K)
    press(app, Qt.Key.Key_K, CONTROL | SHIFT)
    settled(app, qtbot)
    cut = app.store.state.cut
    assert cut is not None
    for side in ("left", "right"):
        nerve = middle_of_section(meshes[f"lumbar_plexus_{side}"], cut.offset)
        muscle = middle_of_section(meshes[f"psoas_major_{side}"], cut.offset)
        beside = nerve + 8.0 * (muscle - nerve) / np.linalg.norm(muscle - nerve)
        assert app.viewport.key_at(QPointF(at(app, nerve))) == f"lumbar_plexus_{side}"
        assert app.viewport.key_at(QPointF(at(app, beside))) == f"psoas_major_{side}"


def test_what_is_cut_away_is_not_drawn_and_answers_no_click(
    app: App, pixels: VisiblePixels
) -> None:
    app.camera.cuts = True
    gone = pixels.of("l1_vertebra")
    assert app.viewport.key_at(QPointF(gone)) == "l1_vertebra"

    app.select("l3_vertebra")
    press(app, Qt.Key.Key_K)

    assert not app.scene.actors["l1_vertebra"].GetVisibility()
    assert app.viewport.key_at(QPointF(gone)) is None
    click(app, gone)
    assert app.store.state.selected == ()


def test_a_click_passes_the_half_of_a_structure_that_is_cut_away(
    app: App, meshes: Meshes, qtbot: QtBot
) -> None:
    """From the front, the front half of L3 gives way to the cut face, which is still L3."""
    app.camera.cuts = True
    app.select("l3_vertebra")
    QTest.mouseClick(opened_bar(app).buttons["coronal"], Qt.MouseButton.LeftButton)
    settled(app, qtbot)
    middle = middle_of_body(meshes["l3_vertebra"])

    assert app.viewport.key_at(QPointF(at(app, middle))) == "l3_vertebra"
    assert app.scene.picker.point[1] == pytest.approx(middle[1], abs=1.0)


def test_hidden_and_faded_structures_have_no_solid_cut_face(app: App, qtbot: QtBot) -> None:
    cut_at_l3(app, qtbot)
    assert {"psoas_major_left", "l3_vertebra"} <= app.scene.cutting.faces
    app.select("psoas_major_left")
    press(app, Qt.Key.Key_H)
    assert "psoas_major_left" not in app.scene.cutting.faces
    app.select("psoas_major_right")
    press(app, Qt.Key.Key_G)
    caps = dict(app.scene.cutting.caps)
    assert caps["l3_vertebra"].GetProperty().GetOpacity() < 0.3
    assert caps["psoas_major_right"].GetProperty().GetOpacity() == 1.0


def test_pins_on_what_is_cut_away_are_not_labelled(app: App, qtbot: QtBot) -> None:
    press(app, Qt.Key.Key_L)
    press(app, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: app.labelling.is_settled, timeout=PATIENCE_MS)
    assert any("L5" in label.text for label in app.labelling.layer.labels)

    cut_at_l3(app, qtbot)
    qtbot.waitUntil(lambda: app.labelling.is_settled, timeout=PATIENCE_MS)
    texts = [label.text for label in app.labelling.layer.labels]
    assert not any("L5" in text or "Sacrum" in text for text in texts)
    assert {"L3 vertebra", "Right psoas major"} <= set(texts)


def test_the_outline_follows_the_cut(app: App, qtbot: QtBot) -> None:
    app.camera.cuts = True
    app.select("psoas_major_left")
    settled(app, qtbot)
    whole = rows_with_outline(app)
    press(app, Qt.Key.Key_K)
    settled(app, qtbot)
    assert rows_with_outline(app)[0] > whole[0] + 40


def test_the_bar_says_that_the_selected_structure_is_cut_away(app: App, qtbot: QtBot) -> None:
    cut_at_l3(app, qtbot)
    assert not app.cut.bar.note.isVisible()
    app.select("sacrum")  # the cut is seen from the feet
    assert app.cut.bar.note.text() == "Sacrum lies in what is cut away."
    assert app.cut.bar.note.isVisible()
    assert app.cut.bar.geometry().bottom() < app.viewport.height()
    press(app, Qt.Key.Key_K, CONTROL)
    assert not app.cut.bar.note.isVisible()


def test_pose_and_cut_undone_at_once_leave_nothing_clipped(app: App, qtbot: QtBot) -> None:
    state = app.store.state
    bent = edits.take_pose(state, state.pose.with_angle("hip_flexion_left", 60.0))
    app.store.edit("Both", edits.cut_open(bent, through((0.0, 0.0, 0.0), "transverse")))
    assert "femur_left" in app.scene.cutting.faces
    press(app, Qt.Key.Key_Z, CONTROL)

    assert app.scene.cutting.faces == frozenset()
    for actor in app.scene.actors.values():
        planes = actor.GetMapper().GetClippingPlanes()
        assert planes is None or planes.GetNumberOfItems() == 0
