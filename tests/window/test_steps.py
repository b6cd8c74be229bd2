"""Stretches and walking, led step by step with mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from meshes.motion.joints import Pose
from meshes.motion.poses import pose_named
from tests.window.conftest import PATIENCE_MS, click, drag
from tests.window.visible_pixels import VisiblePixels
from viewer.app import App

pytestmark = pytest.mark.gl
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(app.window, key, modifier)
    QApplication.processEvents()


def push(app: App, text: str) -> None:
    """Click a button of the panel."""
    found = [b for b in app.steps.panel.findChildren(QToolButton) if b.text() == text]
    assert len(found) == 1
    app.motion.panel.ensureWidgetVisible(found[0])
    QApplication.processEvents()
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def settle(qtbot: QtBot, app: App) -> None:
    qtbot.waitUntil(lambda: not app.steps.is_running, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not app.camera.is_moving, timeout=PATIENCE_MS)


def lead(app: App, title: str) -> None:
    press(app, Qt.Key.Key_J)
    push(app, title)


def follow(app: App, link: str) -> None:
    """Click a link of the card."""
    card = app.card
    cursor = card.textCursor()
    cursor.setPosition(card.toPlainText().index(link) + 4)
    card.setTextCursor(cursor)
    card.ensureCursorVisible()
    at = card.cursorRect(cursor).center()
    QTest.mouseClick(card.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    QApplication.processEvents()


def test_one_click_on_the_first_screen_shows_what_the_psoas_does(qtbot: QtBot, app: App) -> None:
    follow(app, "What it does: see it move")
    settle(qtbot, app)

    assert app.store.state.pose == pose_named("thigh_raised_left")
    assert set(app.store.state.selected) == {"psoas_major_left", "psoas_major_right"}
    assert app.card.toPlainText().startswith("Left psoas major")
    assert app.overlay.sentence.isVisible()


def test_a_click_on_the_first_screen_shows_where_the_psoas_lies(app: App) -> None:
    follow(app, "Where the psoas lies")

    assert set(app.store.state.selected) == {"psoas_major_left", "psoas_major_right"}
    text = app.document.atlas.document.text
    start = app.store.state.sentence
    assert start is not None
    assert text[start:].startswith("The psoas muscle lies deep inside the abdominal cavity")


def test_the_caption_has_buttons_and_a_way_to_the_note(qtbot: QtBot, app: App) -> None:
    press(app, Qt.Key.Key_T)
    settle(qtbot, app)
    app.window.show_panel("Card")
    buttons = {b.text(): b for b in app.overlay.sentence.findChildren(QToolButton)}
    QTest.mouseClick(buttons["Next"], Qt.MouseButton.LeftButton)
    settle(qtbot, app)
    assert app.store.state.pose == pose_named("lunge_upright_deep_left")

    QTest.mouseClick(buttons["Note"], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert not app.steps.panel.note.visibleRegion().isEmpty()


def test_the_note_has_its_own_key(qtbot: QtBot, app: App) -> None:
    press(app, Qt.Key.Key_V)
    settle(qtbot, app)
    assert app.steps.panel.visibleRegion().isEmpty()
    press(app, Qt.Key.Key_Z)

    assert not app.steps.panel.note.visibleRegion().isEmpty()


def test_two_clicks_from_the_start_show_what_the_psoas_does(qtbot: QtBot, app: App) -> None:
    """A click on the muscle, and a click on the link under the document's sentence."""
    click(app, VisiblePixels(app, app.scene.moving.meshes).of("psoas_major_left"))
    follow(app, "Show it move")
    settle(qtbot, app)

    assert app.store.state.pose == pose_named("thigh_raised_left")
    assert "hip flexion" in app.overlay.sentence.text.text()
    sentence = app.store.state.sentence
    assert sentence is not None
    assert "joint movement" in app.document.atlas.document.text[sentence : sentence + 120]


def test_the_lunge_goes_step_by_step_with_caption_sentence_and_note(qtbot: QtBot, app: App) -> None:
    lead(app, "Deep lunge")
    settle(qtbot, app)
    panel = app.steps.panel
    assert app.store.state.pose == pose_named("lunge_upright_left")
    assert panel.place.text() == "Deep lunge, left side, step 1 of 4"
    assert "“Get on your knees" in panel.quote.text()
    assert app.store.state.sentence == app.document.atlas.document.text.index("Get on your knees")

    push(app, "Next")
    settle(qtbot, app)
    push(app, "Next")
    settle(qtbot, app)
    assert app.store.state.pose == pose_named("lunge_elbows_down_left")
    assert "elbows go down" in app.overlay.sentence.text.text()
    assert app.overlay.sentence.isVisible()
    assert "left: psoas +0.2 %, iliacus +1.5 %" in panel.note.text()

    push(app, "Other side")
    settle(qtbot, app)
    assert app.store.state.pose == pose_named("lunge_elbows_down_right")
    push(app, "Back")
    settle(qtbot, app)
    assert app.store.state.pose == pose_named("lunge_upright_deep_right")


