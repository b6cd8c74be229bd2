"""Contrast of words and marks in every theme, and tissues that any eye can tell apart."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from tests.colours import DEFICIENCIES, lab, linear
from viewer.scene.look import look_of
from viewer.scene.materials import BONE, DISC, ILIACUS, NERVE, PSOAS_MAJOR, RGB, rgb
from viewer.storage.settings import GROUNDS
from viewer.styles.theme import THEMES

TEXT, MARK = 4.5, 3.0  # WCAG 2.2: 1.4.3 and 1.4.11, level AA
TISSUES = {"bone": BONE, "psoas": PSOAS_MAJOR, "iliacus": ILIACUS, "disc": DISC, "nerve": NERVE}
APART = 15.0  # CIELAB; five to ten times what is just noticed side by side


def contrast(one: RGB, other: RGB) -> float:
    light = [float(linear(c) @ (0.2126, 0.7152, 0.0722)) for c in (one, other)]
    return (max(light) + 0.05) / (min(light) + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_words_stand_out_from_their_ground(name: str) -> None:
    theme = THEMES[name]
    pairs = [
        (words, ground)
        for words in (theme.text, theme.quiet)
        for ground in (theme.panel, theme.window, theme.hover)
    ]
    pairs += [(theme.on_accent, theme.accent), (theme.accent, theme.panel)]
    low = {pair: contrast(rgb(pair[0]), rgb(pair[1])) for pair in pairs}

    assert {pair: ratio for pair, ratio in low.items() if ratio < TEXT} == {}


@pytest.mark.parametrize("name", THEMES)
def test_rims_of_controls_and_the_focus_stand_out(name: str) -> None:
    theme = THEMES[name]
    for mark in (theme.edge, theme.accent):
        for ground in (theme.panel, theme.window):
            assert contrast(rgb(mark), rgb(ground)) >= MARK


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("name", THEMES)
def test_line_or_edge_of_the_outline_stands_out_from_any_colour(name: str, ground: str) -> None:
    look = look_of(name, ground)
    line, edge = (_bytes(colour) for colour in (look.line, look.edge))
    greys = [(level, level, level) for level in range(256)]

    assert contrast(line, edge) >= MARK
    assert min(max(contrast(line, grey), contrast(edge, grey)) for grey in greys) >= MARK


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("name", THEMES)
def test_the_line_of_the_schematic_body_stands_out_from_all_that_lies_beside_it(
    name: str, ground: str
) -> None:
    look = look_of(name, ground)
    tones = look.tones
    beside = (look.ground_top, look.ground_bottom, tones.body, tones.ground)
    line = _bytes(tones.line)

    assert min(contrast(line, _bytes(colour)) for colour in beside) >= MARK


def _bytes(fractions: tuple[float, float, float]) -> RGB:
    red, green, blue = (round(255 * part) for part in fractions)
    return red, green, blue


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_tissues_are_told_apart_with_any_colour_vision(deficiency: str) -> None:
    matrix = DEFICIENCIES[deficiency]
    seen = {name: lab(matrix @ linear(m.colour)) for name, m in TISSUES.items()}
    close = {
        pair: float(np.linalg.norm(seen[pair[0]] - seen[pair[1]])) for pair in combinations(seen, 2)
    }

    assert {pair: away for pair, away in close.items() if away < APART} == {}
