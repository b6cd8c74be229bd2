"""Opens the window, or says in one sentence why it cannot be opened."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox

from annotations.atlas import load_atlas
from annotations.errors import AnnotationError
from meshes.errors import MeshError
from meshes.library import load_library
from viewer.app import App
from viewer.errors import ViewerError
from viewer.memory import give_back_large_blocks


def qt_application() -> QApplication:
    """Qt, ready for the window."""
    give_back_large_blocks()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("psoas-viewer")
    application.setStyle("Fusion")
    return application


def run(select: str | None, view: str, document: Path | None = None) -> int:
    """Open the window and stay until it is closed; the exit status."""
    application = qt_application()
    try:
        app = App(load_atlas(), load_library(), select=select, view=view, document=document)
    except (AnnotationError, MeshError, ViewerError) as error:
        print(f"psoas-viewer: {error}", file=sys.stderr)
        QMessageBox.critical(None, "Psoas Viewer", str(error))
        return 1
    app.window.show()
    return application.exec()
