"""What is asked before meshes are exported: in which form, and which of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QWidget,
)

FORMS = (
    ("glb", "GLB: metres, y up, with names, colours and materials"),
    ("obj", "OBJ: millimetres, with names, colours and materials"),
    ("ply", "PLY: millimetres, with colours"),
    ("stl", "STL: millimetres, shapes alone, for printing"),
)


class ExportDialog(QDialog):
    """The form, and whether all structures or only those that are shown."""

    def __init__(self, parent: QWidget, shown: Sequence[str], count: int) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export meshes")
        self._shown = list(shown)
        self.forms = QComboBox()
        for form, words in FORMS:
            self.forms.addItem(words, form)
        self.only_shown = QCheckBox(f"&Only what is shown ({len(shown)} of {count} structures)")
        self.only_shown.setEnabled(bool(shown))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.choose = buttons.addButton(
            "Choose a folder ...", QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form_layout = QFormLayout(self)
        form_layout.addRow("&Form", self.forms)
        form_layout.addRow(self.only_shown)
        form_layout.addRow(buttons)

    @property
    def form(self) -> str:
        return str(self.forms.currentData())

    @property
    def only(self) -> list[str] | None:
        """Keys of what is wanted, None for all."""
        return self._shown if self.only_shown.isChecked() else None
