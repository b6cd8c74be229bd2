"""The outline of what is selected, in the pixels of the real picture."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.viewer.test_contrast import MARK, contrast
from viewer.app import App
from viewer.scene.look import LOOKS, look_of
from viewer.scene.scene import STILL_SAMPLES
from viewer.state.state import ViewState

pytestmark = pytest.mark.gl

SIZE = (900, 700)
ACROSS = 8  # pixels that hold the whole outline
INSIDE = 10  # pixels from its outer edge
Row = NDArray[np.uint8]


def picture(app: App, state: ViewState) -> NDArray[np.uint8]:
    app.scene.apply(app.store.state, state)
    drawn = app.scene.render(*SIZE, still=True)[:, :, :3].copy()
    app.scene.apply(state, app.store.state)
    return drawn


def crossings(app: App, key: str) -> Iterator[tuple[Row, int]]:
    """Rows that run from beside a structure into it, and where its outline begins in them."""
    bare = picture(app, ViewState())
    marked = picture(app, ViewState(selected=(key,)))
    changed = (bare != marked).any(axis=2)
    for at in range(SIZE[1]):
        for way in (1, -1):
            row, found = marked[at][::way], np.flatnonzero(changed[at][::way])
            if found.size == 0 or found[0] <= 4:
                continue
            x = int(found[0]) + INSIDE
            if x >= SIZE[0] or changed[at][::way][x]:
                continue  # it is crossed aslant
            u = x if way == 1 else SIZE[0] - 1 - x
            if app.scene.picker.pick((u + 0.5) / SIZE[0], (at + 0.5) / SIZE[1]) == key:
                yield row, int(found[0])


def least_contrasts(app: App, key: str) -> tuple[int, float, float]:
    """How often the outline was crossed, and its least contrast with what lies beside and in it."""
    beside, within = [], []
    for row, start in crossings(app, key):
        line = [tuple(map(int, row[x])) for x in range(start, start + ACROSS)]
        for found, x in ((beside, start - 3), (within, start + INSIDE)):
            neighbour = tuple(map(int, row[x]))
            found.append(max(contrast(one, neighbour) for one in line))
    return len(beside), min(beside), min(within)


def test_the_outline_is_seen_on_muscle_bone_and_ground(app: App) -> None:
    looks = [*((theme, "theme") for theme in LOOKS), ("light", "white"), ("light", "black")]
    app.scene.samples = STILL_SAMPLES
    low = {}
    for look, key in product(looks, ("psoas_major_left", "iliacus_right", "sacrum")):
        app.scene.set_look(look_of(*look))
        crossed, *least = least_contrasts(app, key)
        assert crossed >= 5
        if min(least) < MARK:
            low[look, key] = least
    assert low == {}


def test_what_is_pointed_at_has_a_thinner_line(app: App) -> None:
    key = "psoas_major_left"
    bare, selected = picture(app, ViewState()), picture(app, ViewState(selected=(key,)))
    app.scene.hover(key)
    pointed = picture(app, ViewState())
    thin, thick = ((one != bare).any(axis=2) for one in (pointed, selected))

    assert not (thin & ~thick).any()
    assert thick.sum() - thin.sum() > 1000
