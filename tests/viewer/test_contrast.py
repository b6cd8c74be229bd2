"""Contrast of words and marks in every theme, and tissues that any eye can tell apart."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from viewer.features.motion.pull_layer import LONGER, SHORTER
from viewer.scene.look import look_of
from viewer.scene.materials import BONE, DISC, ILIACUS, NERVE, PSOAS_MAJOR, RGB, rgb
from viewer.storage.settings import GROUNDS
from viewer.styles.theme import THEMES

TEXT, MARK = 4.5, 3.0  # WCAG 2.2: 1.4.3 and 1.4.11, level AA
# Machado, Oliveira and Fernandes 2009, severity 1.0; for linear red, green and blue.
DEFICIENCIES = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
               (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
               (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
               (0.004733, 0.691367, 0.303900)),
}  # fmt: skip
TISSUES = {"bone": BONE, "psoas": PSOAS_MAJOR, "iliacus": ILIACUS, "disc": DISC, "nerve": NERVE}
APART = 15.0  # CIELAB; five to ten times what is just noticed side by side


def linear(colour: RGB) -> np.ndarray:
    share = np.array(colour) / 255.0
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def contrast(one: RGB, other: RGB) -> float:
    light = [float(linear(c) @ (0.2126, 0.7152, 0.0722)) for c in (one, other)]
    return (max(light) + 0.05) / (min(light) + 0.05)


def lab(light: np.ndarray) -> np.ndarray:
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    x, y, z = (to_xyz @ np.clip(light, 0.0, 1.0)) / (0.9505, 1.0, 1.089)
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


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


def _bytes(fractions: tuple[float, float, float]) -> RGB:
    red, green, blue = (round(255 * part) for part in fractions)
    return red, green, blue


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_tissues_are_told_apart_with_any_colour_vision(deficiency: str) -> None:
    matrix = np.array(DEFICIENCIES[deficiency])
    seen = {name: lab(matrix @ linear(m.colour)) for name, m in TISSUES.items()}
    close = {
        pair: float(np.linalg.norm(seen[pair[0]] - seen[pair[1]])) for pair in combinations(seen, 2)
    }

    assert {pair: away for pair, away in close.items() if away < APART} == {}


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_shorter_and_longer_are_told_apart_with_any_colour_vision(deficiency: str) -> None:
    matrix = np.array(DEFICIENCIES[deficiency])
    short, long = (lab(matrix @ linear(rgb(colour))) for colour in (SHORTER, LONGER))

    assert np.linalg.norm(short - long) >= APART
