"""Cut faces: a flat fill in the colour of the tissue, with a dark rim, one actor a structure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from viewer.scene.materials import (
    BONE,
    DISC,
    LIGAMENT,
    MUSCLES,
    NERVE,
    RGB,
    SKIN,
    Material,
    material_of,
)
from viewer.scene.sections import Section, cells, vtk_points

DEEPER = 0.12  # share of the hollow's colour in the fill
RIM_PIXELS = 1.5
# Where structures lie in one another, as a nerve does in a muscle, the later one is seen.
_ORDER = (SKIN, *MUSCLES, DISC, BONE, LIGAMENT, NERVE)
LIFT = 0.05  # mm by which each of them lies before the one under it
RIM_LIFT = 0.5  # mm by which the rims lie before all fills


def rank(key: str) -> int:
    """How far to the front the cut face of a structure lies among those it overlaps."""
    material = material_of(key)
    return _ORDER.index(material) if material in _ORDER else 0


def cap_colour(material: Material) -> RGB:
    """The colour of a cut face."""
    base, hollow = np.asarray(material.colour, float), np.asarray(material.hollow, float)
    red, green, blue = np.round(base + DEEPER * (hollow - base)).astype(int)
    return int(red), int(green), int(blue)


def cap_actor() -> vtkActor:
    """An actor for a cut face, empty as yet; not lit, so that it reads as flat."""
    mapper = vtkPolyDataMapper()
    mapper.SetColorModeToDirectScalars()
    mapper.SetScalarModeToUseCellData()
    actor = vtkActor()
    actor.SetMapper(mapper)
    look = actor.GetProperty()
    look.LightingOff()
    look.SetLineWidth(RIM_PIXELS)
    return actor


def cap_surface(key: str, cut: Section, outward: NDArray[np.float64]) -> vtkPolyData:
    """Fill and rim of a structure's cut face.

    Args:
        key: the structure.
        cut: its outline.
        outward: (3,) unit vector away from what is kept.
    """
    material = material_of(key)
    fill = cut.points + LIFT * (rank(key) + 1) * outward
    triangles = cut.triangles if material.opacity >= 1.0 else np.zeros((0, 3), np.int64)
    surface = vtkPolyData()
    surface.SetPoints(vtk_points(np.concatenate([fill, cut.points + RIM_LIFT * outward])))
    surface.SetLines(cells(cut.segments + len(fill)))
    surface.SetPolys(cells(triangles))
    rim = np.tile(np.asarray(material.hollow, np.uint8), (len(cut.segments), 1))
    inside = np.tile(np.asarray(cap_colour(material), np.uint8), (len(triangles), 1))
    colours = np.concatenate([rim, inside])
    surface.GetCellData().SetScalars(numpy_to_vtk(colours, deep=True))  # type: ignore[no-untyped-call]
    return surface
