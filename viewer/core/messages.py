"""Boxes with a sentence. Names in it are shown as they are, whatever signs they hold."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

TITLE = "Psoas Viewer"


def complain(window: QWidget | None, sentence: str) -> None:
    """Say what went wrong."""
    _box(window, QMessageBox.Icon.Warning, sentence).exec()


def asked(window: QWidget, question: str) -> bool:
    """Whether the user says yes; without a choice it is no."""
    box = _box(window, QMessageBox.Icon.Question, question)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDefaultButton(QMessageBox.StandardButton.No)
    return box.exec() == QMessageBox.StandardButton.Yes


def _box(window: QWidget | None, icon: QMessageBox.Icon, words: str) -> QMessageBox:
    box = QMessageBox(icon, TITLE, "", parent=window)  # the words come once they are plain
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    return box
