"""How long until the window stands with its panels and a click in the list is answered."""

import os
import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItemIterator

from annotations.atlas import load_atlas
from meshes.library import load_library
from tests.benchmarks.clock import STARTED, emit
from tests.window.opened import OpenedApp
from viewer.start import qt_application

NAME = "Sacrum"

application = qt_application()
app = OpenedApp(load_atlas(), load_library())
app.window.show()
QApplication.processEvents()
rows = QTreeWidgetItemIterator(app.tree)
while (row := rows.value()).text(0) != NAME:
    rows += 1
app.tree.scrollToItem(row)
place = app.tree.visualItemRect(row).center()
QTest.mouseClick(
    app.tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
)
if app.store.state.selected != ("sacrum",):
    raise SystemExit("the click was not answered")
emit("clickable_s", time.time() - float(os.environ[STARTED]))
app.window.close()
