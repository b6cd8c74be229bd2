"""Measure the named places of the hip bone on the reference people and write its table.

Run from the repository: python -m tools.measure_people.hip_bone [SUBJECTS] [TABLE]
SUBJECTS is `../shared/reference/subjects` by default. All four people count alike: their bones are
brought into correspondence (hip_bone_people.py), every figure is read off each of them, and the
mean goes into the table. Seeds below are the approximate places of named corners, seen from the
side; each slides onto the mean outline. Heights are such that the spline through them lies on the
mean face by least squares.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import trimesh
from numpy.typing import NDArray
from scipy.interpolate import RBFInterpolator
from scipy.ndimage import gaussian_filter
from scipy.spatial import cKDTree
from skimage.measure import find_contours

from meshes.building.hip_bone.faces import fossa_share
from meshes.building.hip_bone.table import along_foramen
from tools.measure_people.hip_bone_curves import (
    ala_places,
    foramen_rows,
    outline_rows,
    ring_places,
    socket_places,
)
from tools.measure_people.hip_bone_people import (
    People,
    carried,
    fitted_sphere,
    load,
    people,
    similarity,
    socket_vertices,
)
from tools.measure_people.hip_bone_places import (
    BORDER,
    EDGES,
    EXTRA,
    LANDMARKS,
    RIM_CLOCK,
    RIM_WIDTH,
    SOCKET_MOUTH,
)

Array = NDArray[np.float64]

SUBJECTS = Path(__file__).parents[3] / "shared" / "reference" / "subjects"
TABLE = Path(__file__).parents[2] / "meshes" / "figures" / "hip_bone.csv"
COLUMNS = ("part", "place", "front", "up", "outer", "inner", "unit", "sd", "people", "source")
STEP = 0.6  # mm between nodes of the height maps
CORNER = np.array([-152.0, -92.0])
NODES = (430, 420)
EDGE = 2.8  # mm inside the outline from which on heights count; nearer the edge is rounded
HEAD_RADIUS = 23.3  # mm, mean femoral head (46.5 mm across)
JOINT_SPACE = 2.5  # mm, two layers of cartilage
SOCKET_OPENING = (0.72, 0.27, -0.64)  # inclination 48 deg, anteversion 20 deg (Jiang 2015: 18.8)
FOSSA_RADIUS = 14.5  # mm
FOSSA_DEPTH = 2.2  # mm below the lunate surface
FOSSA_DIRECTION = (-0.97, -0.05, -0.24)  # from the hip's centre
NOTCH = (-8.0, -3.0, -10.5)  # mm from the hip's centre, over the obturator foramen
TIES = 0.02  # weight that holds a height to what was read at its own station
SOURCE = (
    "mean of vhm (Remus 2021), lhdl (Modenese 2020), vsd_z013 (Fischer 2023), tlem2 (Carbone 2015)"
)


@dataclass(frozen=True, slots=True)
class Faces:
    """The mean bone seen from the side: least and greatest x at every node, mm."""

    outer: Array
    inner: Array
    filled: NDArray[np.bool_]
    outline: Array
    foramen: Array
    canal: Array


def silhouette(seen: Array) -> tuple[Array, Array, NDArray[np.bool_]]:
    """Outline and largest hole of (n, 2) places, and the nodes they fill."""
    i, j = ((seen - CORNER) / STEP).astype(int).T
    filled = np.zeros(NODES, dtype=bool)
    filled[i, j] = True
    soft = gaussian_filter(filled.astype(float), 1.0)
    contours = find_contours(soft, 0.5)  # type: ignore[no-untyped-call]
    longest = sorted(contours, key=len)[::-1][:2]
    outline, hole = ((CORNER + (curve + 0.5) * STEP)[:-1] for curve in longest)
    return outline, hole, filled


def faces_of(mesh: trimesh.Trimesh) -> Faces:
    """Both height maps, the silhouette and the foramen of a bone in body space."""
    points, _ = trimesh.sample.sample_surface(mesh, 1_500_000, seed=1)
    i, j = ((points[:, 1:] - CORNER) / STEP).astype(int).T
    outer, inner = np.full(NODES, -np.inf), np.full(NODES, np.inf)
    np.maximum.at(outer, (i, j), points[:, 0])
    np.minimum.at(inner, (i, j), points[:, 0])
    outline, foramen, filled = silhouette(points[:, 1:])
    low = points[(points[:, 2] < 25.0) & (points[:, 1] > -60.0)]
    _, canal, _ = silhouette(along_foramen(low))
    return Faces(outer, inner, filled, outline, foramen, canal)


def fitted_heights(places: Array, nodes: Array, heights: Array) -> Array:
    """Station heights whose thin-plate spline lies on (m,) heights at (m, 2) nodes."""
    cardinal = RBFInterpolator(places, np.eye(len(places)), kernel="thin_plate_spline")(nodes)
    read = heights[cKDTree(nodes).query(places)[1]]
    weight = TIES * len(nodes) / len(places)
    system = cardinal.T @ cardinal + weight * np.eye(len(places))
    return np.asarray(np.linalg.solve(system, cardinal.T @ heights + weight * read))


class Measured:
    """The mean bone, its faces, and how far people spread round it."""

    def __init__(self, group: People, socket: NDArray[np.int64]) -> None:
        self.group = group
        self.mesh = trimesh.Trimesh(group.mean, group.faces, process=False)
        self.faces = faces_of(self.mesh)
        _, radii = zip(*(fitted_sphere(b[socket]) for b in group.bones), strict=True)
        self.radius_sd = float(np.std(radii))
        self.centre, self.radius = fitted_sphere(group.mean[socket])
        own = [carried(b, similarity(b, group.mean, scaled=False)) for b in group.bones]
        self.spread = np.std(np.stack(own).reshape(group.people, 2, -1, 3).mean(axis=1), axis=0)
        self.tree = cKDTree(group.mean[:, 1:])

    def sd_at(self, place: Array) -> float:
        """Spread between people of the surface near a place seen from the side, mm."""
        near = self.tree.query(place, k=4)[1]
        return float(np.sqrt((self.spread[near] ** 2).sum(axis=1)).mean())

    def x_at(self, place: Array, face: str) -> float:
        """How far to the right a face stands at a place, mm."""
        if face == "edge":
            return float(np.median(self.group.mean[self.tree.query(place, k=14)[1], 0]))
        i, j = ((place - CORNER) / STEP).astype(int)
        heights = self.faces.outer if face == "outer" else self.faces.inner
        return float(np.median(heights[i - 1 : i + 2, j - 1 : j + 2]))


def stations(measured: Measured) -> dict[str, Array]:
    """All places of the two faces, name -> (2,)."""
    faces = measured.faces
    found = dict(ala_places(faces.outline)) | dict(ring_places(faces.outline, faces.foramen))
    found |= dict(socket_places(measured.centre)) | {n: np.array(p) for n, p in EXTRA}
    return found


def nodes_of(measured: Measured) -> tuple[Array, Array, Array]:
    """Grid places well inside the outline (m, 2), and both heights there (m,)."""
    faces = measured.faces
    rim = cKDTree(np.vstack([faces.outline, faces.foramen]))
    index = np.argwhere(faces.filled)
    places = CORNER + (index + 0.5) * STEP
    deep = (rim.query(places)[0] > EDGE) & (np.arange(len(places)) % 5 == 0)
    i, j = index[deep].T
    return places[deep], faces.outer[i, j], faces.inner[i, j]


def face_rows(measured: Measured) -> Iterator[list[object]]:
    """Heights of both faces at their stations, and of the inner one along the border."""
    found = stations(measured)
    names, places = list(found), np.stack(list(found.values()))
    nodes, outer, inner = nodes_of(measured)
    away = np.column_stack([outer, nodes]) - measured.centre
    mouth = np.linalg.norm(away[:, 1:] / SOCKET_MOUTH, axis=1) < 1.0
    clear = ~mouth & (np.linalg.norm(away, axis=1) > measured.radius + 1.0)
    border = np.array([place for _, place in BORDER])
    in_fossa, node_in_fossa = fossa_share(border, places) > 0.5, fossa_share(border, nodes) > 0.5
    heights = {"outer": fitted_heights(places, nodes[clear], outer[clear])}
    heights["inner"], edge = np.empty(len(places)), np.zeros(len(border))
    for here, at in ((in_fossa, node_in_fossa), (~in_fossa, ~node_in_fossa)):
        fit = fitted_heights(np.vstack([border, places[here]]), nodes[at], inner[at])
        heights["inner"][here] = fit[len(border) :]
        edge += fit[: len(border)] / 2.0
    for name, place, out, into in zip(names, places, *heights.values(), strict=True):
        yield ["face", name, *place, out, into, "mm", measured.sd_at(place)]
    for (name, _), place, into in zip(BORDER, border, edge, strict=True):
        yield ["border", name, *place, "", into, "mm", measured.sd_at(place)]


def curve_rows(measured: Measured) -> Iterator[list[object]]:
    """Outline and foramen."""
    for part, rows in (
        ("outline", outline_rows(measured.faces.outline)),
        ("foramen", foramen_rows(measured.faces.foramen, "obturator foramen")),
        ("canal", foramen_rows(measured.faces.canal, "obturator foramen along its axis")),
    ):
        for name, place in rows:
            yield [part, name, *place, "", "", "mm", measured.sd_at(place)]


def socket_rows(measured: Measured) -> Iterator[list[object]]:
    """Hip centre, radius, opening, fossa and notch of the acetabulum."""
    centre = measured.centre * [1.0, 0.0, 0.0]
    out, front, up = SOCKET_OPENING
    deep = HEAD_RADIUS + JOINT_SPACE + FOSSA_DEPTH - FOSSA_RADIUS
    floor = centre + deep * np.array(FOSSA_DIRECTION)
    notch = centre + NOTCH
    spread = measured.radius_sd
    yield ["socket", "centre", centre[1], centre[2], centre[0], "", "mm", spread]
    yield ["socket", "radius", "", "", HEAD_RADIUS + JOINT_SPACE, "", "mm", spread]
    yield ["socket", "opening", front, up, out, "", "unit vector", ""]
    yield ["socket", "fossa", *floor[1:], floor[0], "", "mm", ""]
    yield ["socket", "notch", *notch[1:], notch[0], "", "mm", ""]
    yield ["socket", "fossa radius", "", "", FOSSA_RADIUS, "", "mm", ""]


def rim_rows(measured: Measured) -> Iterator[list[object]]:
    """Crest of the socket's rim by the clock round its opening, front is 3, notch left out."""
    mean, opening = measured.group.mean, np.array(SOCKET_OPENING)
    opening /= np.linalg.norm(opening)
    front = np.cross(np.cross(opening, [0.0, 1.0, 0.0]), opening)
    front /= np.linalg.norm(front)
    up = np.cross(front, opening) * np.sign(np.cross(front, opening)[2])
    away = mean - measured.centre
    far, lift = np.linalg.norm(away, axis=1), away @ opening
    hour = np.degrees(np.arctan2(away @ front, away @ up)) / 30.0
    shell = (far < measured.radius + RIM_WIDTH) & (far > measured.radius - 1.0)
    for clock in RIM_CLOCK:
        beside = np.abs((hour - clock + 6.0) % 12.0 - 6.0) < 0.35
        some = np.flatnonzero(shell & beside)
        crest = mean[some[np.argsort(lift[some])[-3:]]].mean(axis=0)
        sd = measured.sd_at(crest[1:])
        yield [
            "rim",
            f"acetabular rim, crest, {clock:g} o'clock",
            *crest[1:],
            crest[0],
            "",
            "mm",
            sd,
        ]


