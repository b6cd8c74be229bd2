"""Every dot stands on what its label names: picked where it is drawn, from six sides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from meshes.motion.joints import STANDING, Pose
from tests.window.conftest import PATIENCE_MS
from viewer.app import App
from viewer.state import edits
from viewer.state.cut import through

pytestmark = pytest.mark.gl

VIEWS = ("front", "back", "left", "right", "top", "bottom")
SIZES = ((1280, 720), (1920, 1080))
POSES = {
    "standing": STANDING,
    "hip flexed": STANDING.with_angle("hip_flexion_left", 80.0),
    "lunge": STANDING.with_angle("hip_flexion_left", 70.0).with_angle("hip_flexion_right", -15.0),
}


def rest(qtbot: QtBot, app: App) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: app.labelling.is_settled, timeout=PATIENCE_MS)


def wrong(app: App) -> list[tuple[str, str | None]]:
    """Labels whose dot stands on something else, and on what."""
    width, height = app.viewport.width(), app.viewport.height()
    grounds = {pin.id: pin.lies_on for pin in app.labelling.chosen.pins}
    found = []
    for label in app.labelling.layer.labels:
        x, y = label.placed.pin
        met = app.scene.picker.pick(x / width, 1.0 - y / height)
        if met != grounds[label.placed.id]:
            found.append((label.text, met))
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pose", POSES)
def test_no_dot_stands_on_another_structure(
    qtbot: QtBot, app: App, size: tuple[int, int], pose: str
) -> None:
    app.camera.cuts = True
    app.window.resize(*size)
    posed = edits.take_pose(app.store.state, POSES[pose])
    app.store.show(replace(posed, labels="all", more_labels=True))
    for view in VIEWS:
        app.camera.look(view)
        rest(qtbot, app)
        labels = app.labelling.layer.labels
        assert len(labels) >= 6, view
        assert not any(label.faded for label in labels)
        assert wrong(app) == [], view


def test_the_dots_of_attachments_stand_on_their_bones(qtbot: QtBot, app: App) -> None:
    app.camera.cuts = True
    app.store.show(replace(app.store.state, attachments=True))
    for view in VIEWS:
        app.camera.look(view)
        rest(qtbot, app)
        assert wrong(app) == [], view


@pytest.mark.parametrize("kind", ["sagittal", "transverse"])
def test_what_is_cut_is_named_on_its_face(qtbot: QtBot, app: App, kind: str) -> None:
    app.camera.cuts = True
    app.window.resize(*SIZES[1])
    cut = through((0.0, 0.0, 60.0), kind)
    app.store.show(replace(app.store.state, labels="structures", more_labels=True, cut=cut))
    app.actions["cut.face"].trigger()
    rest(qtbot, app)
    faced = app.store.state.cut
    assert faced is not None
    pins = {pin.id: pin for pin in app.labelling.chosen.pins}
    shown = [label.placed.id for label in app.labelling.layer.labels]
    faces = app.scene.cutting.faces.intersection(shown)
    assert len(faces) >= (8 if kind == "sagittal" else 4)
    for key in faces:
        assert abs(faced.beyond(pins[key].point)) < 0.1, key
    assert not any(label.faded for label in app.labelling.layer.labels)
    assert wrong(app) == []


def test_a_pose_that_moves_on_takes_the_dots_off_until_it_rests(qtbot: QtBot, app: App) -> None:
    app.store.show(replace(app.store.state, labels="structures"))
    assert app.labelling.layer.labels
    app.store.show(edits.take_pose(app.store.state, Pose.of({"hip_flexion_left": 40.0})))
    assert not app.labelling.layer.labels
    rest(qtbot, app)
    assert app.labelling.layer.labels
    assert wrong(app) == []
