"""Boxes with a sentence: read as they stand on the screen, and answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
)

LOOK_MS = 20
Answer = QMessageBox.StandardButton | None


@contextmanager
def boxes_answered(answer: Answer = None) -> Iterator[list[str]]:
    """What boxes say within the block; each is answered by a button, or without one by Enter."""
    said: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and box.isVisible():
            (label,) = [
                one for one in box.findChildren(QLabel) if one.objectName() == "qt_msgbox_label"
            ]
            assert label.textFormat() == Qt.TextFormat.PlainText
            said.append(label.text())
            if answer is None:
                QTest.keyClick(box, Qt.Key.Key_Return)
            else:
                QTest.mouseClick(box.button(answer), Qt.MouseButton.LeftButton)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(LOOK_MS)
    try:
        yield said
    finally:
        timer.stop()


@contextmanager
def file_named(name: str) -> Iterator[None]:
    """The next dialog that asks for a file gets this name, typed and confirmed."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not (isinstance(dialog, QFileDialog) and dialog.isVisible()):
            return
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        if field.text() != name:
            field.selectAll()
            QTest.keyClicks(field, name)
        confirm = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
        if confirm.isEnabled():  # the list of completions takes a first click for itself
            QTest.mouseClick(confirm, Qt.MouseButton.LeftButton)

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(LOOK_MS)
    try:
        yield
    finally:
        timer.stop()
