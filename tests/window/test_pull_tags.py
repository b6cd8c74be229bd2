"""One tag a side names muscle, side and change; one line a muscle runs along its middle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from meshes.motion.joints import Pose
from tests.window.conftest import PATIENCE_MS
from viewer.app import App
from viewer.features.motion.pull_layer import Pull
from viewer.scene.materials import material_of

pytestmark = pytest.mark.gl
SHORT = {"psoas_major": "psoas", "iliacus": "iliacus"}


def steps(app: App, sides: int = 2) -> Iterator[str]:
    """Every step, once it is shown: on both sides, or on one of them."""
    app.camera.cuts = True
    for name, motion in app.reading.motions.items():
        app.steps.take(name)
        for place in range(len(motion.steps)):
            app.steps.step(min(place, 1))
            for _side in range(sides):
                app.steps.swap_sides()
                app.steps.stop()
                QApplication.processEvents()
                yield str(app.steps.place)


def test_every_step_has_one_tag_that_names_muscle_and_side(app: App) -> None:
    for step in steps(app):
        place, shown, pose = app.steps.place, app.steps.shown, app.store.state.pose
        assert place is not None
        assert shown is not None
        tags = app.pulling.layer.tags
        if pose == Pose():
            assert tags == (), step
            continue
        assert len(tags) == 1, step
        keys = [f"{muscle}_{place.side}" for muscle in shown.muscles]
        words = [pull.text for pull in tags[0].pulls]
        assert words == [
            said(place.side, SHORT[key.rsplit("_", 1)[0]], app.motion.numbers.change(key, pose))
            for key in keys
        ], step
        assert QRectF(app.pulling.layer.rect()).contains(tags[0].box), step
        assert not any(tags[0].box.intersects(QRectF(one.geometry())) for one in floating(app)), (
            step
        )
        assert app.pulling.layer.accessibleDescription() == ". ".join(words)


def floating(app: App) -> list[QWidget]:
    """What lies over the picture and takes clicks."""
    overlay = app.overlay
    return [one for one in (overlay.cube, overlay.strip, overlay.sentence) if one.isVisible()]


def said(side: str, muscle: str, percent: float) -> str:
    name = f"{side.capitalize()} {muscle}"
    if abs(percent) < 0.5:
        return f"{name}: no change"
    return f"{name} {abs(percent):.0f} % {'longer' if percent > 0.0 else 'shorter'}"


@pytest.mark.parametrize("view", ["front", "left", "right", "back", "top"])
def test_by_hand_each_side_that_changed_has_its_tag_and_none_overlaps(app: App, view: str) -> None:
    app.camera.cuts = True
    app.motion.take(Pose.of({"hip_flexion_left": 60.0, "hip_flexion_right": -15.0}), "Both")
    app.camera.look(view)
    QApplication.processEvents()
    layer = app.pulling.layer

    assert {tag.pulls[0].side for tag in layer.tags} == {"left", "right"}
    assert [len(tag.pulls) for tag in layer.tags] == [2, 2]
    for one, other in combinations([tag.box for tag in layer.tags], 2):
        assert not one.intersects(other)
    assert all(QRectF(layer.rect()).contains(tag.box) for tag in layer.tags)


def test_the_lines_run_within_their_muscles_in_their_colours(app: App) -> None:
    for step in steps(app, sides=1):
        state = app.store.state
        for pull in app.pulling.layer.pulls:
            key = next(k for k in app.scene.actors if key_of(pull) == k)
            red, green, blue = material_of(key).colour
            assert pull.colour == f"#{red:02x}{green:02x}{blue:02x}"
            inside = share_inside(app, key, pull)
            assert inside >= 0.8, (step, key)
        assert app.store.state is state


def key_of(pull: Pull) -> str:
    muscle = {"psoas": "psoas_major", "iliacus": "iliacus"}[pull.name.split()[1]]
    return f"{muscle}_{pull.side}"


def share_inside(app: App, key: str, pull: Pull) -> float:
    """How many of a line's points lie on its muscle, drawn alone."""
    state, view = app.store.state, app.viewport
    alone = replace(state, hidden=frozenset(app.scene.actors.keys() - {key}))
    app.scene.apply(state, alone)
    drawn = app.scene.keys_in_front(view.width(), view.height())[0][::-1] > 0
    app.scene.apply(alone, state)
    at = np.round(np.array(pull.line)).astype(int)
    return float(drawn[at[:, 1], at[:, 0]].mean())


def test_a_line_is_dotted_where_something_lies_before_its_muscle(qtbot: QtBot, app: App) -> None:
    hidden = 0
    for step in steps(app, sides=1):
        if not app.pulling.layer.pulls:
            continue
        qtbot.waitUntil(
            lambda: all(pull.covered for pull in app.pulling.layer.pulls), timeout=PATIENCE_MS
        )
        size = app.viewport.width(), app.viewport.height()
        drawn, keys = app.scene.keys_in_front(*size)
        for pull in app.pulling.layer.pulls:
            at = np.floor(pull.line).astype(int)
            in_front = drawn[::-1][at[:, 1], at[:, 0]]
            covered = (in_front != keys.index(key_of(pull)) + 1) & (in_front != 0)
            assert pull.covered == tuple(covered.tolist()), (step, pull.name)
            hidden += sum(pull.covered)
    assert hidden > 20
