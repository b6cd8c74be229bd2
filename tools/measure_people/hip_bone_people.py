"""The reference hip bones brought into correspondence, scaled alike and put into body space.

Only places with a name are read off the corresponding bones; see hip_bone.py beside this file.
The way of matching follows Amberg, Romdhani and Vetter 2007 (non-rigid ICP with decreasing
stiffness), with plain displacements instead of affine ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import trimesh
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from scipy.sparse.linalg import splu
from scipy.spatial import cKDTree

Array = NDArray[np.float64]

PEOPLE = ("vhm", "lhdl", "vsd_z013", "tlem2")
SIDES = ("right", "left")
MIRROR = np.array([-1.0, 1.0, 1.0])
STIFFNESS = (300.0, 100.0, 40.0, 15.0, 6.0, 2.5, 1.0, 0.5)
ROUNDS = 3  # matchings at each stiffness
SAMPLES = 40_000
INTER_ASIS = 237.0  # mm, average adult


@dataclass(frozen=True, slots=True)
class People:
    """All bones with the same vertices, as right-sided ones.

    Attributes:
        faces: (m, 3) triangles shared by all.
        bones: (people * 2, n, 3) each bone in the body space of its person, scaled to one size.
        mean: (n, 3) their mean shape where it stands in the mean body space, mm.
        people: number of people.
    """

    faces: NDArray[np.int64]
    bones: Array
    mean: Array
    people: int


@dataclass(frozen=True, slots=True)
class Target:
    """Points on a bone that another one is matched to, their normals, and their search tree."""

    points: Array
    normals: Array
    tree: cKDTree


def similarity(source: Array, target: Array, *, scaled: bool = True) -> tuple[float, Array, Array]:
    """Scale, rotation and shift that carry (n, 3) onto (n, 3) best (Umeyama 1991)."""
    a, b = source - source.mean(axis=0), target - target.mean(axis=0)
    left, strength, right = np.linalg.svd(b.T @ a)
    sign = np.array([1.0, 1.0, np.sign(np.linalg.det(left @ right))])
    rotation = left @ np.diag(sign) @ right
    scale = float((strength * sign).sum() / (a**2).sum()) if scaled else 1.0
    return scale, rotation, target.mean(axis=0) - scale * rotation @ source.mean(axis=0)


def carried(points: Array, fit: tuple[float, Array, Array]) -> Array:
    """`points` after a similarity."""
    scale, rotation, shift = fit
    return np.asarray(scale * points @ rotation.T + shift, dtype=np.float64)


def load(folder: Path, person: str, side: str) -> trimesh.Trimesh:
    """One bone as a right-sided one."""
    mesh = trimesh.load_mesh(folder / person / f"hip_bone_{side}.ply", process=True)
    if side == "left":
        mesh = trimesh.Trimesh(mesh.vertices * MIRROR, mesh.faces[:, ::-1], process=False)
    return mesh


def overlaid(template: trimesh.Trimesh, target: trimesh.Trimesh) -> Array:
    """The template's vertices after a similarity ICP onto the target."""
    points, _ = trimesh.sample.sample_surface(target, SAMPLES, seed=1)
    tree = cKDTree(points)
    at = template.vertices - template.vertices.mean(axis=0) + points.mean(axis=0)
    for _ in range(60):
        near = points[tree.query(at)[1]]
        back = cKDTree(at).query(points[::8])[1]
        source = np.concatenate([at, at[back]])
        at = carried(at, similarity(source, np.concatenate([near, points[::8]])))
    return np.asarray(at, dtype=np.float64)


def matched(template: trimesh.Trimesh, target: trimesh.Trimesh) -> Array:
    """The template's vertices laid onto the target's surface, neighbours kept together."""
    points, face = trimesh.sample.sample_surface(target, SAMPLES, seed=1)
    aim = Target(points, target.face_normals[face], cKDTree(points))
    at = overlaid(template, target)
    smooth = stiffness_matrix(template)
    for stiffness in STIFFNESS:
        for _ in range(ROUNDS):
            at = at + pulled(at, template.faces, aim, stiffness * smooth)
    return at


def stiffness_matrix(mesh: trimesh.Trimesh) -> csr_matrix:
    """Graph Laplacian of the vertices plus its square, (n, n)."""
    edges = mesh.edges_unique
    ones = np.ones(len(edges))
    size = len(mesh.vertices)
    adjacency = csr_matrix((ones, edges.T), shape=(size, size))
    adjacency = adjacency + adjacency.T
    laplacian = diags(np.asarray(adjacency.sum(axis=1)).ravel()) - adjacency
    return laplacian + 0.3 * laplacian @ laplacian


