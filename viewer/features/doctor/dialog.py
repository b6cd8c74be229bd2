"""The graphics doctor's page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.widgets.tall_page import TallPage

WIDTH = 560  # pixels


class DoctorDialog(QDialog):
    """Shows findings and copies them as text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Graphics doctor")
        self._text = ""
        self._form = QFormLayout()
        self.advice = QLabel()
        self.advice.setWordWrap(True)
        self.copy = QPushButton("Copy as text")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        found = QWidget()
        inner = QVBoxLayout(found)
        inner.setSpacing(12)
        inner.addWidget(self.advice)
        inner.addLayout(self._form)
        inner.addStretch()
        self._page = TallPage(found, "What was found")
        layout = QVBoxLayout(self)
        layout.addWidget(self._page)
        layout.addWidget(buttons)

    def show_findings(self, rows: Sequence[tuple[str, str]], advice: str, text: str) -> None:
        """Open with these lines."""
        while self._form.rowCount():
            self._form.removeRow(0)
        for what, found in rows:
            value = QLabel(found)
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setWordWrap(True)
            value.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            value.setAccessibleName(f"{what}: {found}")
            self._form.addRow(what, value)
        self.advice.setText(advice)
        self._text = text
        self._page.fit(self, WIDTH)
        self.show()
        self.raise_()
        self.activateWindow()
