"""Every feature can be left out by its line, and all the others do their jobs."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas
from meshes.library import SurfaceMesh
from tests.window.conftest import PATIENCE_MS, closed
from tests.window.main_jobs import MAIN_JOBS
from tests.window.opened import OpenedApp
from viewer.features import FEATURES
from viewer.features.loading import feature_kind, rows_of, with_needs


@pytest.mark.usefixtures("new_user")
@pytest.mark.parametrize("left_out", FEATURES)
def test_without_a_feature_all_the_others_do_their_jobs(
    qtbot: QtBot,
    tmp_path: Path,
    atlas: Atlas,
    meshes: dict[str, SurfaceMesh],
    left_out: str,
) -> None:
    names = [name for name in FEATURES if name != left_out]
    app = OpenedApp(atlas, meshes, features=names)
    app.scratch = tmp_path
    app.scene.samples = 0
    app.window.show()
    app.window.activateWindow()
    qtbot.waitUntil(lambda: app.viewport.frames > 0, timeout=PATIENCE_MS)

    assert set(app.features) == set(with_needs(names))
    gone = [spec.id for specs in rows_of(left_out).values() for spec in specs]
    assert not set(gone) & set(app.actions)
    for name in app.features:
        MAIN_JOBS[name](app, qtbot)
    closed(app)


def test_every_feature_has_a_job_that_is_tested() -> None:
    assert set(MAIN_JOBS) == set(FEATURES)


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
