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

KINDS = ("ground", "thing", "body")


class Shape(NamedTuple):
    """A closed surface, and a larger one that stands out as its line.

    Attributes:
        vertices: (v, 3) mm.
        line: (v, 3) mm.
        faces: (f, 3) of either.
        kind: one of `KINDS`, which have a colour each.
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
        self._parts: dict[str, _Part] = {}
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
        for kind in KINDS:
            these = tuple(shape for shape in self.shapes if shape.kind == kind)
            part = self._parts.get(kind)
            if part is None or not part.takes(these):
                if part is not None:
                    part.leave(back)
                part = self._parts[kind] = _Part(these, back)
            part.colour(getattr(self._look.tones, kind), self._look.tones.line)

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
            self._back, self._parts = None, {}
            self._front.SetLayer(0)
            self._window.SetNumberOfLayers(1)


def _lay_ground(renderer: vtkRenderer, look: Look) -> None:
    renderer.SetGradientBackground(True)
    renderer.SetBackground2(*look.ground_top)
    renderer.SetBackground(*look.ground_bottom)


class _Part:
    """All shapes of a kind, with their line; drawn anew only where they are others."""

    def __init__(self, shapes: tuple[Shape, ...], renderer: vtkRenderer) -> None:
        self._shapes = shapes
        self._line, self._fill = (_surface(shapes, name) for name in ("line", "vertices"))
        self._actors = [_actor(data) for data in (self._line, self._fill)]
        self._actors[0].GetProperty().FrontfaceCullingOn()  # only what stands out behind the shape
        for actor in self._actors:
            renderer.AddActor(actor)

    def takes(self, shapes: tuple[Shape, ...]) -> bool:
        """Take the places of other shapes of the same make; False where they are of another."""
        sizes, others = ([len(shape.faces) for shape in some] for some in (self._shapes, shapes))
        if sizes != others:
            return False
        if any(one is not other for one, other in zip(self._shapes, shapes, strict=True)):
            # Moving the points is much quicker than drawing something new.
            for data, name in ((self._line, "line"), (self._fill, "vertices")):
                np.asarray(data.points)[:] = _points(shapes, name)
                data.GetPoints().Modified()
                data.Modified()
        self._shapes = shapes
        return True

    def colour(self, fill: Fractions, line: Fractions) -> None:
        for actor, ink in zip(self._actors, (line, fill), strict=True):
            actor.GetProperty().SetColor(*ink)

    def leave(self, renderer: vtkRenderer) -> None:
        for actor in self._actors:
            renderer.RemoveActor(actor)


def _points(shapes: Sequence[Shape], name: str) -> NDArray[np.float32]:
    parts = [np.zeros((0, 3)), *(getattr(shape, name) for shape in shapes)]
    return np.concatenate(parts).astype(np.float32)


def _surface(shapes: Sequence[Shape], name: str) -> pv.PolyData:
    data = pv.PolyData()
    data.points = _points(shapes, name)
    first = np.cumsum([0, *(len(shape.vertices) for shape in shapes)])
    faces = [shape.faces + at for shape, at in zip(shapes, first, strict=False)]
    if faces:
        data.faces = np.insert(np.concatenate(faces), 0, 3, axis=1).ravel()
    return data


def _actor(data: pv.PolyData) -> vtkActor:
    mapper = vtkPolyDataMapper()
    mapper.SetInputData(data)
    actor = vtkActor()
    actor.SetMapper(mapper)
    actor.GetProperty().LightingOff()
    return actor