def test_undo_takes_a_whole_step_back_and_redo_brings_it_again(qtbot: QtBot, app: App) -> None:
    seen_from = app.viewport.pose
    lead(app, "Deep lunge")
    settle(qtbot, app)
    press(app, Qt.Key.Key_S)
    settle(qtbot, app)
    press(app, Qt.Key.Key_Z, CTRL)
    settle(qtbot, app)
    assert app.store.state.pose == pose_named("lunge_upright_left")
    assert "step 1 of 4" in app.overlay.sentence.text.text()
    press(app, Qt.Key.Key_Z, CTRL)
    settle(qtbot, app)
    assert app.store.state.pose == Pose()
    assert not app.overlay.sentence.isVisible()
    assert app.viewport.pose.azimuth == pytest.approx(seen_from.azimuth)
    assert app.store.undo_label is None
    press(app, Qt.Key.Key_Y, CTRL)
    settle(qtbot, app)
    assert app.store.state.pose == pose_named("lunge_upright_left")
    assert "step 1 of 4" in app.overlay.sentence.text.text()


def test_where_motion_is_reduced_a_step_is_there_at_once(app: App) -> None:
    app.camera.cuts = True
    lead(app, "Thomas position")
    assert app.store.state.pose == pose_named("supine_thigh_to_chest_left")
    assert not app.steps.is_running


def test_the_posed_body_is_in_the_picture(qtbot: QtBot, app: App) -> None:
    app.camera.cuts = True
    for title in ("Deep lunge", "One-legged stretch", "Ball release", "Thomas position", "Walk"):
        lead(app, title)
        app.steps.stop()
        # The scene learns of the camera when it is drawn.
        app.scene.render(app.viewport.width(), app.viewport.height(), still=True)
        for key in (*app.camera.home, "femur_left", "femur_right"):
            vertices = app.scene.moving.meshes[key].vertices[::40].astype(float)
            for point in vertices:
                u, v = app.scene.to_picture(point)
                assert 0.0 < u < 1.0, (title, key)
                assert 0.0 < v < 1.0, (title, key)


def test_walking_goes_on_pauses_and_stops_when_a_joint_is_moved(qtbot: QtBot, app: App) -> None:
    lead(app, "Walk")
    qtbot.waitUntil(
        lambda: app.store.state.pose.angle("hip_flexion_right") > 5.0, timeout=PATIENCE_MS
    )
    assert app.steps.is_running
    press(app, Qt.Key.Key_P)
    held = app.store.state.pose
    qtbot.wait(150)
    assert app.store.state.pose == held
    press(app, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: app.store.state.pose != held, timeout=PATIENCE_MS)

    drag(app, QPoint(40, 40), QPoint(30, 0), Qt.MouseButton.LeftButton)
    assert app.steps.is_running  # looking round is no reason to stop
    app.motion.turn("hip_flexion_left", 40.0)
    assert not app.steps.is_running
    assert app.store.state.pose.angle("hip_flexion_left") == 40.0
    assert not app.overlay.sentence.isVisible()


def test_the_article_offers_its_sentences_as_motions_and_v_plays_one(
    qtbot: QtBot, app: App
) -> None:
    app.camera.cuts = True
    start = app.document.atlas.document.text.index("Lie on your stomach")
    assert app.article.toPlainText().count("Show it move") == len(
        {s for m in app.reading.motions.values() for s in m.sentences}
    )
    app.reading.read_sentence(start)
    press(app, Qt.Key.Key_V)
    assert app.store.state.pose == pose_named("prone_ball_release_left")
    assert "Caution" in app.steps.panel.note.text()
    assert "Caution" in app.overlay.sentence.text.text()
    app.overlay.sentence.close_button.click()
    assert not app.overlay.sentence.isVisible()
    assert app.store.state.pose == pose_named("prone_ball_release_left")


def test_replay_begins_from_standing_and_is_no_step(qtbot: QtBot, app: App) -> None:
    lead(app, "Deep lunge")
    settle(qtbot, app)
    label = app.store.undo_label
    press(app, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    assert app.steps.is_running
    settle(qtbot, app)
    assert app.store.state.pose == pose_named("lunge_upright_left")
    assert app.store.undo_label == label


def test_the_words_of_every_step_are_whole(app: App) -> None:
    app.camera.cuts = True
    bar = app.overlay.sentence
    for name, motion in app.reading.motions.items():
        app.steps.take(name)
        for place in range(len(motion.steps)):
            app.steps.step(min(place, 1))
            app.steps.stop()
            QApplication.processEvents()
            assert bar.height() == bar.heightForWidth(bar.width()), (name, place)
            needed = bar.text.heightForWidth(bar.text.width())
            assert bar.text.height() >= needed, (name, place)
