"""Where a cut lies in the body, in words, worked out from the meshes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh
from viewer.state.cut import FREE, Cut

VERTEBRAE = ("T12", "L1", "L2", "L3", "L4", "L5")
HIP_JOINTS = "the hip joints"
_SIDES = {  # kind -> words for a plane beside the origin: above it, below it, in it
    "transverse": ("above the hip joints", "below the hip joints", "through the hip joints"),
    "sagittal": ("to the right of the midline", "to the left of the midline", "in the midline"),
    "coronal": ("in front of the hip joints", "behind the hip joints", "through the hip joints"),
}


@dataclass(frozen=True, slots=True)
class _Band:
    """A stretch of the body from bottom to top, mm."""

    name: str
    low: float
    high: float


class Levels:
    """Names the height of a plane by what lies there."""

    def __init__(self, meshes: Mapping[str, SurfaceMesh]) -> None:
        self._bands = (*_spine(meshes), *_pelvis(meshes))

    def level(self, z: float) -> str:
        """What lies at a height in mm, from the vertebral bodies down to the thighs."""
        if self._bands and z > self._bands[0].high:
            return f"above {self._bands[0].name}"
        return next((band.name for band in self._bands if band.low <= z), "the thighs")

    def words(self, cut: Cut, *, upright: bool = True) -> str:
        """Where the plane of a cut lies, such as `Level of L3, 206 mm above the hip joints`.

        A spine that is not upright has no levels.
        """
        away = round(cut.offset)
        if cut.kind == FREE:
            azimuth, elevation = (round(angle) for angle in cut.angles)
            return f"Turned {azimuth}°, tilted {elevation}°, {away} mm from the hip joints"
        along, against, within = _SIDES[cut.kind]
        where = within if away == 0 else f"{abs(away)} mm {along if away > 0 else against}"
        if cut.kind == "transverse" and upright:
            level = self.level(cut.offset)
            return (
                f"{level.capitalize() if level.startswith('a') else f'Level of {level}'}, {where}"
            )
        return where[:1].upper() + where[1:]


def middle(mesh: SurfaceMesh) -> NDArray[np.float64]:
    """(3,) mm: the middle of a vertebra's body, of anything else that of its box."""
    ends = ("superior_end_plate_centre", "inferior_end_plate_centre")
    if all(name in mesh.landmarks for name in ends):
        return np.asarray(np.mean([mesh.landmarks[name] for name in ends], axis=0))
    box = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    return np.asarray(np.mean(box, axis=0), np.float64)


def _spine(meshes: Mapping[str, SurfaceMesh]) -> Iterator[_Band]:
    """Vertebral bodies and the discs below them, from above."""
    for place, name in enumerate(VERTEBRAE):
        mesh = meshes.get(f"{name.lower()}_vertebra")
        if mesh is None:
            continue
        top = float(mesh.landmarks["superior_end_plate_centre"][2])
        bottom = float(mesh.landmarks["inferior_end_plate_centre"][2])
        yield _Band(name, bottom, top)
        below = VERTEBRAE[place + 1] if name != VERTEBRAE[-1] else "S1"
        disc = meshes.get(f"{name.lower()}_{below.lower()}_disc")
        if disc is not None:
            end = _below(meshes, below, disc)
            yield _Band(f"the {name}\N{EN DASH}{below} disc", end, bottom)


def _below(meshes: Mapping[str, SurfaceMesh], name: str, disc: SurfaceMesh) -> float:
    """The height at which the next body begins below a disc, mm."""
    key, place = f"{name.lower()}_vertebra", "superior_end_plate_centre"
    if name == "S1":
        key, place = "sacrum", "s1_end_plate_centre"
    if key in meshes and place in meshes[key].landmarks:
        return float(meshes[key].landmarks[place][2])
    return float(disc.vertices[:, 2].min())


def _pelvis(meshes: Mapping[str, SurfaceMesh]) -> Iterator[_Band]:
    """What gives the heights below the spine their names, from above."""
    for key, name in (("sacrum", "the sacrum"), ("coccyx", "the coccyx")):
        if key in meshes:
            z = meshes[key].vertices[:, 2]
            yield _Band(name, max(float(z.min()), _head(meshes)), float(z.max()))
    yield _Band(HIP_JOINTS, -_head(meshes), _head(meshes))
    for key, name in (
        ("pubic_symphysis", "the pubic symphysis"),
        ("hip_bone_left", "the ischial tuberosities"),
    ):
        if key in meshes:
            z = meshes[key].vertices[:, 2]
            yield _Band(name, float(z.min()), float(z.max()))


def _head(meshes: Mapping[str, SurfaceMesh]) -> float:
    """How far the femoral heads reach above the hip joint centres, mm."""
    femur = meshes.get("femur_left")
    if femur is None:
        return 0.0
    near = np.linalg.norm(femur.vertices[:, :2] - femur.landmarks["head"][:2], axis=1) < 10.0
    return float(femur.vertices[near, 2].max())
