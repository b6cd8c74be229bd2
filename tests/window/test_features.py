"""Every feature can be left out by its line, and what remains starts and answers."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas
from meshes.library import SurfaceMesh
from tests.soaking import NOT_PRESSED
from tests.window.conftest import closed
from viewer.app import App
from viewer.features import FEATURES
from viewer.features.loading import feature_kind, rows_of, with_needs


@pytest.mark.parametrize("left_out", FEATURES)
def test_the_program_starts_and_answers_without_a_feature(
    qtbot: QtBot, new_user: None, atlas: Atlas, meshes: dict[str, SurfaceMesh], left_out: str
) -> None:
    names = [name for name in FEATURES if name != left_out]
    app = App(atlas, meshes, features=names)
    app.window.show()
    app.window.activateWindow()
    qtbot.waitUntil(lambda: app.viewport.frames > 0, timeout=20_000)

    assert set(app.features) == set(with_needs(names))
    gone = [spec.id for specs in rows_of(left_out).values() for spec in specs]
    assert not set(gone) & set(app.actions)
    press_everything(app)
    app.select("psoas_major_left")
    assert app.store.state.selected == ("psoas_major_left",)
    closed(app)


def press_everything(app: App) -> None:
    """Trigger every action that opens no dialog of the system; pytest-qt tells of exceptions."""
    app.select("l3_vertebra")
    for name in list(app.actions):
        if name not in NOT_PRESSED:
            app.actions[name].trigger()
    QTest.keyClick(app.viewport, Qt.Key.Key_Escape)
    for widget in QApplication.topLevelWidgets():
        if widget is not app.window:
            widget.close()
    QApplication.processEvents()


def test_a_feature_comes_after_those_that_it_needs() -> None:
    for place, name in enumerate(FEATURES):
        assert set(feature_kind(name).needs) <= set(FEATURES[:place])


def test_every_folder_of_a_feature_is_in_the_list(root: Path) -> None:
    folders = {path.parent.name for path in (root / "viewer/features").glob("*/feature.py")}

    assert folders == set(FEATURES)


def test_the_contract_lets_features_know_only_those_that_they_need(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    contract = next(one for one in contracts if one["type"] == "independence")
    assert {name.rsplit(".", 1)[-1] for name in contract["modules"]} == set(FEATURES)

    for line in contract["ignore_imports"]:
        one, other = (name.split(".")[2] for name in line.split(" -> "))
        assert other in feature_kind(one).needs, line
