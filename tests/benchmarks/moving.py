"""What a pose costs besides drawing, and frames while the hip swings against plain turning."""

from statistics import median
from time import perf_counter

from PySide6.QtWidgets import QApplication

from annotations.atlas import load_atlas
from meshes.library import load_library
from tests.benchmarks.clock import TURNS, emit
from tests.window.opened import OpenedApp
from viewer.scene.camera import orbited
from viewer.start import qt_application

ROUNDS = 3

qt_application()
app = OpenedApp(load_atlas(), load_library())
app.viewport.setFixedSize(1920, 1080)
app.window.show()
app.window.show_panel("Motion")
while not app.viewport.in_full_quality:
    QApplication.processEvents()
costs: list[float] = []


def drawn(before: int) -> None:
    while app.viewport.frames == before:
        QApplication.processEvents()


def turn(_step: int) -> None:
    before = app.viewport.frames
    app.viewport.look_from(orbited(app.viewport.pose, 3.0, 0.0))
    drawn(before)


def swing(step: int) -> None:
    before, began = app.viewport.frames, perf_counter()
    joint = f"hip_flexion_{'left' if step % 2 else 'right'}"
    app.motion.turn(joint, 4.0 * abs(step - TURNS // 2) - 10.0)
    costs.append(1000.0 * (perf_counter() - began))
    drawn(before)


rates: dict[str, list[float]] = {"turn": [], "swing": []}
for _ in range(ROUNDS):
    for name, move in (("turn", turn), ("swing", swing)):
        move(-1)
        began = perf_counter()
        for step in range(TURNS):
            move(step)
        rates[name].append(TURNS / (perf_counter() - began))
emit("pose_ms", median(costs))
emit("fps_playing_vs_turning", median(rates["swing"]) / median(rates["turn"]))
app.window.close()
