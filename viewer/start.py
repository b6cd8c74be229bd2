"""Opens the window, or says in one sentence why it cannot be opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from annotations.atlas import load_atlas
from annotations.errors import AnnotationError
from meshes.errors import MeshError
from meshes.library import load_library
from viewer.app import App
from viewer.core import messages
from viewer.ends import STOPPED, complain
from viewer.errors import ViewerError
from viewer.memory import give_back_large_blocks
from viewer.styles.program_icon import ASSETS, NAME, SIZES
from viewer.window.ctrl_c import CtrlC


def qt_application() -> QApplication:
    """Qt, ready for the window."""
    give_back_large_blocks()
    # By this name a desktop finds the entry that a window belongs to, and with it the icon.
    application = QApplication([NAME])
    application.setApplicationName(NAME)
    application.setDesktopFileName(NAME)
    application.setWindowIcon(program_icon())
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale.c())  # else boxes for numbers have other digits than the words
    return application


def program_icon() -> QIcon:
    """The icon in every size; files are read as they are needed."""
    icon = QIcon()
    for size in SIZES:
        icon.addFile(str(ASSETS / f"icon-{size}.png"), QSize(size, size))
    return icon


def run(select: str | None, view: str, document: Path | None = None) -> int:
    """Open the window and stay until it is closed; the exit status."""
    application = qt_application()
    try:
        app = App(load_atlas(), load_library(), select=select, view=view, document=document)
    except (AnnotationError, MeshError, ViewerError) as error:
        complain(str(error))
        messages.complain(None, str(error))
        return 1
    app.window.show()
    ctrl_c = CtrlC(app.window)
    ctrl_c.pressed.connect(app.window.close)
    ctrl_c.pressed.connect(application.quit)  # a dialog that waits for an answer ends, too
    status = application.exec()
    return STOPPED if ctrl_c.was_pressed else status
