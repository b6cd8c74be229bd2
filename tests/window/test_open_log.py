"""What goes wrong while a document is opened: one sentence, and a line that Help copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.window.boxes import boxes_answered
from tests.window.opened import OpenedApp as App
from tests.window.test_own_document import open_file
from viewer.features.documents import opening

pytestmark = pytest.mark.gl


def copied_log(app: App) -> str:
    app.menus.actions["help.log"].trigger()
    return QGuiApplication.clipboard().text()


def test_a_refused_file_stands_in_the_log(qtbot: QtBot, app: App, tmp_path: Path) -> None:
    assert copied_log(app) == "Nothing has gone wrong so far."
    damaged = tmp_path / "damaged.docx"
    damaged.write_bytes(b"PK\x03\x04 this is no archive")
    with boxes_answered():
        open_file(qtbot, app, damaged)
    (line,) = copied_log(app).splitlines()
    assert "damaged.docx: is a damaged Word document" in line


def test_what_nobody_foresaw_ends_in_one_sentence_with_its_cause_in_the_log(
    qtbot: QtBot, app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("i̇liopsoas")

    monkeypatch.setattr(opening, "open_atlas", stumble)
    path = tmp_path / "odd.txt"
    path.write_text("The femur is long.", encoding="utf-8")
    with boxes_answered() as told, qtbot.captureExceptions() as raised:
        open_file(qtbot, app, path)
    assert len(told) == 1
    assert "odd.txt" in told[0]
    (line,) = copied_log(app).splitlines()
    assert "odd.txt: cannot be opened" in line
    assert "[KeyError 'i̇liopsoas' at test_open_log.py:" in line
    assert all(kind is KeyError for kind, _, _ in raised)


def test_a_damaged_sign_is_told(qtbot: QtBot, app: App, tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes("The “psoas” – it’s deep.".encode() + b" That\x92s all.")
    open_file(qtbot, app, path)
    assert "1 damaged sign of the file is shown as “\ufffd”." in app.window.status.text()
