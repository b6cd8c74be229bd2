"""Saving pictures and views on the real window, through the real dialogs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.full_disk import full_disk
from tests.window.boxes import Answer, boxes_answered, file_named
from tests.window.conftest import PATIENCE_MS
from tests.window.test_own_views import listed, panel, save, write_name
from viewer.app import App

pytestmark = pytest.mark.gl

Button = QMessageBox.StandardButton
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("typed", "written", "begins"),
    [
        ("hip", "hip.png", PNG),
        ("hip.v2", "hip.v2.png", PNG),
        ("hip.PNG", "hip.PNG", PNG),
        ("hip.jpg", "hip.jpg", b"\xff\xd8\xff"),
    ],
)
def test_a_picture_gets_the_ending_that_is_missing(
    app: App, tmp_path: Path, typed: str, written: str, begins: bytes
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    with file_named(str(folder / typed)):
        app.features["exporting"].save_picture()
    assert [path.name for path in folder.iterdir()] == [written]
    assert (folder / written).read_bytes().startswith(begins)
    picture = QImage(str(folder / written))
    assert (picture.width(), picture.height()) == (app.viewport.width(), app.viewport.height())
    assert written in app.window.status.text()


@pytest.mark.parametrize(("answer", "kept"), [(None, True), (Button.No, True), (Button.Yes, False)])
def test_what_the_whole_name_would_replace_is_asked_for(
    app: App, tmp_path: Path, answer: Answer, kept: bool
) -> None:
    there = tmp_path / "views of <i>L3 & L4.json"
    there.write_text("there before")
    save(app, "One")
    with boxes_answered(answer) as said, file_named(str(there.with_suffix(""))):
        app.own_views.write_to_file()
    assert said == [f"{there} is there already. Replace it?"]
    assert (there.read_text() == "there before") is kept


def test_a_picture_that_cannot_be_written_is_told_and_leaves_nothing(
    app: App, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    with boxes_answered() as said, full_disk(), file_named(str(folder / "hip")):
        app.features["exporting"].save_picture()
    assert len(said) == 1
    assert said[0].startswith(f"{folder / 'hip.png'}: the picture could not be written (")
    assert list(folder.iterdir()) == []


def test_after_views_could_not_be_saved_nothing_says_that_they_were(qtbot: QtBot, app: App) -> None:
    save(app, "One")
    for number in range(4):
        save(app, str(number))
    app.window.status.setText("before")
    with boxes_answered() as said, full_disk():
        QTest.keyClick(app.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: len(said) == 1, timeout=PATIENCE_MS)
        panel(app).list.setCurrentRow(0)
        panel(app).begin_naming()
        write_name(app, "Uno")
        qtbot.waitUntil(lambda: len(said) == 2, timeout=PATIENCE_MS)
    assert all("could not be written" in sentence for sentence in said)
    assert "Saved" not in app.window.status.text()
    assert [listed(app)[0], listed(app)[-1]] == ["Uno", "Front view"]
    assert not app.own_views.are_saved
    save(app, "Two")
    assert app.own_views.are_saved
