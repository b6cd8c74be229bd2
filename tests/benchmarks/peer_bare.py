"""Peer B: the least Qt and VTK that can show the exported meshes, without multisampling."""

import sys
from pathlib import Path

import vtkmodules.vtkInteractionStyle
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401
from PySide6.QtWidgets import QApplication, QMainWindow
from vtkmodules.qt.QVTKRenderWindowInteractor import QVTKRenderWindowInteractor
from vtkmodules.vtkIOPLY import vtkPLYReader
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer

from tests.benchmarks.clock import report_first_frame, report_turning

app = QApplication([])
window = QMainWindow()
view = QVTKRenderWindowInteractor(window)
window.setCentralWidget(view)
renderer = vtkRenderer()
render_window = view.GetRenderWindow()
render_window.SetMultiSamples(0)
render_window.AddRenderer(renderer)
for file in sorted(Path(sys.argv[1]).glob("*.ply")):
    reader = vtkPLYReader()
    reader.SetFileName(str(file))
    mapper = vtkPolyDataMapper()
    mapper.SetInputConnection(reader.GetOutputPort())
    actor = vtkActor()
    actor.SetMapper(mapper)
    renderer.AddActor(actor)
window.resize(1920, 1080)
window.show()
view.Initialize()
renderer.ResetCamera()
app.processEvents()
render_window.Render()
report_first_frame()


def turn() -> None:
    renderer.GetActiveCamera().Azimuth(3.0)
    render_window.Render()
    app.processEvents()


report_turning(turn)
