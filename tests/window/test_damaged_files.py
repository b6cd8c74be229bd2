"""Damaged files of the user's never stop a start; `tests.benchmarks.damages` does many more."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas
from meshes.library import SurfaceMesh
from tests.damages import ended, good_files, last_words, started
from tests.window.opened import OpenedApp
from viewer.core.preferences import settings_path
from viewer.storage.settings import Settings, load_settings, save_settings

pytestmark = pytest.mark.gl

STARTS = 8


def test_random_damages_never_stop_a_start(
    qtbot: QtBot, new_user: None, atlas: Atlas, meshes: dict[str, SurfaceMesh]
) -> None:
    good = good_files(atlas, meshes)
    for seed in range(STARTS):
        started(atlas, meshes, good, seed)
        assert last_words(settings_path().parent) == []


@pytest.mark.parametrize(
    "name", ["gone.txt", "n" * 300 + ".txt", "file.txt/below.txt", "loop/thigh.txt", "empty.txt"]
)
def test_a_remembered_document_that_cannot_be_read_is_told_and_forgotten(
    qtbot: QtBot, new_user: None, atlas: Atlas, meshes: dict[str, SurfaceMesh], name: str
) -> None:
    folder = settings_path().parent
    folder.mkdir(parents=True)
    (folder / "file.txt").touch()
    (folder / "empty.txt").touch()
    (folder / "loop").symlink_to("loop")
    save_settings(Settings(document=str(folder / name)), settings_path())
    app = OpenedApp(atlas, meshes)
    app.window.show()
    qtbot.waitUntil(lambda: not app.documents.is_opening, timeout=30_000)
    QApplication.processEvents()
    said = app.window.status.text()
    assert str(folder / name) in said
    assert said.endswith("The built-in article is shown.")
    assert app.article.toPlainText().startswith(atlas.document.title)
    ended(app)
    assert load_settings(settings_path())[0].document == ""


def test_a_document_that_is_still_being_read_when_the_window_closes_is_remembered(
    qtbot: QtBot, new_user: None, atlas: Atlas, meshes: dict[str, SurfaceMesh]
) -> None:
    folder = settings_path().parent
    folder.mkdir(parents=True)
    (folder / "thigh.txt").write_text("The femur lies in the thigh.")
    remembered = Settings(document=str(folder / "thigh.txt"))
    save_settings(remembered, settings_path())
    ended(OpenedApp(atlas, meshes))
    assert load_settings(settings_path())[0].document == remembered.document
