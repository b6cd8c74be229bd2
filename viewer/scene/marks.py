"""Lines of constant width round marked structures, visible through what covers them.

The marked structures are drawn once more, alone and flat, into a mask; the line is the rim by
which the mask grows. It costs a few milliseconds however large the scene is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import (
    vtkActor,
    vtkCamera,
    vtkPolyDataMapper,
    vtkRenderer,
    vtkRenderWindow,
)

from viewer.scene.look import Fractions
from viewer.scene.pixels import PixelReader

Mask = NDArray[np.bool_]
KEPT = 6  # copies of structures that are not marked now, for when they are again
FULL = 64  # strength of a pixel that lies wholly in the rim
OWN, BESIDE = 6, 1  # weights of a pixel and of its neighbours: smooth, and fine lines stay lines


class Rim(NamedTuple):
    """One of the lines round what is marked.

    Attributes:
        colour: fractions of red, green and blue.
        width: pixels of a picture in its usual size.
    """

    colour: Fractions
    width: float


class Marks:
    """Draws rims round structures into a finished picture.

    Args:
        actors: the scene's actors by key; their meshes and places are followed.
        camera: the scene's camera.
    """

    def __init__(self, actors: Mapping[str, vtkActor], camera: vtkCamera) -> None:
        self._originals = actors
        self._copies: dict[str, vtkActor] = {}
        self._renderer = vtkRenderer()
        self._renderer.SetActiveCamera(camera)
        self._renderer.SetBackground(0.0, 0.0, 0.0)
        self._reader: PixelReader | None = None

    def draw(
        self, picture: NDArray[np.uint8], keys: Iterable[str], rims: Sequence[Rim], scale: float
    ) -> None:
        """Add rims round the union of `keys`, from inside out, to an RGBA picture (h, w, 4)."""
        widths = [max(1, round(rim.width * scale)) for rim in rims]
        box, mask = _cropped(self._mask(keys, picture.shape[1], picture.shape[0]), sum(widths) + 2)
        part = picture[box]
        for rim, width in zip(rims, widths, strict=True):
            if mask.size:
                grown = _grown(mask, width)
                _ink(part, grown & ~mask, rim.colour)
                mask = grown

    def _mask(self, keys: Iterable[str], width: int, height: int) -> Mask:
        wanted = {key for key in keys if self._originals[key].GetVisibility()}
        for key in wanted:
            if key not in self._copies:
                self._copies[key] = flat_copy(self._originals[key])
                self._renderer.AddActor(self._copies[key])
            self._copies[key] = self._copies.pop(key)  # the one used last stands last
        self._forget(wanted)
        for key, copy in self._copies.items():
            copy.SetVisibility(key in wanted)
            copy.SetUserMatrix(self._originals[key].GetUserMatrix())
            clip_like(self._originals[key], copy)
        reader = self._reader or self._open()
        reader.window.SetSize(width, height)
        reader.window.Render()
        return np.asarray(reader.read()[:, :, 0] > 127)

    def _open(self) -> PixelReader:
        """Open the window of the masks, which the first picture seldom needs."""
        window = vtkRenderWindow()
        window.SetOffScreenRendering(True)
        window.SetMultiSamples(0)
        window.AddRenderer(self._renderer)
        self._reader = PixelReader(window)
        return self._reader

    def _forget(self, wanted: Set[str]) -> None:
        """Free the graphics memory of the copies that have not been wanted for longest."""
        for key in [key for key in self._copies if key not in wanted][:-KEPT]:
            self._renderer.RemoveActor(self._copies.pop(key))

    def close(self) -> None:
        """Free the graphics memory."""
        if self._reader is not None:
            self._reader.window.Finalize()


def flat_copy(original: vtkActor) -> vtkActor:
    """An actor of the same shape in plain white; actors cannot live in two windows."""
    mesh = original.GetMapper().GetInputDataObject(0, 0)
    shape = vtkPolyData()
    # The points themselves, so that a pose moves the copy, too; colours and normals stay behind.
    shape.SetPoints(mesh.GetPoints())
    shape.SetPolys(mesh.GetPolys())
    mapper = vtkPolyDataMapper()
    mapper.SetInputDataObject(shape)
    mapper.ScalarVisibilityOff()
    copy = vtkActor()
    copy.SetMapper(mapper)
    copy.GetProperty().LightingOff()
    return copy


def clip_like(original: vtkActor, copy: vtkActor) -> None:
    """Clip a copy where its original is; what is left of a closed surface covers its lid."""
    planes = original.GetMapper().GetClippingPlanes()
    if planes is None:
        copy.GetMapper().RemoveAllClippingPlanes()
    else:
        copy.GetMapper().SetClippingPlanes(planes)


def _cropped(mask: Mask, margin: int) -> tuple[tuple[slice, slice], Mask]:
    """The part of the mask that holds anything, with a margin round it, and where it lies."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if rows.size == 0:
        return (slice(0), slice(0)), mask[:0, :0]
    box = (
        slice(max(0, rows[0] - margin), rows[-1] + margin + 1),
        slice(max(0, columns[0] - margin), columns[-1] + margin + 1),
    )
    return box, mask[box]


def _ink(picture: NDArray[np.uint8], rim: Mask, colour: Fractions) -> None:
    """Draw a rim into a part of the picture."""
    strength = _softened(rim)[:, :, None]
    ink = np.round(np.asarray(colour) * 255.0).astype(np.uint16)
    below = picture[:, :, :3].astype(np.uint16)
    picture[:, :, :3] = (below * (FULL - strength) + ink * strength) // FULL


def _softened(rim: Mask) -> NDArray[np.uint16]:
    """How strongly each pixel is inked, 0 to `FULL`: its neighbourhood of nine counts, too."""
    own = rim.astype(np.uint16)
    rows = own * (OWN + 2 * BESIDE)  # beyond the picture it goes on as at its border
    rows[1:-1] = own[1:-1] * OWN + (own[2:] + own[:-2]) * BESIDE
    strength = rows * (OWN + 2 * BESIDE)
    strength[:, 1:-1] = rows[:, 1:-1] * OWN + (rows[:, 2:] + rows[:, :-2]) * BESIDE
    return strength


def _grown(mask: Mask, pixels: int) -> Mask:
    """The mask grown by `pixels` in all directions (an octagon, close to a disc)."""
    grown = mask.copy()
    for step in range(pixels):
        before = grown.copy()
        grown[1:] |= before[:-1]
        grown[:-1] |= before[1:]
        grown[:, 1:] |= before[:, :-1]
        grown[:, :-1] |= before[:, 1:]
        if step % 2:
            grown[1:, 1:] |= before[:-1, :-1]
            grown[:-1, :-1] |= before[1:, 1:]
            grown[1:, :-1] |= before[:-1, 1:]
            grown[:-1, 1:] |= before[1:, :-1]
    return grown
