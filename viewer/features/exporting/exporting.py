"""Exports meshes from the window: asks, shows how far it is, and says what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from meshes.library import SurfaceMesh
from viewer.exports.export import export_meshes
from viewer.features.exporting.dialog import ExportDialog

SHOWN_AFTER_MS = 500


def export_from(
    window: QWidget, meshes: Mapping[str, SurfaceMesh], shown: Sequence[str]
) -> str | None:
    """Ask for form and folder and write the files; a word on it, None when it was called off.

    Raises:
        viewer.errors.ViewerError: the folder cannot be written.
    """
    dialog = ExportDialog(window, shown, len(meshes))
    wanted = dialog.exec()
    form, only = dialog.form, dialog.only
    dialog.deleteLater()
    folder = QFileDialog.getExistingDirectory(window, "Export meshes to") if wanted else ""
    if not folder:
        return None
    progress = QProgressDialog("Exporting meshes ...", "Cancel", 0, 0, window)
    progress.setWindowTitle("Export meshes")
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(SHOWN_AFTER_MS)

    def going_on(written: int, total: int) -> bool:
        progress.setMaximum(total)
        progress.setValue(written)  # lets Cancel be pressed
        return not progress.wasCanceled()

    try:
        written = export_meshes(meshes, Path(folder), form, only, going_on)
        stopped = progress.wasCanceled()
    finally:
        progress.close()
        progress.deleteLater()
    word = "Export stopped: " if stopped else ""
    return f"{word}{len(written)} files in {folder}"