def pulled(at: Array, faces: NDArray[np.int64], target: Target, stiff: csr_matrix) -> Array:
    """One step of all vertices towards the target, both ways of looking counted."""
    points, normals = target.points, target.normals
    own = trimesh.Trimesh(at, faces, process=False).vertex_normals
    _, pick = target.tree.query(at, k=8)
    alike = np.einsum("nkj,nj->nk", normals[pick], own) > 0.5
    first = np.argmax(alike, axis=1)
    row = np.arange(len(at))
    near = points[pick[row, first]]
    weight = alike[row, first].astype(np.float64)
    pull = weight[:, None] * (near - at)
    some = slice(None, None, 5)
    back = cKDTree(at).query(points[some])[1]
    facing = (np.einsum("ij,ij->i", normals[some], own[back]) > 0.5) * 0.4
    np.add.at(pull, back, facing[:, None] * (points[some] - at[back]))
    np.add.at(weight, back, facing)
    return np.asarray(
        splu((diags(weight) + stiff + diags(np.full(len(at), 1e-6))).tocsc()).solve(pull)
    )


def mean_shape(bones: Array) -> tuple[Array, list[float]]:
    """Procrustes mean (n, 3) at the mean size, and each bone's scale onto it (Gower 1975)."""
    mean = bones[0]
    for _ in range(6):
        fits = [similarity(bone, mean) for bone in bones]
        mean = np.mean([carried(b, f) for b, f in zip(bones, fits, strict=True)], axis=0)
    scale = float(np.exp(np.mean(np.log([fit[0] for fit in fits]))))
    return mean / scale, [fit[0] / scale for fit in fits]


def socket_vertices(mesh: trimesh.Trimesh) -> NDArray[np.int64]:
    """Vertices of the lunate surface: their normals meet in the centre of the hip."""
    normals = mesh.vertex_normals
    ends = mesh.vertices + 25.0 * normals
    tree = cKDTree(ends)
    crowd = [len(found) for found in tree.query_ball_point(ends, 3.0)]
    middle = ends[int(np.argmax(crowd))]
    for _ in range(4):
        away = middle - mesh.vertices
        far = np.linalg.norm(away, axis=1)
        facing = np.einsum("ij,ij->i", away, normals) > 0.93 * far
        near = facing & (np.abs(far - np.median(far[facing & (far < 32.0)])) < 2.0)
        middle, _ = fitted_sphere(np.asarray(mesh.vertices[near]))
    return np.flatnonzero(near)


def fitted_sphere(points: Array) -> tuple[Array, float]:
    """Centre (3,) and radius of the sphere nearest to (n, 3) in the algebraic sense."""
    system = np.column_stack([2.0 * points, np.ones(len(points))])
    found = np.linalg.lstsq(system, (points**2).sum(axis=1), rcond=None)[0]
    return found[:3], float(np.sqrt(found[3] + found[:3] @ found[:3]))


def body_frame(right: Array, left: Array, socket: NDArray[np.int64]) -> tuple[Array, Array]:
    """Origin (3,) and axes (3, 3; rows x, y, z) of one pelvis from its two bones, in RAS."""
    hips = [fitted_sphere(bone[socket])[0] for bone in (right, left)]
    origin = (hips[0] + hips[1]) / 2.0
    side = (hips[0] - hips[1]) / np.linalg.norm(hips[0] - hips[1])
    axes = upright(side, np.array([0.0, 0.0, 1.0]))
    for _ in range(8):
        ends = [front_ends((bone - origin) @ axes.T) for bone in (right, left)]
        spines = (right[ends[0][0]] + left[ends[1][0]]) / 2.0
        tubercles = (right[ends[0][1]] + left[ends[1][1]]) / 2.0
        axes = upright(side, spines - tubercles)
    return origin, axes


def upright(side: Array, up: Array) -> Array:
    """Axes with x along `side` and z as near to `up` as that allows."""
    z = up - (up @ side) * side
    z /= np.linalg.norm(z)
    return np.stack([side, np.cross(z, side), z])


def front_ends(bone: Array) -> tuple[int, int]:
    """Vertices of ASIS and pubic tubercle: the foremost ones above and below, body axes."""
    across, front, up = np.abs(bone[:, 0]), bone[:, 1], bone[:, 2]
    high = np.where(up > 35.0, front, -np.inf)
    low = np.where((up < 15.0) & (across < 45.0) & (across > 20.0), front, -np.inf)
    return int(np.argmax(high)), int(np.argmax(low))


def people(folder: Path, matched_bones: dict[tuple[str, str], Array] | None = None) -> People:
    """All reference hip bones in correspondence, in body space.

    Args:
        folder: `reference/subjects`, one folder a person.
        matched_bones: what `matched` gave before, to save a minute.
    """
    template = load(folder, "vhm", "right")
    socket = socket_vertices(template)
    order = [(person, side) for person in PEOPLE for side in SIDES]
    found = matched_bones or {key: matched(template, load(folder, *key)) for key in order}
    shape, scales = mean_shape(np.stack([found[key] for key in order]))
    bones = []
    for person, scale in zip(PEOPLE, np.reshape(scales, (-1, 2)).mean(axis=1), strict=True):
        right, left = found[person, "right"], found[person, "left"] * MIRROR
        origin, axes = body_frame(right, left, socket)
        bones.append(scale * (right - origin) @ axes.T)
        bones.append(scale * (left - origin) @ axes.T * MIRROR)
    standing = carried(shape, similarity(shape, np.mean(bones, axis=0), scaled=False))
    size = 0.5 * INTER_ASIS / standing[front_ends(standing)[0], 0]
    return People(np.asarray(template.faces), size * np.stack(bones), size * standing, len(PEOPLE))
