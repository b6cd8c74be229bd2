"""The measures of the selected structure: in the table, and drawn where they were taken."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from meshes.measures.shipped import measures_of
from meshes.motion.joints import STANDING
from viewer.app import App

pytestmark = pytest.mark.gl


def press(app: App, key: Qt.Key) -> None:
    target = QApplication.focusWidget() or app.window
    QTest.keyClick(target, key)
    QApplication.processEvents()


def rows(app: App) -> list[tuple[str, str, str, str]]:
    panel = app.measuring.panel
    items = [panel.topLevelItem(i) for i in range(panel.topLevelItemCount())]
    rows = [(i.text(0), i.text(1), i.text(2), i.text(3)) for i in items if i is not None]
    return rows[:-1] or rows  # the last one says what the signs mean


def test_the_table_shows_the_figures_of_the_selected_structure(app: App) -> None:
    app.select("femur_left")
    press(app, Qt.Key.Key_M)

    shown = rows(app)
    assert len(shown) == len(measures_of("femur_left"))
    head = next(row for row in shown if row[0] == "Head diameter")
    assert head[1].endswith(" mm")
    assert "±" in head[2]
    assert app.measuring.panel.hasFocus()


def test_a_chosen_measure_is_drawn_between_the_points_it_was_taken(app: App) -> None:
    app.select("femur_left")
    press(app, Qt.Key.Key_M)
    press(app, Qt.Key.Key_Down)
    measure = measures_of("femur_left")[1]

    (drawn,) = app.measuring.layer.drawn
    assert measure.unit == "deg"
    assert drawn.text == f"{measure.value:g}°"
    for (start, end), line in zip(drawn.lines, measure.lines, strict=True):
        for at, point in ((start, line[0]), (end, line[1])):
            u, v = app.scene.to_picture(np.array(point))
            size = app.viewport.width(), app.viewport.height()
            assert np.allclose(at, (u * size[0], (1.0 - v) * size[1]), atol=0.5)


def test_the_length_of_the_psoas_is_the_one_that_motion_shows(app: App) -> None:
    app.select("psoas_major_left")
    press(app, Qt.Key.Key_M)

    lengths = [row for row in rows(app) if row[0].startswith("Length")]
    assert [row[0].partition("\n")[0] for row in lengths] == [
        "Length in motion",
        "Length with the tendon",
        "Length of the belly",
    ]
    assert all("\nfrom " in row[0] for row in lengths)
    told = app.motion.numbers.length("psoas_major_left", STANDING)
    figures = {part for row in lengths[:1] for part in (*row, *row[0].split("\n"))}
    assert any(f"{round(told, 1):g} mm" in figure for figure in figures)
    press(app, Qt.Key.Key_Down)
    assert len(app.measuring.layer.drawn) == 1


def test_another_selection_takes_the_lines_away(app: App) -> None:
    app.select("femur_left")
    press(app, Qt.Key.Key_M)
    press(app, Qt.Key.Key_Down)
    assert app.measuring.layer.isVisible()

    app.select("sacrum")

    assert not app.measuring.layer.isVisible()
    assert {row[0] for row in rows(app)} != set()


def test_without_a_selection_a_sentence_says_how_to_begin(app: App) -> None:
    press(app, Qt.Key.Key_M)

    assert rows(app)[0][0].startswith("Select a bone")
