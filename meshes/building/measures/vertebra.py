"""Vertebrae: end plates, body heights, canal, pedicles and transverse processes.

The mid-sagittal section gives the body's four corners, as on a lateral radiograph; everything else
is measured in the axes that the corners define.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from meshes.building.measures.section import Plane, area, crossings, outlines
from meshes.errors import MeshError
from meshes.library import SurfaceMesh
from meshes.measures.record import Finding, Line, line

Floats = NDArray[np.float64]

RIGHT = np.array([1.0, 0.0, 0.0])
BELOW_RIM = (1.5, 2.5, 3.5)  # mm from the plane of an end plate where its width is sought
BEHIND_BODY = np.arange(0.5, 9.1, 0.25)  # mm behind the body where the pedicle is least high
AROUND_ISTHMUS = np.arange(-10.0, 9.1, 0.25)  # mm behind it where its walls may come closest
MIDDLE_SHARE = 0.8  # of an end plate's depth that counts as its hollow
LEAST_PEDICLE = 3.0  # mm across; less is a fold of the back wall
CLEAR_OF_PEDICLE = 7.0  # mm before the back wall: what lies behind counts as pedicle, not end plate


@dataclass(frozen=True, slots=True)
class Plate:
    """An end plate in the midline: its front and back corner, (3,) mm."""

    front: Floats
    back: Floats

    @property
    def middle(self) -> Floats:
        return np.asarray(0.5 * (self.front + self.back))

    @property
    def forward(self) -> Floats:
        """Unit vector from the back to the front corner."""
        way = self.front - self.back
        return np.asarray(way / np.linalg.norm(way))

    @property
    def lean(self) -> float:
        """Degrees by which the plate rises to the front."""
        return float(np.degrees(np.arctan2(self.forward[2], self.forward[1])))


@dataclass(frozen=True, slots=True)
class Body:
    """A vertebral body in the midline."""

    superior: Plate
    inferior: Plate
    forward: Floats
    outline: Floats  # in the midline, (n, 3)

    @property
    def up(self) -> Floats:
        return np.cross(RIGHT, self.forward)

    @property
    def middle(self) -> Floats:
        return np.asarray(0.5 * (self.superior.middle + self.inferior.middle))


def midline(mesh: SurfaceMesh, forward: Floats, origin: Floats | None = None) -> Plane:
    """The mid-sagittal plane with axes front and up; origin in the mesh's middle if None."""
    middle = np.array([0.0, *mesh.vertices[:, 1:].mean(axis=0)]) if origin is None else origin
    return Plane(middle, forward, np.cross(RIGHT, forward))


def body_of(mesh: SurfaceMesh) -> Body:
    """The body's corners: where lines at 45 degrees touch its outline."""
    forward = np.array([0.0, 1.0, 0.0])
    for _ in range(6):
        plane = midline(mesh, forward)
        outline = max(outlines(mesh, plane), key=lambda ring: float(ring[:, 0].max()))
        corner = {
            (front, up): plane.space(outline[[np.argmax(outline @ (front, up))]])[0]
            for front in (1.0, -1.0)
            for up in (1.0, -1.0)
        }
        superior = Plate(corner[1.0, 1.0], corner[-1.0, 1.0])
        inferior = Plate(corner[1.0, -1.0], corner[-1.0, -1.0])
        forward = superior.forward + inferior.forward
        forward = forward / np.linalg.norm(forward)
    return Body(superior, inferior, forward, plane.space(outline))


def concavity(body: Body, plate: Plate) -> float:
    """How far an end plate sinks below the line between its corners, mm."""
    inward = body.middle - plate.middle
    normal = np.cross(RIGHT, plate.forward)
    normal *= np.sign(normal @ inward)
    spots = body.outline - plate.middle
    half = 0.5 * float(np.linalg.norm(plate.front - plate.back))
    below = np.abs(spots @ plate.forward) < MIDDLE_SHARE * half
    near = spots @ normal < 0.5 * float(inward @ normal)
    return float((spots[below & near] @ normal).max())


def measure_vertebra(key: str, mesh: SurfaceMesh) -> list[Finding]:
    """All measures of a vertebra.

    Raises:
        MeshError: the mesh has no pedicle or no canal where they should be.
    """
    body = body_of(mesh)
    found = [
        *_plate(key, mesh, body, "superior"),
        *_plate(key, mesh, body, "inferior"),
        *_heights(key, body),
        *_canal_and_pedicle(key, mesh, body),
    ]
    if key != "t12_vertebra":
        found.append(_span(key, mesh))
    return found


def _plate(key: str, mesh: SurfaceMesh, body: Body, side: str) -> list[Finding]:
    plate = body.superior if side == "superior" else body.inferior
    depth = line(plate.back, plate.front)
    width, ends = _plate_width(mesh, plate, -1.0 if side == "superior" else 1.0)
    deep = float(np.linalg.norm(plate.front - plate.back))
    return [
        Finding(key, f"{side} endplate width", "mm", width, (ends,)),
        Finding(key, f"{side} endplate depth", "mm", deep, (depth,)),
    ]


def _plate_width(mesh: SurfaceMesh, plate: Plate, inward: float) -> tuple[float, Line]:
    """The greatest width of the body just inside the rim, pedicles left out."""
    up = np.cross(RIGHT, plate.forward)
    best: tuple[float, Line] | None = None
    for depth in BELOW_RIM:
        plane = Plane(plate.middle + inward * depth * up, RIGHT, plate.forward)
        back = plane.flat(plate.back[None])[0, 1] + CLEAR_OF_PEDICLE
        ring = max(outlines(mesh, plane), key=lambda ring: float(ring[:, 1].max()))
        rim = ring[ring[:, 1] > back]
        ends = rim[[np.argmin(rim[:, 0]), np.argmax(rim[:, 0])]]
        width = float(np.ptp(rim[:, 0]))
        if best is None or width > best[0]:
            best = width, line(*plane.space(ends))
    if best is None:
        raise MeshError("A vertebra has no body to measure. Build the meshes again.")
    return best


