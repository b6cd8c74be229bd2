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
from viewer.ends import STOPPED, complain
from viewer.errors import ViewerError
from viewer.memory import give_back_large_blocks
from viewer.window.ctrl_c import CtrlC


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
        complain(str(error))
        QMessageBox.critical(None, "Psoas Viewer", str(error))
        return 1
    app.window.show()
    ctrl_c = CtrlC(app.window)
    ctrl_c.pressed.connect(app.window.close)
    ctrl_c.pressed.connect(application.quit)  # a dialog that waits for an answer ends, too
    status = application.exec()
    return STOPPED if ctrl_c.was_pressed else status
