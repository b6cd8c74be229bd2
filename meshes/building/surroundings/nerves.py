"""Lumbar plexus inside psoas major, and the femoral nerve between psoas major and iliacus."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from meshes.building.fields import Field, smooth_union
from meshes.building.solid import Solid
from meshes.building.surroundings.cord import AXIAL, FRONT, foramina, read_canal
from meshes.building.surroundings.room import nearest_of, section_points
from meshes.building.surroundings.strand import strand
from meshes.building.surroundings.table import figures_of, stops_of

JOIN_BLEND = 2.0  # mm over which two strands that meet are rounded
MARGIN = 8.0  # mm of box round a nerve
LATTICE = 1.0  # mm between places tried for the groove


def lumbar_plexus_right(solids: Mapping[str, Solid]) -> Solid:
    """Ventral rami of L1 to L4 from the foramina through psoas major to their common trunk.

    Raises:
        meshes.errors.MeshError: the table is damaged.
    """
    figures = figures_of("lumbar_plexus")
    heights = stops_of("lumbar_plexus", solids)
    inside = [_inside_psoas(solids, place, figures) for place in heights.places]
    radii = heights.figures
    trunk = strand(inside, radii)
    doors = foramina(solids)[:4]
    canal = read_canal(solids).at(doors[:, 2] + figures["rise to the canal"])
    lanes = [
        _ramus(solids, door, middle, target, figures)
        for door, middle, target in zip(doors, canal, inside, strict=False)
    ]
    rami = [strand(lane, np.full(len(lane), figures["radius of a ramus"])) for lane in lanes]
    field = smooth_union(trunk, *rami, blend=JOIN_BLEND)
    whole = np.vstack([*lanes, *inside])
    landmarks = {f"l{number + 1}_root": door for number, door in enumerate(doors)}
    landmarks["end"] = inside[-1]
    return Solid(field, whole.min(axis=0) - MARGIN, whole.max(axis=0) + MARGIN, landmarks)


def _ramus(
    solids: Mapping[str, Solid],
    door: NDArray[np.float64],
    middle: NDArray[np.float64],
    target: NDArray[np.float64],
    figures: Mapping[str, float],
) -> NDArray[np.float64]:
    """From the mouth in the canal through a foramen, past the processes, to the trunk."""
    start = middle + 0.55 * (door - middle)
    beyond = door + np.array([figures["step beyond the foramen"], 1.0, -4.0])
    clear = _held_off(nearest_of(solids[key] for key in AXIAL), beyond, 4.0)
    return np.array([start, door, clear, 0.5 * (clear + target) + (0.0, 0.0, 2.0), target])


def _held_off(free: Field, point: NDArray[np.float64], gap: float) -> NDArray[np.float64]:
    """The point moved forwards until it is `gap` mm from what stands in the way."""
    place = point.copy()
    for _ in range(20):
        lack = gap - float(free(place[None, :])[0])
        if lack <= 0.0:
            break
        place = place + 0.5 * lack * FRONT
    return place


def _inside_psoas(
    solids: Mapping[str, Solid], place: NDArray[np.float64], figures: Mapping[str, float]
) -> NDArray[np.float64]:
    """A place in the hind part of psoas major at the height of `place`, (3,) mm.

    How far `place` is from the midline says how far it goes to the side of the muscle's middle.
    """
    psoas = solids["psoas_major_right"]
    points = section_points(psoas.field, place[2], psoas.lower, psoas.upper)
    middle = points.mean(axis=0)
    spread = points.std(axis=0)
    behind = figures["share behind the middle"] * 2.0 * spread[1]
    return np.asarray(middle + np.array([place[0], -behind, 0.0]))


def femoral_nerve_right(solids: Mapping[str, Solid]) -> Solid:
    """From the plexus out at the side of psoas major, down the groove, into the thigh.

    Raises:
        meshes.errors.MeshError: the table is damaged.
    """
    figures = figures_of("femoral_nerve")
    plexus = figures_of("lumbar_plexus")
    radius = figures["radius"]
    rows = stops_of("femoral_nerve", solids)
    inside = stops_of("lumbar_plexus", solids).places[-2:]
    path = [_inside_psoas(solids, place, plexus) for place in inside]
    path += [
        _groove(solids, place, radius + figures["clearance"], figures["search"])
        for name, place in zip(rows.names, rows.places, strict=True)
        if name.startswith("groove")
    ]
    muscles = nearest_of(solids[key] for key in ("psoas_major_right", "iliacus_right"))
    even = _evened(np.array(path))
    path = [*even[:3], *(_held_off(muscles, p, radius + figures["clearance"]) for p in even[3:])]
    branches = [p for n, p in zip(rows.names, rows.places, strict=True) if n.startswith("branch")]
    trunk = strand(path, np.full(len(path), radius))
    thin = figures["radius of a branch"]
    parts = [strand([path[-2], path[-1], end], [0.5 * thin, thin, thin]) for end in branches]
    whole = np.vstack([*path, *branches])
    field = smooth_union(trunk, *parts, blend=JOIN_BLEND)
    landmarks = {"out_of_psoas": path[2], "end": branches[0]}
    return Solid(field, whole.min(axis=0) - MARGIN, whole.max(axis=0) + MARGIN, landmarks)


def _evened(path: NDArray[np.float64]) -> NDArray[np.float64]:
    """The path (n, 3) with each place but the first two and the last drawn to its neighbours."""
    drawn = 0.25 * path[:-2] + 0.5 * path[1:-1] + 0.25 * path[2:]
    return np.vstack([path[:2], drawn[1:], path[-1:]])


def _groove(
    solids: Mapping[str, Solid], start: NDArray[np.float64], room: float, search: float
) -> NDArray[np.float64]:
    """The place nearest to psoas major and iliacus at once, `room` mm outside both."""
    steps = np.arange(-search, search + LATTICE, LATTICE)
    aside, front = np.meshgrid(steps, steps, indexing="ij")
    points = start + np.stack([aside, front, np.zeros_like(aside)], axis=-1).reshape(-1, 3)
    psoas = solids["psoas_major_right"].field(points)
    iliacus = solids["iliacus_right"].field(points)
    bone = nearest_of([solids["hip_bone_right"]])(points)
    outside = np.minimum(np.minimum(psoas, iliacus), bone)
    deep = np.maximum(psoas, 0.0) + np.maximum(iliacus, 0.0)
    cost = deep + 20.0 * np.maximum(room - outside, 0.0)
    # Of equally deep places the front one: the groove is open to the front.
    return np.asarray(points[int((cost - 0.15 * points[:, 1]).argmin())])
