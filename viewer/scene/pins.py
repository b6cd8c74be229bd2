"""The places that can be labelled: landmarks of the records, found on the meshes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotations.structures.landmarks import Landmark
from meshes.library import SurfaceMesh

INSIDE = 4.0  # mm below the surface from which a landmark is shown on the surface before it
COLUMN = 4.0  # mm round the line to the front in which that surface is looked for
SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Pin:
    """One place on one structure.

    Attributes:
        id: stable and unique, `structure/landmark`.
        name: as a label says it, the patient's side included.
        structure: key of the structure that it stands on.
        landmark: key of its record, empty for a structure's own name.
        point: (x, y, z) on the surface, mm.
        normal: unit outward normal there.
        twin: id of the same place on the other side, None on the midline.
        ground: key of what the point lies on where that is another structure, as a muscle's
            origin lies on a bone.
    """

    id: str
    name: str
    structure: str
    landmark: str
    point: tuple[float, float, float]
    normal: tuple[float, float, float]
    twin: str | None = None
    ground: str = ""

    @property
    def kind(self) -> str:
        """What it names: "structure", "landmark" or "attachment"."""
        if self.id == self.structure:
            return "structure"
        return "landmark" if self.landmark else "attachment"

    @property
    def lies_on(self) -> str:
        """Key of the structure that has to be in front for the pin to be seen."""
        return self.ground or self.structure


def read_pins(landmarks: Sequence[Landmark], meshes: Mapping[str, SurfaceMesh]) -> tuple[Pin, ...]:
    """Every landmark that the meshes have, in the order of the records.

    A place that two structures share, as a joint is, stands on the first of them.
    """
    found: dict[str, Pin] = {}
    for landmark in landmarks:
        for structure in landmark.structures:
            if structure in meshes:
                for pin in _pins(landmark, structure, meshes[structure]):
                    found.setdefault(pin.name, pin)
    return tuple(found.values())


def _pins(landmark: Landmark, structure: str, mesh: SurfaceMesh) -> Iterator[Pin]:
    own_side = next((side for side in SIDES if structure.endswith(f"_{side}")), "")
    for point_name in (landmark.key, *(f"{landmark.key}_{side}" for side in SIDES)):
        if point_name not in mesh.landmarks:
            continue
        side = own_side or point_name.removeprefix(landmark.key).removeprefix("_")
        point, normal = on_surface(mesh, mesh.landmarks[point_name])
        pin_id = f"{structure}/{point_name}"
        twin = _other_side(pin_id, side) if side else None
        name = capital(f"{side} {landmark.name}".strip())
        yield Pin(pin_id, name, structure, landmark.key, triple(point), triple(normal), twin)


def capital(name: str) -> str:
    """With a capital letter, as labels begin."""
    return name[:1].upper() + name[1:]


def _other_side(name: str, side: str) -> str:
    other = SIDES[1 - SIDES.index(side)]
    return name.replace(f"_{side}", f"_{other}")


def on_surface(
    mesh: SurfaceMesh, point: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The place on the surface that stands for a landmark (3,), and the normal there.

    A point deep inside, as the centre of the femoral head is, is moved to the front.
    """
    vertices = mesh.vertices
    away = np.linalg.norm(vertices - point, axis=1)
    nearest = int(away.argmin())
    if away[nearest] > INSIDE:
        beside = np.hypot(vertices[:, 0] - point[0], vertices[:, 2] - point[2])
        before = np.where(beside < COLUMN, vertices[:, 1], -np.inf)
        nearest = int(before.argmax()) if np.isfinite(before.max()) else nearest
    return vertices[nearest].astype(np.float64), mesh.normals[nearest].astype(np.float64)


def triple(vector: NDArray[np.floating]) -> tuple[float, float, float]:
    """A point (3,) as plain numbers."""
    return float(vector[0]), float(vector[1]), float(vector[2])
