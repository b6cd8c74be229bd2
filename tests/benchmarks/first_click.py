"""A document of 500 pages in the window: how long that stands still, and what clicks take."""

import tempfile
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from annotations.atlas import load_atlas
from meshes.library import load_library
from tests.benchmarks.clock import emit
from tests.benchmarks.long_document import long_document
from tests.documents import as_text
from tests.window.opened import OpenedApp
from viewer.start import qt_application

SETTLING_S = 2.0  # pictures, icons and the like that come after the window


def clicked(key: str) -> float:
    """Seconds from a click on a structure to its sentences being lit, the picture left aside."""
    began = perf_counter()
    app.select(key)
    return perf_counter() - began


qt_application()
app = OpenedApp(load_atlas(), load_library())
app.window.resize(1280, 720)
app.window.show()
app.window.show_panel("Article")
app.select("sacrum")
app.select(None)
began = perf_counter()
while perf_counter() < began + SETTLING_S:
    QApplication.processEvents()
stood = []
with tempfile.TemporaryDirectory() as name:
    path = Path(name) / "long.txt"
    path.write_text(as_text(long_document()), encoding="utf-8")
    app.documents.open(path)
    while app.documents.is_opening:
        began = perf_counter()
        QApplication.processEvents()
        stood.append(perf_counter() - began)
emit("first_click_ms", 1000.0 * clicked("psoas_major_left"))
emit("later_click_ms", 1000.0 * max(map(clicked, ("femur_left", "l3_vertebra", "coccyx"))))
emit("opening_stall_ms", 1000.0 * max(stood))
if not app.article.extraSelections():
    raise SystemExit("no sentence was lit")
app.documents.back()
app.window.close()