def edge_rows(measured: Measured) -> Iterator[list[object]]:
    """Radius of the bone's edge where it is sharper than half its thickness."""
    for name, seed, radius in EDGES:
        sd = measured.sd_at(np.array(seed))
        yield ["edge", name, *seed, radius, "", "mm", sd]


def landmark_rows(measured: Measured) -> Iterator[list[object]]:
    """Named landmarks on the mean bone."""
    for name, seed, face in LANDMARKS:
        place = np.array(seed)
        sd = measured.sd_at(place)
        yield ["landmark", name, *place, measured.x_at(place, face), "", "mm", sd]


def written(value: object) -> str:
    """A figure as text, a tenth of a millimetre fine."""
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def measure(group: People, socket: NDArray[np.int64], target: Path) -> None:
    """Write the table of a group of people."""
    measured = Measured(group, socket)
    rows = [*curve_rows(measured), *face_rows(measured)]
    rows += [
        *socket_rows(measured),
        *rim_rows(measured),
        *edge_rows(measured),
        *landmark_rows(measured),
    ]
    scratch = target.with_suffix(".part")
    with scratch.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        for row in rows:
            table.writerow([*(written(value) for value in row), group.people, SOURCE])
    scratch.replace(target)


def main(arguments: list[str]) -> None:
    """Measure the people and write the table."""
    subjects = Path(arguments[0]) if arguments else SUBJECTS
    target = Path(arguments[1]) if len(arguments) > 1 else TABLE
    socket = socket_vertices(load(subjects, "vhm", "right"))
    measure(people(subjects), socket, target)


if __name__ == "__main__":
    main(sys.argv[1:])
