"""The cut through the model: what lies beyond the plane is not drawn, and the rest gets a lid.

The graphics card clips the surfaces, which costs nothing while the plane moves. A closed surface
that is clipped is open to the inside, so every structure that the plane meets gets a lid of its
own: the contour of the cut, filled, with holes where the structure has them.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyvista as pv
from numpy.typing import NDArray
from vtkmodules.vtkCommonDataModel import vtkPlane
from vtkmodules.vtkFiltersCore import vtkCutter
from vtkmodules.vtkFiltersGeneral import vtkContourTriangulator
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer

from viewer.cut import Cut
from viewer.scene.materials import RGB, material_of

LIGHTER, DARKER = 0.18, 0.45  # the lid against the surface, its edge against the lid
EDGE_WIDTH = 2.0  # pixels


class Section:
    """Clips actors and keeps their lids.

    Args:
        renderer: draws the lids.
        actors: the scene's actors by key.
        data: their meshes.
    """

    def __init__(
        self,
        renderer: vtkRenderer,
        actors: Mapping[str, vtkActor],
        data: Mapping[str, pv.PolyData],
    ) -> None:
        self._renderer, self._actors, self._data = renderer, actors, data
        self._lids: dict[str, Lid] = {}
        self._cut: Cut | None = None
        self.plane = vtkPlane()

    @property
    def lids(self) -> Mapping[str, Lid]:
        """The lids that are drawn, by structure."""
        return {key: lid for key, lid in self._lids.items() if lid.is_shown}

    def show(self, cut: Cut | None, opacities: Mapping[str, float]) -> None:
        """Cut, or with None make whole.

        Args:
            cut: the plane.
            opacities: 0 to 1 for each structure that is drawn.
        """
        if (cut is None) != (self._cut is None):
            self._clip(cut is not None)
        self._cut = cut
        met = {} if cut is None else {k: o for k, o in opacities.items() if self._meets(k, cut)}
        for key in self._lids.keys() - met.keys():
            self._lids[key].hide()
        if cut is None:
            return
        # The plane's normal points to what is kept.
        self.plane.SetNormal(*(-x for x in cut.normal))
        self.plane.SetOrigin(*cut.origin)
        for key, opacity in met.items():
            self._lid(key).fill(self._data[key], self.plane, opacity)

    def _clip(self, on: bool) -> None:
        for actor in self._actors.values():
            if on:
                actor.GetMapper().AddClippingPlane(self.plane)
            else:
                actor.GetMapper().RemoveAllClippingPlanes()

    def _meets(self, key: str, cut: Cut) -> bool:
        corners = np.array(self._data[key].bounds).reshape(3, 2)
        half = (corners[:, 1] - corners[:, 0]) / 2.0
        away = corners.mean(axis=1) @ np.array(cut.axis) - cut.offset
        return bool(abs(away) < np.abs(cut.axis) @ half)

    def _lid(self, key: str) -> Lid:
        if key not in self._lids:
            self._lids[key] = Lid(self._renderer, material_of(key).colour)
        return self._lids[key]


class Lid:
    """The face of one structure on the plane, and the line round it."""

    def __init__(self, renderer: vtkRenderer, colour: RGB) -> None:
        self._cutter = vtkCutter()
        self._cutter.GenerateCutScalarsOff()
        self._filled = vtkContourTriangulator()
        self._filled.SetInputConnection(self._cutter.GetOutputPort())
        face = np.asarray(colour) / 255.0
        face = face + (1.0 - face) * LIGHTER
        self.face = _flat(self._filled, face)
        self.edge = _flat(self._cutter, face * DARKER)
        self.edge.GetProperty().SetLineWidth(EDGE_WIDTH)
        for actor in (self.face, self.edge):
            renderer.AddActor(actor)

    @property
    def is_shown(self) -> bool:
        return bool(self.face.GetVisibility())

    @property
    def area(self) -> float:
        """Of the face, mm²."""
        self._filled.Update()
        return float(pv.wrap(self._filled.GetOutput()).area)

    def fill(self, data: pv.PolyData, plane: vtkPlane, opacity: float) -> None:
        """Show the lid of a mesh on a plane."""
        self._cutter.SetInputData(data)
        self._cutter.SetCutFunction(plane)
        for actor in (self.face, self.edge):
            actor.GetProperty().SetOpacity(opacity)
            actor.SetVisibility(True)

    def hide(self) -> None:
        for actor in (self.face, self.edge):
            actor.SetVisibility(False)


def _flat(source: vtkCutter | vtkContourTriangulator, colour: NDArray[np.float64]) -> vtkActor:
    mapper = vtkPolyDataMapper()
    mapper.SetInputConnection(source.GetOutputPort())
    mapper.ScalarVisibilityOff()
    actor = vtkActor()
    actor.SetMapper(mapper)
    look = actor.GetProperty()
    look.SetColor(*colour)
    look.LightingOff()
    return actor
