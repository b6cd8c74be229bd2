"""The whole body: every structure in its place, as shapes and as triangles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import trimesh
from numpy.typing import NDArray

from meshes.building.attachments import attachments_on
from meshes.building.cores import Run, in_turn
from meshes.building.femur.femur import femur_right
from meshes.building.femur.table import read_figures as read_femur
from meshes.building.fields import grown, smooth_subtract
from meshes.building.hip_bone.hip_bone import hip_bone_right
from meshes.building.hip_bone.symphysis import parted_at_symphysis, pubic_symphysis
from meshes.building.landmarks import laid_on
from meshes.building.muscles.iliacus import fibre_attributes as iliacus_fibres
from meshes.building.muscles.iliacus import iliacus_right
from meshes.building.muscles.psoas_major import fibre_attributes as psoas_major_fibres
from meshes.building.muscles.psoas_major import psoas_major_right
from meshes.building.muscles.psoas_minor import fibre_attributes as psoas_minor_fibres
from meshes.building.muscles.psoas_minor import psoas_minor_right
from meshes.building.occlusion import sky_share
from meshes.building.sacrum.coccyx import coccyx
from meshes.building.sacrum.sacrum import sacrum
from meshes.building.solid import Solid
from meshes.building.spine.spine import lumbar_spine
from meshes.building.surface import surface_of
from meshes.building.surroundings.diaphragm import fibre_attributes as diaphragm_fibres
from meshes.building.surroundings.surroundings import surroundings
from meshes.errors import MeshError
from meshes.keys import DISCS, STRUCTURE_KEYS, VERTEBRAE
from meshes.library import SurfaceMesh

SACROILIAC_SPACE = 1.5  # mm of joint space that the hip bone gives way to the sacrum
SACROILIAC_BLEND = 1.5  # mm over which the carved edge is rounded


@dataclass(frozen=True, slots=True)
class Grain:
    """How finely a structure becomes triangles.

    Attributes:
        step: edge of a marching-cubes cell, mm.
        triangles: how many are kept.
        passes: of smoothing.
    """

    step: float
    triangles: int
    passes: int = 6

    @property
    def work(self) -> int:
        """What is much work is begun first, so that no core waits for another in the end."""
        return self.triangles


GRAINS: Mapping[str, Grain] = {
    **dict.fromkeys(VERTEBRAE, Grain(1.1, 10_000)),
    **dict.fromkeys(DISCS, Grain(0.9, 2_600, 3)),
    "sacrum": Grain(1.1, 16_000),
    "coccyx": Grain(0.9, 4_000),
    "pubic_symphysis": Grain(0.9, 2_000, 3),
    "hip_bone_right": Grain(1.1, 24_000),
    "femur_right": Grain(1.2, 18_000),
    "psoas_major_right": Grain(1.3, 14_000),
    "iliacus_right": Grain(1.3, 12_000),
    "psoas_minor_right": Grain(1.0, 3_000),
    "inguinal_ligament_right": Grain(0.9, 1_000, 3),
    "diaphragm": Grain(1.8, 9_000, 4),
    "spinal_cord": Grain(0.9, 1_300, 3),
    "cauda_equina": Grain(0.8, 7_000, 2),
    "lumbar_plexus_right": Grain(0.9, 2_400, 3),
    "femoral_nerve_right": Grain(1.0, 1_400, 3),
    "body_outline": Grain(4.0, 9_000),
}
NOT_SHADED = frozenset({"body_outline"})  # seen through, and far too large for its voxels

Fibres = Callable[[NDArray[np.float64], Mapping[str, Solid]], dict[str, NDArray[np.float64]]]
_FIBRES: Mapping[str, Fibres] = {
    "psoas_major_right": psoas_major_fibres,
    "iliacus_right": iliacus_fibres,
    "psoas_minor_right": psoas_minor_fibres,
    "diaphragm": diaphragm_fibres,
}


def right_and_middle_solids() -> dict[str, Solid]:
    """Every right and unpaired structure in body space, bones carved free of each other.

    Raises:
        MeshError: a table of figures is damaged or out of range.
    """
    solids = lumbar_spine(sacrum())
    solids["coccyx"] = coccyx()
    hip_bone = _freed_from_sacrum(parted_at_symphysis(hip_bone_right()), solids["sacrum"])
    solids["hip_bone_right"] = hip_bone
    solids["pubic_symphysis"] = pubic_symphysis(hip_bone)
    hip_centre_x = float(hip_bone.landmarks["acetabulum"][0])
    solids["femur_right"] = femur_right(read_femur(), hip_centre_x)
    solids["psoas_major_right"] = psoas_major_right(solids)
    psoas = solids["psoas_major_right"].field
    solids["iliacus_right"] = iliacus_right(solids, psoas)
    solids["psoas_minor_right"] = psoas_minor_right(solids, psoas)
    return solids | surroundings(solids)


def _freed_from_sacrum(hip_bone: Solid, sacral: Solid) -> Solid:
    kept = smooth_subtract(
        hip_bone.field, grown(sacral.field, SACROILIAC_SPACE), blend=SACROILIAC_BLEND
    )
    return Solid(kept, hip_bone.lower, hip_bone.upper, hip_bone.landmarks)


def build(
    progress: Callable[[str], None] = lambda _what: None,
    only: Iterable[str] = (),
    run: Run = in_turn,
) -> dict[str, SurfaceMesh]:
    """Structures as shaded surfaces, keyed and ordered as `STRUCTURE_KEYS`.

    Args:
        progress: told what is done.
        only: keys to build, with their mirror images; everything where there are none.
        run: does the work, on one core or several.

    Raises:
        MeshError: a table is at fault, or a structure came out open.
    """
    _solids_here.cache_clear()
    wanted = sorted({built_as(key) for key in only} or GRAINS, key=lambda key: -GRAINS[key].work)
    progress("reading the tables")
    meshes: dict[str, SurfaceMesh] = {}
    for key, mesh in zip(wanted, run(_built_here, wanted), strict=True):
        meshes[key] = mesh
        if key.endswith("_right"):
            meshes[key.removesuffix("right") + "left"] = _mirrored(mesh)
        progress(f"{key} is built")
    return {key: meshes[key] for key in STRUCTURE_KEYS if key in meshes}


def _built_here(key: str) -> SurfaceMesh:
    return surface_mesh(key, _solids_here())


@cache
def _solids_here() -> dict[str, Solid]:
    """Shapes are functions, which cannot be handed from process to process."""
    return right_and_middle_solids()


def built_as(key: str) -> str:
    """The right-sided structure that a left one mirrors; every other is built as itself."""
    return key.removesuffix("left") + "right" if key.endswith("_left") else key


def surface_mesh(key: str, solids: Mapping[str, Solid]) -> SurfaceMesh:
    """One structure as a shaded surface.

    Args:
        key: of a right-sided or unpaired structure.
        solids: the structure, and what its fibres and attachments are read from.

    Raises:
        MeshError: it came out open.
    """
    grain, solid = GRAINS[key], solids[key]
    mesh = surface_of(
        solid.field,
        solid.lower,
        solid.upper,
        step=grain.step,
        triangles=grain.triangles,
        passes=grain.passes,
    )
    if not mesh.is_volume:
        raise MeshError(f"{key} came out open. Check the latest change of its table.")
    attributes = {} if key in NOT_SHADED else {"shade": sky_share(mesh)}
    if key in _FIBRES:
        attributes |= _FIBRES[key](np.asarray(mesh.vertices), solids)
    attributes |= attachments_on(key, np.asarray(mesh.vertices), solids)
    return SurfaceMesh(
        np.asarray(mesh.vertices, np.float32),
        np.asarray(mesh.faces, np.int32),
        np.asarray(mesh.vertex_normals, np.float32),
        {name: _as_bytes(values) for name, values in attributes.items()},
        laid_on(mesh, solid.landmarks),
    )


def _as_bytes(values: NDArray[np.float64]) -> NDArray[np.uint8]:
    return np.round(np.clip(values, 0.0, 1.0) * 255.0).astype(np.uint8)


def _mirrored(mesh: SurfaceMesh) -> SurfaceMesh:
    flip = np.array([-1.0, 1.0, 1.0], np.float32)
    landmarks = {name: np.asarray(point) * flip for name, point in mesh.landmarks.items()}
    return SurfaceMesh(
        mesh.vertices * flip,
        np.ascontiguousarray(mesh.faces[:, ::-1]),
        mesh.normals * flip,
        mesh.attributes,
        landmarks,
    )


def as_trimesh(mesh: SurfaceMesh) -> trimesh.Trimesh:
    """The surface for geometry work, nothing merged or moved."""
    return trimesh.Trimesh(mesh.vertices, mesh.faces, process=False)
