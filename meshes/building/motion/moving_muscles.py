"""Psoas major and minor and iliacus as soft bodies: fibres, attachments, what may shorten.

Origins and insertions are those of the shapes themselves (Bogduk 1992, Gray): psoas major holds on
to vertebrae and discs and lets go below L5, iliacus holds on to the upper two thirds of the fossa,
both end on the lesser trochanter; psoas minor stays on spine and pelvis and only gives way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from meshes.building.motion.lattice import Lattice
from meshes.building.motion.obstacles import DistanceGrid
from meshes.building.motion.relaxation import Muscle
from meshes.building.muscles.course import read_course
from meshes.building.muscles.iliacus import read_fan
from meshes.building.solid import Solid
from meshes.keys import DISCS, VERTEBRAE
from meshes.library import SurfaceMesh

Floats = NDArray[np.float64]
Meshes = Mapping[str, SurfaceMesh]
Share = Callable[[Floats], Floats]

SPINE = (*VERTEBRAE, *DISCS)
FIXED = ("hip_bone_right", "sacrum", *SPINE)
HELD = 3.0  # mm from the bone that a muscle springs from within which it is held
FOSSA_HELD = 2.2  # mm, for the thin sheet of the iliacus
INSERTED = 4.0  # mm from the femur
SECTION = 8.0  # mm between the sections that make a course
NEIGHBOURS = 8  # samples of fibres that say where in the fan a place is


def psoas_major(meshes: Meshes) -> Muscle:
    """The right psoas major; its tendon keeps its length."""
    mesh = meshes["psoas_major_right"]
    lattice = Lattice.round_about(mesh, 6.0)
    share, direction, length = _course("psoas_major", meshes)
    along = share(lattice.middles)
    vertices = mesh.vertices.astype(np.float64)
    trochanter = meshes["femur_right"].landmarks["lesser_trochanter"]
    above = vertices[:, 2] > meshes["sacrum"].landmarks["s1_end_plate_back"][2] - 5.0
    held = (_distance(meshes, SPINE, vertices) < HELD) & above
    return Muscle(
        mesh,
        _stiffened(lattice, 1.0 + 2.0 * smooth_step(along, 0.71, 0.78)),
        direction(lattice.middles),
        _psoas_contraction(along),
        _integral(_psoas_contraction) * length,
        held.astype(np.float64),
        _inserted(meshes, vertices, trochanter, 14.0),
        _sections(share(vertices), length),
        0.3,
    )


def _psoas_contraction(along: Floats) -> Floats:
    return smooth_step(along, 0.05, 0.29) * (1.0 - smooth_step(along, 0.685, 0.78))


def psoas_minor(meshes: Meshes) -> Muscle:
    """The right psoas minor: held at both ends, it only makes room."""
    mesh = meshes["psoas_minor_right"]
    lattice = Lattice.round_about(mesh, 4.0)
    share, direction, length = _course("psoas_minor", meshes)
    vertices = mesh.vertices.astype(np.float64)
    bones = ("t12_vertebra", "t12_l1_disc", "l1_vertebra", "hip_bone_right")
    held = _distance(meshes, bones, vertices) < HELD
    return Muscle(
        mesh,
        lattice,
        direction(lattice.middles),
        np.zeros(len(lattice.middles)),
        length,
        held.astype(np.float64),
        np.zeros(len(vertices), np.bool_),
        _sections(share(vertices), length),
        0.0,
    )


def iliacus(meshes: Meshes) -> Muscle:
    """The right iliacus: the fan stays in the fossa, the strap over the brim shortens most."""
    mesh = meshes["iliacus_right"]
    lattice = Lattice.round_about(mesh, 5.0)
    share, direction, length = _fan(meshes)
    along = share(lattice.middles)
    vertices = mesh.vertices.astype(np.float64)
    femur, hip_bone = meshes["femur_right"].landmarks, meshes["hip_bone_right"].landmarks
    near = _distance(meshes, ("hip_bone_right", "sacrum"), vertices) < FOSSA_HELD
    low = hip_bone["aiis"][2]
    held = near * smooth_step(vertices[:, 2], low + 23.0, low + 63.0)
    tail = _inserted(meshes, vertices, femur["lesser_trochanter"], 24.0)
    return Muscle(
        mesh,
        _stiffened(lattice, 1.0 + 4.0 * smooth_step(along, 0.8, 0.93)),
        direction(lattice.middles),
        _iliacus_contraction(along),
        _integral(_iliacus_contraction) * length,
        held,
        tail & (share(vertices) > 0.88),
        _sections(share(vertices), length),
        0.03,
    )


def _iliacus_contraction(along: Floats) -> Floats:
    return smooth_step(along, 0.0, 0.3) * (1.0 - smooth_step(along, 0.93, 1.03))


def smooth_step(values: Floats, low: float, high: float) -> Floats:
    """0 below `low`, 1 above `high`, without a corner between."""
    share = np.clip((values - low) / (high - low), 0.0, 1.0)
    return np.asarray(share * share * (3.0 - 2.0 * share))


def _course(name: str, meshes: Meshes) -> tuple[Share, Share, float]:
    """Share of the way and direction at places near a muscle's course, and its length in mm."""
    course = read_course(name, _as_solids(meshes))
    tree, tangent = cKDTree(course.line), course.frames[2]
    length = float(np.linalg.norm(np.diff(course.line, axis=0), axis=1).sum())

    def share(places: Floats) -> Floats:
        return np.asarray(course.share[tree.query(places)[1]])

    def direction(places: Floats) -> Floats:
        return np.asarray(tangent[tree.query(places)[1]])

    return share, direction, length


