"""Spinal cord and cauda equina in the vertebral canal, clear of bone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter1d, minimum_filter1d

from meshes.building.fields import Field, smooth_union
from meshes.building.muscles.course import Course
from meshes.building.solid import Solid
from meshes.building.surroundings.room import nearest_of, roomiest
from meshes.building.surroundings.strand import smooth_line, strands_of
from meshes.building.surroundings.table import figures_of, stops_of
from meshes.keys import DISCS, VERTEBRAE

AXIAL = (*VERTEBRAE, *DISCS, "sacrum")
MARGIN = 3.0  # mm of box round a shape
SEARCH = 4.0  # mm over which the middle of the canal is looked for
SPACING = 1.0  # mm between samples of the canal's line
SOFTENING = 9  # samples over which a narrow place of the canal draws the ring in
STRIDE = 5  # samples from one stop of a root to the next
FRONT, UP = np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.0, 1.0])


@dataclass(frozen=True, slots=True)
class Canal:
    """The vertebral canal as a line from T12 down to S2.

    Attributes:
        line: (n, 3) middles of the canal, mm.
        room: (n,) distance to the nearest bone or disc, mm.
    """

    line: NDArray[np.float64]
    room: NDArray[np.float64]

    def index(self, height: float) -> int:
        """The sample nearest to a height."""
        return int(np.abs(self.line[:, 2] - height).argmin())

    def at(self, heights: NDArray[np.float64]) -> NDArray[np.float64]:
        """(m, 3) middles at the given heights."""
        return self.line[[self.index(height) for height in heights]]


def read_canal(solids: Mapping[str, Solid]) -> Canal:
    """The middle of the canal, looked for from the places of the table.

    Raises:
        meshes.errors.MeshError: the table is damaged.
    """
    free = nearest_of(solids[key] for key in AXIAL)
    starts = stops_of("vertebral_canal", solids).places
    tangent = np.gradient(starts, axis=0)
    across = np.cross(tangent, [1.0, 0.0, 0.0])
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    stops = np.array(
        [roomiest(free, start, (way,), SEARCH) for start, way in zip(starts, across, strict=True)]
    )
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(stops, axis=0), axis=1))])
    line = PchipInterpolator(along, stops)(np.arange(0.0, along[-1], SPACING))
    return Canal(line, free(line))


def foramina(solids: Mapping[str, Solid]) -> NDArray[np.float64]:
    """(4, 3) roomiest places of the right foramina below L1 to L4, mm."""
    free = nearest_of(solids[key] for key in AXIAL)
    starts = stops_of("intervertebral_foramen", solids).places
    return np.array([roomiest(free, start, (FRONT, UP), SEARCH) for start in starts])


def spinal_cord(solids: Mapping[str, Solid]) -> Solid:
    """The cord's lower end: lumbar enlargement and conus, down to the L1-L2 disc.

    Raises:
        meshes.errors.MeshError: the table is damaged.
    """
    stops = stops_of("spinal_cord", solids)
    flatness = figures_of("spinal_cord")["width by depth"]
    middles = read_canal(solids).at(stops.places[:, 2])
    course = Course(middles, stops.figures * flatness / 2.0, stops.figures / 2.0)
    reach = float(stops.figures.max()) + MARGIN
    return Solid(
        course.tube,
        course.line.min(axis=0) - reach,
        course.line.max(axis=0) + reach,
        {"conus_medullaris": middles[-1]},
    )


def cauda_equina(solids: Mapping[str, Solid]) -> Solid:
    """Roots of L2 to S2 and the filum, spreading from the conus; lumbar ones turn to foramina.

    Raises:
        meshes.errors.MeshError: the table is damaged.
    """
    figures = figures_of("cauda_equina")
    canal = read_canal(solids)
    ends = stops_of("cauda_equina", solids)
    start = stops_of("spinal_cord", solids).places[-1, 2] - figures["gap below the conus"]
    radius, count = figures["radius of a root"], len(ends.places) - 1
    turns = _ring_turns(count, figures["width by depth"])
    doors = foramina(solids)[1:]
    lines = []
    for number in range(count):
        heights = (start, ends.places[number - 1, 2] if number else start, ends.places[number, 2])
        path = _root(canal, heights, turns[number], figures)
        if number < len(doors):
            path = np.vstack([path, _way_out(path[-1], doors[number])])
        line = smooth_line(path, np.full(len(path), radius))[0]
        lines += [line, line * (-1.0, 1.0, 1.0)]
    lines.append(canal.line[canal.index(start) : canal.index(ends.places[-1, 2]) + 1])
    whole = np.concatenate(lines)
    bundle = strands_of(whole, np.full(len(whole), radius))
    field = smooth_union(bundle, _one_piece(canal, start, figures), blend=0.5)
    landmarks = {"start": lines[-1][0], "end": lines[-1][-1]}
    return Solid(field, whole.min(axis=0) - MARGIN, whole.max(axis=0) + MARGIN, landmarks)


def _one_piece(canal: Canal, start: float, figures: Mapping[str, float]) -> Field:
    """The solid cone from which the roots part, so that none of them touches again below."""
    share, radius = figures["share in one piece"], figures["radius of a root"]
    count = round(share * figures["length of the spread"] / SPACING) + 1
    depth = figures["half depth of the ring"] * np.linspace(0.0, share, count) + 0.8 * radius
    run = slice(canal.index(start), canal.index(start) + count)
    width = (depth - 0.8 * radius) * figures["width by depth"] + 0.8 * radius
    return Course(canal.line[run], width, depth).tube


def _root(
    canal: Canal, heights: tuple[float, float, float], turn: float, figures: Mapping[str, float]
) -> NDArray[np.float64]:
    """A right root's way in the canal.

    Args:
        canal: the canal.
        heights: of its start, of the place where the root above left, and of its end, mm.
        turn: its place in the ring, degrees from the side to the back; drifts to the side where
            the root above has left room.
        figures: of the cauda equina.
    """
    start, freed, end = (canal.index(height) for height in heights)
    middles, room = canal.line[start : end + 1], canal.room[start : end + 1]
    depth = np.minimum(figures["half depth of the ring"], room - figures["clearance"])
    depth = gaussian_filter1d(minimum_filter1d(depth, SOFTENING), SOFTENING / 3.0)
    at = np.arange(len(middles), dtype=np.float64)
    spread = np.clip(at * SPACING / figures["length of the spread"], 0.0, 1.0)
    drift = np.clip((at - freed + start - SOFTENING) / 20.0, 0.0, 1.0)
    turns = np.radians(turn * (1.0 - figures["drift to the side"] * drift))
    back = np.cross([1.0, 0.0, 0.0], np.gradient(middles, axis=0))
    back /= np.linalg.norm(back, axis=1, keepdims=True)
    aside = figures["width by depth"] * depth * np.cos(turns) * spread
    behind = depth * np.sin(turns) * spread
    ring = middles + aside[:, None] * [1.0, 0.0, 0.0] - behind[:, None] * back
    return np.asarray(ring[[*range(0, len(ring) - 1, STRIDE), len(ring) - 1]])


def _ring_turns(count: int, flatness: float) -> NDArray[np.float64]:
    """Angles (count,) in degrees on half an ellipse, evenly spaced along it, lateral ones first.

    The lateral root leaves first, so that none has to cross another.
    """
    turn = np.radians(np.linspace(-72.0, 72.0, 181))
    steps = np.hypot(flatness * np.sin(turn), np.cos(turn))
    along = np.concatenate([[0.0], np.cumsum(0.5 * (steps[1:] + steps[:-1]))])
    even = np.linspace(0.0, along[-1], count)
    turns = np.degrees(np.interp(even, along, turn))
    return np.asarray(turns[np.argsort(np.abs(turns), kind="stable")])


def _way_out(last: NDArray[np.float64], door: NDArray[np.float64]) -> NDArray[np.float64]:
    """From the ring to the inner mouth of a foramen, (1, 3)."""
    return np.asarray((last + 0.75 * (door - last))[None, :])
