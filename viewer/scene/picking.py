"""From a place in the picture to the structure in front there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

import numpy as np
from numpy.typing import NDArray
from pyvista import PolyData
from vtkmodules.vtkCommonDataModel import vtkStaticCellLocator
from vtkmodules.vtkRenderingCore import (
    vtkActor,
    vtkCamera,
    vtkCellPicker,
    vtkRenderer,
    vtkRenderWindow,
)

from viewer.scene.cutting import Cutting, triple
from viewer.scene.marks import clip_like, flat_copy
from viewer.scene.pixels import PixelReader
from viewer.state.cut import Triple

MOST_KEYS = 255  # one byte of colour a pixel


class Picker:
    """Finds the front-most visible structure along a line of sight.

    A cell locator a mesh keeps a pick far below a millisecond; without one VTK tests every
    triangle. Locators are built on first use or by `prepare`, which is for idle moments.

    Attributes:
        seen_through: keys that give way to anything solid behind them.
    """

    def __init__(
        self, renderer: vtkRenderer, actors: Mapping[str, vtkActor], cutting: Cutting
    ) -> None:
        # A click goes through what is always seen through, such as the skin.
        actors = {key: a for key, a in actors.items() if a.GetProperty().GetOpacity() >= 1.0}
        self._renderer, self._cutting = renderer, cutting
        self._actors = actors
        self._keys = {actor: key for key, actor in actors.items()}
        self._pending = list(actors)
        self._picker = vtkCellPicker()
        self._picker.SetTolerance(0.0)
        self._picker.PickFromListOn()
        self._listed: list[vtkActor] = []
        self.seen_through: frozenset[str] = frozenset()
        self._point: Triple = (0.0, 0.0, 0.0)

    def prepare(self) -> bool:
        """Build one more locator; False when all are there."""
        if not self._pending:
            return False
        actor = self._actors[self._pending.pop()]
        locator = vtkStaticCellLocator()
        mesh = actor.GetMapper().GetInput()
        assert isinstance(mesh, PolyData)
        locator.SetDataSet(mesh)
        locator.BuildLocator()
        self._picker.AddLocator(locator)
        return True

    def pick(self, u: float, v: float) -> str | None:
        """The structure at (`u`, `v`), fractions of the picture from its lower left corner."""
        while self.prepare():
            pass
        width, height = self._renderer.GetSize()
        x, y = u * (width - 1), v * (height - 1)
        faint = self.seen_through & self._actors.keys()
        return self._front(x, y, self._actors.keys() - faint) or self._front(x, y, faint)

    def _front(self, x: float, y: float, keys: Set[str]) -> str | None:
        """The front-most of some structures at a pixel; VTK passes what is clipped away."""
        face = self._cutting.face_at(self._on_sight(x, y, 0.0), self._on_sight(x, y, 1.0), keys)
        if face is not None:
            self._point = triple(face[1])
            return face[0]
        listed = [self._actors[key] for key in keys]
        if listed != self._listed:
            self._picker.InitializePickList()
            for actor in listed:
                self._picker.AddPickList(actor)
            self._listed = listed
        self._picker.Pick(x, y, 0.0, self._renderer)
        self._point = self._picker.GetPickPosition()
        return self._keys.get(self._picker.GetActor())

    def _on_sight(self, x: float, y: float, depth: float) -> NDArray[np.float64]:
        """(3,) mm: where a pixel's line of sight is at a depth, 0 near to 1 far."""
        self._renderer.SetDisplayPoint(x, y, depth)
        self._renderer.DisplayToWorld()
        point = np.array(self._renderer.GetWorldPoint())
        return np.asarray(point[:3] / point[3])

    @property
    def point(self) -> Triple:
        """Where the last pick met the surface or the face of the cut, mm."""
        return self._point


class KeyPicture:
    """Draws every structure flat, in its number as a colour; for moments of rest.

    Args:
        actors: the scene's actors by key, at most `MOST_KEYS`; meshes and places are followed.
        camera: the scene's camera.
    """

    def __init__(self, actors: Mapping[str, vtkActor], camera: vtkCamera) -> None:
        self._originals = actors
        self._renderer = vtkRenderer()
        self._renderer.SetActiveCamera(camera)
        self._renderer.SetBackground(0.0, 0.0, 0.0)
        self._copies = {key: flat_copy(actor) for key, actor in actors.items()}
        for number, copy in enumerate(self._copies.values(), start=1):
            copy.GetProperty().SetColor(number / MOST_KEYS, 0.0, 0.0)
            self._renderer.AddActor(copy)
        self._window = vtkRenderWindow()
        self._window.SetOffScreenRendering(True)
        self._window.SetMultiSamples(0)
        self._window.AddRenderer(self._renderer)
        self._reader = PixelReader(self._window)

    @property
    def keys(self) -> tuple[str, ...]:
        """The structure of each number, less one."""
        return tuple(self._copies)

    def draw(self, keys: Iterable[str], width: int, height: int) -> NDArray[np.uint8]:
        """(height, width) from the bottom row up: number of what is in front, 0 for nothing.

        Args:
            keys: the structures that count.
            width: of the picture, pixels.
            height: likewise.
        """
        wanted = {key for key in keys if self._originals[key].GetVisibility()}
        for key, copy in self._copies.items():
            copy.SetVisibility(key in wanted)
            copy.SetUserMatrix(self._originals[key].GetUserMatrix())
            clip_like(self._originals[key], copy)
        self._window.SetSize(width, height)
        self._window.Render()
        return self._reader.read()[:, :, 0].copy()

    def close(self) -> None:
        """Free the graphics memory."""
        self._window.Finalize()
