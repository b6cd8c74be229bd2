"""Peer P: the usual ten-line pyvistaqt script on the exported meshes."""

import sys
from pathlib import Path

import pyvista as pv
from PySide6.QtWidgets import QApplication, QMainWindow
from pyvistaqt import QtInteractor

from tests.benchmarks.clock import report_first_frame, report_turning

app = QApplication([])
window = QMainWindow()
view = QtInteractor(window)
window.setCentralWidget(view)
for file in sorted(Path(sys.argv[1]).glob("*.ply")):
    view.add_mesh(pv.read(file), smooth_shading=True)
frames = []
view.render_window.AddObserver("EndEvent", lambda *_: frames.append(1))
window.resize(1920, 1080)
window.show()
view.reset_camera()
while not frames:
    app.processEvents()
app.processEvents()
report_first_frame()


def turn() -> None:
    view.renderer.GetActiveCamera().Azimuth(3.0)
    view.render()
    app.processEvents()


report_turning(turn)
view.close()
