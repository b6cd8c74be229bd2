"""Frames from an action to its finished picture, and what the program costs while nothing moves."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from annotations.atlas import load_atlas
from meshes.library import load_library
from tests.benchmarks.clock import emit
from tests.window.opened import OpenedApp
from viewer.start import qt_application

IDLE_S = 10.0

qt_application()
app = OpenedApp(load_atlas(), load_library())
app.viewport.setFixedSize(1920, 1080)
app.window.show()


def rest(seconds: float) -> None:
    """Let the event loop wait, as it does for a user who reads."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def frames_until_finished(act: Callable[[], None]) -> int:
    before = app.viewport.frames
    act()
    QApplication.processEvents()
    while not app.viewport.in_full_quality:
        QApplication.processEvents()
    return app.viewport.frames - before


rest(2.0)
actions = app.menus.actions
steps = (
    lambda: app.select("psoas_major_left"),
    actions["structure.hide"].trigger,
    actions["edit.undo"].trigger,
    actions["structure.fade"].trigger,
    actions["structure.xray"].trigger,
)
emit("select_frames", max(frames_until_finished(step) for step in steps))
rest(1.0)
drawn, cpu, began = app.viewport.frames, time.process_time(), time.perf_counter()
rest(IDLE_S)
emit("idle_frames", app.viewport.frames - drawn)
emit("idle_cpu_pct", 100.0 * (time.process_time() - cpu) / (time.perf_counter() - began))
app.window.close()