def _heights(key: str, body: Body) -> list[Finding]:
    pairs = {
        "anterior": (body.superior.front, body.inferior.front),
        "posterior": (body.superior.back, body.inferior.back),
    }
    return [
        Finding(
            key,
            f"vertebral body height, {name}",
            "mm",
            float(np.linalg.norm(top - bottom)),
            (line(top, bottom),),
        )
        for name, (top, bottom) in pairs.items()
    ]


def _span(key: str, mesh: SurfaceMesh) -> Finding:
    across = mesh.vertices[:, 0]
    tips = mesh.vertices[[np.argmin(across), np.argmax(across)]].astype(np.float64)
    drawn = (line(*tips),)
    return Finding(key, "transverse process span (tip to tip)", "mm", float(np.ptp(across)), drawn)


def _canal_and_pedicle(key: str, mesh: SurfaceMesh, body: Body) -> list[Finding]:
    back = float(min((p.back - body.middle) @ body.forward for p in (body.superior, body.inferior)))
    level = 0.25 * float(np.linalg.norm(body.superior.back - body.inferior.back))
    for _ in range(3):
        inner, outer = pedicle_isthmus(mesh, body, back, level)
        waist = 0.5 * (inner + outer)
        bottom, top = pedicle_height(mesh, body, back, float(waist[0]), level)
        level = 0.5 * float((bottom + top)[1])
    axial = Plane(body.middle + level * body.up, RIGHT, body.forward)
    across = axial.space(np.array([inner, outer]))
    upright = Plane(body.middle + waist[0] * RIGHT, body.forward, body.up)
    tall = upright.space(np.array([bottom, top]))
    walls = axial.space(np.array([inner * (-1.0, 1.0), inner]))
    return [
        Finding(key, "pedicle width", "mm", _apart(across), (line(*across),)),
        Finding(key, "pedicle height", "mm", _apart(tall), (line(*tall),)),
        Finding(key, "spinal canal width", "mm", _apart(walls), (line(*walls),)),
        _canal_depth(key, mesh, body),
    ]


def _apart(ends: Floats) -> float:
    return float(np.linalg.norm(ends[1] - ends[0]))


def pedicle_isthmus(
    mesh: SurfaceMesh, body: Body, back: float, level: float
) -> tuple[Floats, Floats]:
    """Inner and outer wall (2,) (right, front) of the right pedicle where it is narrowest.

    Args:
        mesh: the vertebra.
        body: its body.
        back: of the body, mm in front of its middle.
        level: mm above the body's middle.

    Raises:
        MeshError: there is no bone behind the body at this level.
    """
    plane = Plane(body.middle + level * body.up, RIGHT, body.forward)
    rings = outlines(mesh, plane)
    inner, outer = [], []
    for front in back - AROUND_ISTHMUS:
        meets = np.sort(np.concatenate([crossings(ring, front, axis=1) for ring in rings]))
        right = meets[meets > 0.0]
        in_body = len(right) % 2 == 1
        if not in_body and len(right) >= 2:
            inner.append((right[0], front))
        if len(right) >= 1:
            outer.append((right[0] if in_body else right[1], front))
    if not inner:
        raise MeshError("A vertebra has no pedicle to measure. Build the meshes again.")
    walls = np.array(inner), np.array(outer)
    between = walls[1][None] - walls[0][:, None]
    apart = np.linalg.norm(between, axis=2)
    apart[between[:, :, 0] < LEAST_PEDICLE] = np.inf
    i, j = np.unravel_index(np.argmin(apart), apart.shape)
    return walls[0][i], walls[1][j]


def pedicle_height(
    mesh: SurfaceMesh, body: Body, back: float, right: float, level: float
) -> tuple[Floats, Floats]:
    """Lower and upper border (2,) (front, up) of the pedicle where it is least high."""
    plane = Plane(body.middle + right * RIGHT, body.forward, body.up)
    rings = outlines(mesh, plane)
    best: tuple[Floats, Floats] | None = None
    for front in back - BEHIND_BODY:
        meets = np.sort(np.concatenate([crossings(ring, front) for ring in rings]))
        for low, high in list(pairwise(meets))[::2]:
            shorter = best is None or high - low < best[1][1] - best[0][1]
            if low < level < high and shorter:
                best = np.array([front, low]), np.array([front, high])
    if best is None:
        raise MeshError("A vertebra has no pedicle to measure. Build the meshes again.")
    return best


def _canal_depth(key: str, mesh: SurfaceMesh, body: Body) -> Finding:
    """From the body to the nearest point of the arch in the midline."""
    plane = midline(mesh, body.forward)
    rings = sorted(outlines(mesh, plane), key=area, reverse=True)
    front = max(rings, key=lambda ring: float(ring[:, 0].max()))
    arch = next(ring for ring in rings if ring is not front)
    apart = np.linalg.norm(front[:, None] - arch[None], axis=2)
    i, j = np.unravel_index(np.argmin(apart), apart.shape)
    ends = plane.space(np.array([front[i], arch[j]]))
    return Finding(key, "spinal canal depth", "mm", _apart(ends), (line(*ends),))
