"""How long forty labels take on each frame while the model turns: placing, and then painting."""

from dataclasses import replace
from statistics import median
from time import perf_counter

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from annotations.atlas import load_atlas
from meshes.library import load_library
from tests.benchmarks.clock import emit
from tests.window.opened import OpenedApp
from viewer.features.labels.choice import MOST_AT_ALL
from viewer.scene.camera import orbited
from viewer.start import qt_application

qt_application()
app = OpenedApp(load_atlas(), load_library())
app.window.resize(1920, 1080)
app.window.show()
app.store.show(replace(app.store.state, labels="all", more_labels=True, hidden_labels=True))
for _ in range(50):
    QApplication.processEvents()
picture = QImage(app.viewport.size(), QImage.Format.Format_ARGB32_Premultiplied)
placed, painted, counts = [], [], []
for _ in range(72):
    app.scene.pose = orbited(app.scene.pose, 5.0, 0.0)
    began = perf_counter()
    app.labelling.place()
    placed.append(perf_counter() - began)
    app.labelling.layer.render(picture)
    painted.append(perf_counter() - began - placed[-1])
    counts.append(len(app.labelling.layer.labels))
if max(counts) < MOST_AT_ALL - 8:
    raise SystemExit(f"only {max(counts)} labels were placed")
emit("labels_ms", 1000.0 * median(placed))
emit("labels_paint_ms", 1000.0 * median(painted))
app.window.close()
