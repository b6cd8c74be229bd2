"""What a step speaks of is in sight, measured on the picture itself.

Every step of every motion is taken on both sides in the window, and the picture is drawn in
keys: each structure in a flat colour of its own. A muscle's pixels there are held against those
of the muscle drawn alone from the same eye. Whatever is drawn stronger than 18 % counts as
covering, and so do the caption and every button over the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from meshes.motion.walking import WALKING, walking
from viewer.app import App
from viewer.state.state import ViewState

pytestmark = pytest.mark.gl
IN_SIGHT = 0.4
ENOUGH = 100  # pixels of a muscle, below which a share says little
COARSER = 2  # pixels of the window to one that is counted
PHASES = (0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875)
Pixels = NDArray[np.bool_]


def test_two_fifths_of_every_muscle_that_a_step_speaks_of_are_in_sight(app: App) -> None:
    app.camera.cuts = True
    app.window.showNormal()
    app.window.resize(1280, 720)
    found = [
        (state.motion_step, key, share)
        for state, muscles in _steps(app)
        for key, share in zip(muscles, _shares(app, state, muscles), strict=True)
    ]
    steps = sum(len(motion.steps) for motion in app.reading.motions.values())
    assert len({step for step, _, _ in found}) == 2 * steps
    assert [one for one in found if one[2] < IN_SIGHT] == []


def _steps(app: App) -> Iterator[tuple[ViewState, list[str]]]:
    """The state of each step on each side once it is shown, and the muscles that it speaks of."""
    for name, motion in app.reading.motions.items():
        app.steps.take(name)
        for place, step in enumerate(motion.steps):
            app.steps.step(min(place, 1))
            for _side in range(2):
                app.steps.swap_sides()
                app.steps.stop()
                QApplication.processEvents()
                shown, taken = app.steps.place, app.store.state
                assert shown is not None
                assert shown.step == place
                muscles = [f"{muscle}_{shown.side}" for muscle in step.muscles]
                phases = PHASES if step.pose == WALKING else ()
                yield taken, muscles
                for share in phases:
                    yield replace(taken, pose=walking(share)), muscles


def _shares(app: App, state: ViewState, muscles: Sequence[str]) -> list[float]:
    """How much of each muscle can be seen in a state, of what would be seen of it alone."""
    shown, everything, bare = app.store.state, app.scene.actors.keys(), _bare(app)
    app.scene.apply(shown, state)
    seen = [_pixels(app, key) & bare for key in muscles]
    alone = []
    for key in muscles:
        only = replace(state, hidden=frozenset(everything - {key}))
        app.scene.apply(state, only)
        alone.append(_pixels(app, key))
        app.scene.apply(only, state)
    app.scene.apply(state, shown)
    assert all(mask.sum() > ENOUGH for mask in alone)
    return [float(one.sum() / mask.sum()) for one, mask in zip(seen, alone, strict=True)]


def _pixels(app: App, key: str) -> Pixels:
    """Where a structure is in front, from the upper row down."""
    view = app.viewport
    picture, keys = app.scene.keys_in_front(view.width() // COARSER, view.height() // COARSER)
    return np.asarray(picture[::-1] == keys.index(key) + 1)


def _bare(app: App) -> Pixels:
    """Where nothing lies over the picture that takes clicks for itself."""
    view = app.viewport
    bare = np.ones((view.height() // COARSER, view.width() // COARSER), np.bool_)
    for child in view.findChildren(QWidget):
        through = child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if child.isVisible() and not through:
            at = child.mapTo(view, QPoint(0, 0)) / COARSER
            wide, high = child.width() // COARSER, child.height() // COARSER
            bare[max(0, at.y()) : at.y() + high + 1, max(0, at.x()) : at.x() + wide + 1] = False
    return bare
