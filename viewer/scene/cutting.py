"""One plane through the scene: what it takes away is not drawn, what it cuts gets a face.

Only structures that the plane crosses are clipped, which the graphics driver pays for pixel by
pixel; those beyond it are not drawn at all, and the others are left alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Set

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkCommonDataModel import vtkPlane
from vtkmodules.vtkRenderingCore import vtkActor, vtkRenderer

from meshes.library import SurfaceMesh
from viewer.scene.caps import cap_actor, cap_surface, rank
from viewer.scene.sections import Section, section
from viewer.state.cut import Cut, Triple


class Cutting:
    """Keeps clipping and cut faces in step with the cut.

    Attributes:
        away: keys of structures that lie wholly on the side that is taken away.
        crossed: keys of structures that the plane may cross.
        faces: keys of the structures that have a cut face and are shown.
    """

    def __init__(
        self,
        renderer: vtkRenderer,
        actors: Mapping[str, vtkActor],
        meshes: Mapping[str, SurfaceMesh],
    ) -> None:
        self._renderer, self._actors, self._meshes = renderer, actors, meshes
        self._keys = tuple(actors)
        self._plane = vtkPlane()
        self._caps: dict[str, vtkActor] = {}
        self._filled: set[str] = set()
        self._met: dict[str, Section] = {}
        self._cut: Cut | None = None
        self._stale = False
        self.away: frozenset[str] = frozenset()
        self.crossed: frozenset[str] = frozenset()
        self.faces: frozenset[str] = frozenset()

    def use(self, meshes: Mapping[str, SurfaceMesh]) -> None:
        """Cut these meshes from now on, which the actors show in another pose."""
        self._meshes, self._stale = meshes, True

    def apply(self, cut: Cut | None, hidden: Collection[str]) -> None:
        """Cut the structures that are shown, or with None nothing any more."""
        if cut != self._cut or self._stale:
            self._cut, self._stale = cut, False
            self._filled.clear()
            self._met.clear()
            self._sort(cut)
            self._clip(cut)
        shown = self.crossed - frozenset(hidden)
        if cut is not None:
            for key in shown - self._filled:
                self._fill(key, cut)
        self.faces = frozenset(shown & self._met.keys())
        for key, cap in self._caps.items():
            cap.SetVisibility(key in self.faces)

    @property
    def caps(self) -> Iterator[tuple[str, vtkActor]]:
        """Key and cut face of each structure that has one now."""
        return ((key, self._caps[key]) for key in self.faces)

    def face_at(
        self, start: NDArray[np.float64], end: NDArray[np.float64], keys: Set[str]
    ) -> tuple[str, NDArray[np.float64]] | None:
        """The structure whose cut face a line of sight meets, and where (mm).

        Args:
            start: (3,) mm, before everything.
            end: (3,) mm, behind everything.
            keys: the structures in question.
        """
        if self._cut is None:
            return None
        before, behind = self._cut.beyond(triple(start)), self._cut.beyond(triple(end))
        if before <= 0.0 or behind >= 0.0:  # seen from within, no face is in front
            return None
        place = start + before / (before - behind) * (end - start)
        met = [key for key in self.faces & keys if self._met[key].contains(place)]
        return (max(met, key=rank), place) if met else None

    def middle_of_face(self, key: str) -> NDArray[np.float64] | None:
        """(3,) mm: a place well inside the cut face of a structure, None where it has none."""
        return self._met[key].innermost if key in self.faces else None

    def bounds(self, keys: Collection[str]) -> NDArray[np.float64]:
        """(2, 3) box round the cut faces, mm; round everything where there is none.

        Args:
            keys: the structures that matter; where none of them is cut, the others do.
        """
        caps = [self._caps[key] for key in self.faces.intersection(keys) or self.faces]
        boxes = np.array([cap.GetBounds() for cap in caps]).reshape(-1, 3, 2)
        found = (boxes if len(boxes) else self._boxes()).swapaxes(1, 2)
        return np.stack([found[:, 0].min(axis=0), found[:, 1].max(axis=0)])

    def _sort(self, cut: Cut | None) -> None:
        if cut is None:
            self.away = self.crossed = frozenset()
            return
        outward = np.asarray(cut.normal)
        boxes = self._boxes()
        middles, halves = boxes.mean(axis=2), np.ptp(boxes, axis=2) / 2.0
        height = (middles - np.asarray(cut.origin)) @ outward
        reach = halves @ np.abs(outward)
        self.away = self._named(height > reach)
        self.crossed = self._named(np.abs(height) <= reach)

    def _boxes(self) -> NDArray[np.float64]:
        """(n, 3, 2) least and greatest coordinate of every structure, mm."""
        boxes = [self._actors[key].GetBounds() for key in self._keys]
        return np.array(boxes, np.float64).reshape(-1, 3, 2)

    def _named(self, which: NDArray[np.bool_]) -> frozenset[str]:
        return frozenset(self._keys[index] for index in np.flatnonzero(which))

    def _clip(self, cut: Cut | None) -> None:
        if cut is not None:
            # VTK keeps what lies along the normal of a clipping plane.
            self._plane.SetOrigin(*cut.origin)
            self._plane.SetNormal(*(-part for part in cut.normal))
        for key, actor in self._actors.items():
            mapper = actor.GetMapper()
            planes = mapper.GetClippingPlanes()
            clipped = planes is not None and planes.GetNumberOfItems() > 0
            if key in self.crossed and not clipped:
                mapper.AddClippingPlane(self._plane)
            elif clipped and key not in self.crossed:
                mapper.RemoveAllClippingPlanes()

    def _fill(self, key: str, cut: Cut) -> None:
        """Work out the cut face of a structure."""
        self._filled.add(key)
        found = section(self._meshes[key], np.asarray(cut.axis), cut.offset)
        if found is None:  # its box is crossed, but not the structure itself
            return
        if key not in self._caps:
            self._caps[key] = cap_actor()
            self._renderer.AddActor(self._caps[key])
        self._met[key] = found
        surface = cap_surface(key, found, np.asarray(cut.normal))
        self._caps[key].GetMapper().SetInputDataObject(surface)


def triple(point: NDArray[np.float64]) -> Triple:
    """A point (3,) as plain numbers."""
    return float(point[0]), float(point[1]), float(point[2])
