"""What lies behind the anatomy: the ground, and shapes that are no structures.

The shapes are drawn in a layer of their own below that of the structures, flat and with a line
round them: they never cover anything, take no light, and no pick can meet them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyvista as pv
from numpy.typing import NDArray
from vtkmodules.vtkRenderingCore import (
    vtkActor,
    vtkCamera,
    vtkPolyDataMapper,
    vtkRenderer,
    vtkRenderWindow,
)

from viewer.scene.look import LIGHT, Fractions, Look


class Shape(NamedTuple):
    """A closed surface, and a larger one that stands out as its line.

    Attributes:
        vertices: (v, 3) mm.
        line: (v, 3) mm.
        faces: (f, 3) of either.
        kind: body, ground or thing, which have a colour each.
    """

    vertices: NDArray[np.float64]
    line: NDArray[np.float64]
    faces: NDArray[np.int64]
    kind: str


class Backdrop:
    """The ground of a picture and the shapes on it.

    Args:
        window: draws the picture.
        front: the renderer of the structures.
    """

    def __init__(self, window: vtkRenderWindow, front: vtkRenderer) -> None:
        self._window, self._front = window, front
        self._back: vtkRenderer | None = None
        self._camera = vtkCamera()
        self._look = LIGHT
        self._actors: list[vtkActor] = []
        self.shapes: tuple[Shape, ...] = ()

    def set_look(self, look: Look) -> None:
        """Colours of the ground and of the shapes."""
        self._look = look
        _lay_ground(self._front, look)
        if self._back is not None:
            _lay_ground(self._back, look)
            self.show(self.shapes)

    def show(self, shapes: Sequence[Shape]) -> None:
        """Draw these from now on; the layer is there only as long as there are any."""
        self.shapes = tuple(shapes)
        if not self.shapes:
            self._close()
            return
        back = self._open() if self._back is None else self._back
        for actor in self._actors:
            back.RemoveActor(actor)
        self._actors = _actors(self.shapes, self._look)
        for actor in self._actors:
            back.AddActor(actor)

    def aim(self) -> None:
        """Look as the front does, with a depth of its own."""
        if self._back is not None:
            self._camera.DeepCopy(self._front.GetActiveCamera())
            self._back.ResetCameraClippingRange()

    def _open(self) -> vtkRenderer:
        self._back = back = vtkRenderer()
        back.SetActiveCamera(self._camera)
        back.SetLayer(0)
        self._front.SetLayer(1)
        self._window.SetNumberOfLayers(2)
        self._window.AddRenderer(back)
        _lay_ground(back, self._look)
        return back

    def _close(self) -> None:
        if self._back is not None:
            self._window.RemoveRenderer(self._back)
            self._back, self._actors = None, []
            self._front.SetLayer(0)
            self._window.SetNumberOfLayers(1)


def _lay_ground(renderer: vtkRenderer, look: Look) -> None:
    renderer.SetGradientBackground(True)
    renderer.SetBackground2(*look.ground_top)
    renderer.SetBackground(*look.ground_bottom)


def _actors(shapes: Sequence[Shape], look: Look) -> list[vtkActor]:
    found = []
    for kind in ("ground", "thing", "body"):
        these = [shape for shape in shapes if shape.kind == kind]
        if these:
            faces = [shape.faces for shape in these]
            line = _actor([shape.line for shape in these], faces, look.tones.line)
            line.GetProperty().FrontfaceCullingOn()  # only what stands out behind the shape
            found += [
                line,
                _actor([shape.vertices for shape in these], faces, getattr(look.tones, kind)),
            ]
    return found


def _actor(
    vertices: Sequence[NDArray[np.float64]], faces: Sequence[NDArray[np.int64]], colour: Fractions
) -> vtkActor:
    first = np.cumsum([0, *map(len, vertices)])
    triangles = np.concatenate([one + at for one, at in zip(faces, first, strict=False)])
    data = pv.PolyData(
        np.concatenate(vertices).astype(np.float32), np.insert(triangles, 0, 3, axis=1).ravel()
    )
    mapper = vtkPolyDataMapper()
    mapper.SetInputData(data)
    actor = vtkActor()
    actor.SetMapper(mapper)
    look = actor.GetProperty()
    look.LightingOff()
    look.SetColor(*colour)
    return actor
