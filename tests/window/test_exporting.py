"""Meshes exported from the window: the form, what is shown, the folder, and what is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QProgressDialog, QWidget

from viewer.app import App
from viewer.exports.export import FORMATS
from viewer.features.exporting.dialog import FORMS, ExportDialog

pytestmark = pytest.mark.gl


W = TypeVar("W", bound=QWidget)


def once(kind: type[W], do: Callable[[W], None]) -> None:
    """Do something with a dialog as soon as it waits for an answer."""

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, kind) and found.isActiveWindow():
            do(found)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def name_folder(dialog: QFileDialog, folder: Path) -> None:
    line = dialog.findChild(QLineEdit)
    line.setText(str(folder))
    QTest.keyClick(line, Qt.Key.Key_Return)


def export(app: App, folder: Path) -> None:
    """By keys alone: OBJ, only what is shown."""

    def answer(dialog: ExportDialog) -> None:
        QTest.keyClick(dialog.forms, Qt.Key.Key_Down)
        QTest.keyClick(dialog.only_shown, Qt.Key.Key_Space)
        once(QFileDialog, lambda asked: name_folder(asked, folder))
        QTest.keyClick(dialog.choose, Qt.Key.Key_Return)

    once(ExportDialog, answer)
    QTest.keyClick(app.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)


def test_only_what_is_shown_is_exported_in_the_form_asked_for(app: App, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    keep = {"sacrum", "psoas_major_left"}
    app.tree.visibility_wanted.emit(tuple(set(app.names) - keep), False)
    export(app, folder)

    names = [*(f"{key}.obj" for key in sorted(keep)), "landmarks.csv", "psoas-viewer.mtl"]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert app.window.status.text() == f"4 files in {folder}"


def test_an_export_can_be_stopped(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr("viewer.features.exporting.exporting.SHOWN_AFTER_MS", 0)
    once(QProgressDialog, lambda progress: progress.cancel())
    export(app, folder)

    written = len(list(folder.iterdir()))
    assert 0 < written < len(app.names)
    assert app.window.status.text() == f"Export stopped: {written} files in {folder}"


def test_every_form_is_offered() -> None:
    assert sorted(form for form, _ in FORMS) == sorted(FORMATS)
