"""All measures of the shipped meshes, each beside its published figure."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np

from meshes.building.measures.disc import measure_disc, s1_plate
from meshes.building.measures.femur import Femur, measure_femur
from meshes.building.measures.joint import hip_joint_space, sacroiliac_space, symphysis_gap
from meshes.building.measures.muscle import measure_muscle
from meshes.building.measures.pelvis import Pelvis, measure_hip_bone, measure_pelvis
from meshes.building.measures.sacrum import measure_coccyx, measure_sacrum
from meshes.building.measures.socket import socket_opening
from meshes.building.measures.spine import LEVELS, measure_end_plates, measure_spine
from meshes.building.measures.vertebra import Plate, body_of, measure_vertebra
from meshes.keys import STRUCTURE_KEYS
from meshes.library import SurfaceMesh
from meshes.measures.published import Published, read_published
from meshes.measures.record import Finding, Line, Measure, Point, judged

SECTIONS = ("L2-L3", "L3-L4", "L4-L5")
MUSCLES = {"psoas_major_right": SECTIONS, "psoas_minor_right": (), "iliacus_right": ()}
SIDES = ("_right", "_left")


def measure_meshes(
    meshes: Mapping[str, SurfaceMesh],
    published: Mapping[tuple[str, str], Published] | None = None,
) -> tuple[Measure, ...]:
    """Every measure of the set, in the order of the structures, those of several ones last.

    Args:
        meshes: all structures, with their landmarks.
        published: what to hold them against; the shipped table when None.

    Raises:
        MeshError: the table is damaged, or a mesh lacks what is to be measured.
    """
    table = read_published() if published is None else published
    found = _findings(meshes)
    order = [*STRUCTURE_KEYS, "lumbar_spine", "pelvis"]
    found.sort(key=lambda finding: order.index(finding.structure))
    return tuple(judged(one, table.get((_sideless(one.structure), one.measure))) for one in found)


def _sideless(structure: str) -> str:
    for side in SIDES:
        structure = structure.removesuffix(side)
    return structure


def _findings(meshes: Mapping[str, SurfaceMesh]) -> list[Finding]:
    s1 = s1_plate(meshes["sacrum"])
    found = _spine(meshes, s1)
    found += measure_sacrum(meshes["sacrum"], s1)
    found += measure_coccyx(meshes["coccyx"])
    pelvis = Pelvis.of(meshes["hip_bone_right"], s1)
    found += measure_pelvis(pelvis)
    found.append(symphysis_gap(meshes["hip_bone_right"]))
    for paired in (_hip(meshes, pelvis), _muscles(meshes)):
        found += paired
        found += [_on_the_left(one) for one in paired]
    return found


def _spine(meshes: Mapping[str, SurfaceMesh], s1: Plate) -> list[Finding]:
    bodies = {level: body_of(meshes[f"{level}_vertebra"]) for level in LEVELS[:-1]}
    superior = {level: body.superior for level, body in bodies.items()} | {"s1": s1}
    found = measure_spine(superior)
    found += measure_end_plates({level: bodies[level] for level in LEVELS[1:-1]})
    for level, body in bodies.items():
        key, below = f"{level}_vertebra", LEVELS[LEVELS.index(level) + 1]
        found += measure_vertebra(key, meshes[key])
        disc = f"{level}_{below}_disc"
        found += measure_disc(disc, meshes[disc], body.inferior, superior[below])
    return found


def _hip(meshes: Mapping[str, SurfaceMesh], pelvis: Pelvis) -> list[Finding]:
    bone, femur = "hip_bone_right", Femur.of(meshes["femur_right"])
    return [
        *measure_hip_bone(bone, pelvis),
        *socket_opening(bone, meshes[bone], pelvis.hip_centre, pelvis.socket_radius),
        hip_joint_space(bone, meshes[bone], femur.head, femur.radius),
        sacroiliac_space(bone, meshes[bone], meshes["sacrum"]),
        *measure_femur("femur_right", femur),
    ]


def _muscles(meshes: Mapping[str, SurfaceMesh]) -> list[Finding]:
    found = []
    for key, sections in MUSCLES.items():
        names = {name: f"{name.replace('-', '_').lower()}_disc" for name in sections}
        levels = {name: float(np.mean(meshes[disc].vertices[:, 2])) for name, disc in names.items()}
        found += measure_muscle(key, meshes[key], levels)
    return found


def _on_the_left(finding: Finding) -> Finding:
    """The same figure on the other side, which is a mirror image."""
    structure = finding.structure.removesuffix("right") + "left"
    lines = tuple(_mirrored(one) for one in finding.lines)
    return dataclasses.replace(finding, structure=structure, lines=lines)


def _mirrored(drawn: Line) -> Line:
    return _flipped(drawn[0]), _flipped(drawn[1])


def _flipped(place: Point) -> Point:
    return 0.0 - place[0], place[1], place[2]
