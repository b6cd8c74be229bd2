"""Names of views and files are shown as they are, whatever signs they hold; numbers in one kind."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QMessageBox, QProgressDialog
from pytestqt.qtbot import QtBot

from tests.sources import SOURCES
from tests.window.boxes import boxes_answered
from tests.window.test_own_views import listed, panel, save
from viewer.app import App

pytestmark = pytest.mark.gl

NAME = "<b>L3</b> & <img src=x> &amp;"
NUMBER = """
from viewer.start import qt_application
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox
application = qt_application()
whole, part = QSpinBox(maximum=99999, value=12345), QDoubleSpinBox(value=6.5, decimals=1)
print(whole.text(), part.text())
"""


def test_a_view_keeps_every_sign_of_its_name(app: App) -> None:
    save(app, NAME)
    assert listed(app) == [NAME]
    tip = panel(app).list.item(0).toolTip()
    assert QTextDocumentFragment.fromHtml(tip).toPlainText() == NAME

    app.own_views.delete(0)
    assert app.window.status.text() == f"Deleted {NAME}. Ctrl+Z brings it back."
    assert app.window.status.textFormat() == Qt.TextFormat.PlainText
    shown = app.menus.actions["edit.undo"].text()
    assert shown == f"Undo Delete view {NAME.replace('&', '&&')}"
    app.menus.actions["help.palette"].trigger()
    entries = [entry.words for entry in app.features["help"]._entries() if entry.id == "edit.undo"]
    assert entries == [f"Undo Delete view {NAME}"]
    app.palette.close()


def test_a_box_shows_every_sign_of_what_it_says(app: App) -> None:
    with boxes_answered() as said:
        app.complain(NAME)
    assert said == [NAME]
    assert app.window.findChildren(QMessageBox) == []


def test_a_document_keeps_every_sign_of_its_name(qtbot: QtBot, app: App, tmp_path: Path) -> None:
    path = tmp_path / "<b>L3< & b>.txt"
    path.write_text("The femur lies in the thigh.", encoding="utf-8")
    app.documents.open(path)
    (dialog,) = app.window.findChildren(QProgressDialog)
    (label,) = dialog.findChildren(QLabel)
    assert (label.text(), label.textFormat()) == (
        f"Reading {path.name} ...",
        Qt.TextFormat.PlainText,
    )
    qtbot.waitUntil(lambda: not app.documents.is_opening, timeout=30_000)
    assert app.window.windowTitle() == f"{path.name} - Psoas Viewer"


def test_boxes_are_made_where_their_words_are_made_plain(root: Path) -> None:
    """Qt's own one-line boxes take a name with a `<` in it for a page."""
    found = [
        f"{source}:{node.lineno}"
        for source in SOURCES
        if source.parts[0] == "viewer"
        for node in ast.walk(ast.parse((root / source).read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in ("warning", "critical", "question", "information")
        and isinstance(node.value, ast.Name)
        and node.value.id == "QMessageBox"
    ]
    assert found == []


@pytest.mark.parametrize("language", ["ar_EG", "fa_IR"])
def test_numbers_have_the_digits_of_the_words_beside_them(root: Path, language: str) -> None:
    places = {"LC_ALL": f"{language}.UTF-8", "LANG": f"{language}.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", NUMBER],
        env={**os.environ, **places, "PYTHONPATH": str(root), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.stdout.split() == ["12345", "6.5"], done.stderr