def _fan(meshes: Meshes) -> tuple[Share, Share, float]:
    """The same of the fibres of the iliacus; the length is their mean."""
    places = read_fan(_as_solids(meshes)).places
    samples = places.shape[1]
    tangent = np.gradient(places, axis=1).reshape(-1, 3)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    tree = cKDTree(places.reshape(-1, 3))
    length = float(np.linalg.norm(np.diff(places, axis=1), axis=2).sum(axis=1).mean())

    def share(at: Floats) -> Floats:
        nearest, weight = _weights(tree, at, 3)
        return np.asarray(((nearest % samples) * weight).sum(axis=1) / (samples - 1))

    def direction(at: Floats) -> Floats:
        nearest, weight = _weights(tree, at, 2)
        mean = np.einsum("ijk,ij->ik", tangent[nearest], weight)
        return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True))

    return share, direction, length


def _weights(tree: cKDTree, at: Floats, power: int) -> tuple[NDArray[np.int64], Floats]:
    away, nearest = tree.query(at, k=NEIGHBOURS)
    weight = 1.0 / (away + 0.5) ** power
    return nearest, weight / weight.sum(axis=1, keepdims=True)


def _as_solids(meshes: Meshes) -> dict[str, Solid]:
    """Landmarks of the finished meshes, and the hip bone's distance, for the muscles' tables."""
    solids = {}
    for key, mesh in meshes.items():
        lower, upper = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
        box = (lower.astype(np.float64), upper.astype(np.float64))
        solids[key] = Solid(lambda points: np.zeros(len(points)), *box, mesh.landmarks)
    bone = solids["hip_bone_right"]
    grid = DistanceGrid([meshes["hip_bone_right"]], bone.lower - 30.0, bone.upper + 30.0)
    solids["hip_bone_right"] = Solid(
        lambda points: grid(points)[0], bone.lower, bone.upper, bone.landmarks
    )
    return solids


def _distance(meshes: Meshes, keys: tuple[str, ...], places: Floats) -> Floats:
    """(n,) mm to the nearest vertex or middle of a face of some meshes."""
    parts = []
    for key in keys:
        vertices = meshes[key].vertices.astype(np.float64)
        parts += [vertices, vertices[meshes[key].faces].mean(axis=1)]
    return np.asarray(cKDTree(np.concatenate(parts)).query(places)[0])


def _inserted(
    meshes: Meshes, vertices: Floats, trochanter: Floats, reach: float
) -> NDArray[np.bool_]:
    near = np.linalg.norm(vertices - trochanter, axis=1) < reach
    return np.asarray(near & (_distance(meshes, ("femur_right",), vertices) < INSERTED))


def _stiffened(lattice: Lattice, factor: Floats) -> Lattice:
    return Lattice(
        lattice.nodes, lattice.cells, lattice.middles, lattice.stiffness * factor, lattice.hold
    )


def _sections(along: Floats, length: float) -> Floats:
    """(k, v) weights of the vertices near each section, adding up to 1."""
    count = round(length / SECTION)
    at = np.linspace(0.03, 0.97, count)
    weight = np.exp(-0.5 * ((along[None] - at[:, None]) * 1.9 * count) ** 2)
    return np.asarray(weight / weight.sum(axis=1, keepdims=True))


def _integral(contraction: Share) -> float:
    return float(contraction(np.linspace(0.0, 1.0, 1001)).mean())
