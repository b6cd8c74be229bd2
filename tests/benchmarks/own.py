"""The program itself, measured like its peers."""

import sys
from time import perf_counter

from PySide6.QtWidgets import QApplication

from annotations.atlas import load_atlas
from meshes.library import load_library
from tests.benchmarks.clock import emit, report_first_frame, report_turning
from viewer.app import App
from viewer.scene.camera import orbited
from viewer.start import qt_application

application = qt_application()
app = App(load_atlas(), load_library())
app.viewport.setFixedSize(1920, 1080)
app.window.show()
while app.viewport.frames == 0:
    QApplication.processEvents()
report_first_frame()


def turn() -> None:
    before = app.viewport.frames
    app.viewport.look_from(orbited(app.viewport.pose, 3.0, 0.0))
    while app.viewport.frames == before:
        QApplication.processEvents()


report_turning(turn)
moved = perf_counter()
while not app.viewport.in_full_quality:
    QApplication.processEvents()
emit("full_quality_after_ms", 1000.0 * (perf_counter() - moved))
app.menus.actions["structure.xray"].trigger()
app.select("l3_vertebra")
app.menus.actions["cut.toggle"].trigger()
while app.camera.is_moving or not app.viewport.in_full_quality:
    QApplication.processEvents()
report_turning(turn, "xray_cut_fps")
app.window.close()
sys.stdout.flush()
