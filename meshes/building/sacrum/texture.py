"""Small relief on the sacrum's faces that a mean over people wipes out.

Tubercles and pits come from the table, each with its own place and height. The transverse ridges,
the step at the border of the ear-shaped surface and the roughness where ligaments insert have the
usual size of an adult bone; roughness is a sum of sines, so every build gives the same surface.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshes.building.height_map import Heights
from meshes.building.sacrum.figures import SacrumFigures
from meshes.building.sacrum.levels import Levels

Array = NDArray[np.float64]
REACH = 3.8  # mm, standard deviation of a tubercle's bell
RIDGE = 0.8  # mm, height of the transverse ridges
RIDGE_REACH = 2.0  # mm
EAR_STEP = 2.6  # mm that the ear-shaped surface stands out
EAR_BLEND = 2.2  # mm
JOINT = 2.3  # mm for cartilage: one of the three people's bones overlap in the joint
GROOVE = 2.0  # mm, depth of the groove outside each anterior foramen
GROOVE_SHIFT = 3.0  # mm from the foramen's middle
GROOVE_REACH = 5.0  # mm
RECESS = 2.0  # mm that the back sinks towards each posterior foramen
RECESS_REACH = 5.5  # mm
ROUGHNESS = 0.75  # mm
WAVES = np.array(
    [(0.36, 0.12), (-0.22, 0.33), (0.49, -0.28), (0.09, 0.55), (0.66, 0.21), (-0.4, -0.58)]
)  # radians per mm
# Outline of the ear-shaped surface, as level and fraction of the depth from back to front: the
# short upper limb along the ala, the long lower limb down to S3, the hollow between them behind.
EAR = np.array(
    [(0.3, 0.95), (0.32, 0.5), (0.7, 0.3), (1.05, 0.42), (1.45, 0.38), (2.0, 0.2), (2.55, 0.25),
     (2.75, 0.6), (2.6, 0.95), (1.8, 1.1), (0.9, 1.1)]
)  # fmt: skip


def roughness(places: Array) -> Array:
    """Return (n,) heights of a rough surface at (n, 2) places, mm."""
    phases = places @ WAVES.T + np.arange(len(WAVES)) * 1.7
    return np.asarray(ROUGHNESS * np.sin(phases).sum(axis=1) / np.sqrt(len(WAVES)))


def tubercled(face: Heights, figures: SacrumFigures, levels: Levels) -> Heights:
    """The back face with tubercles, pits and the roughness of the ligaments' insertions."""
    level, column, height = (figures.column("tubercle", k)[1] for k in (0.0, 1.0, 2.0))
    tops = np.array(
        [(levels.across(v, c), levels.mm(v)) for v, c in zip(level, column, strict=True)]
    )
    numbers = np.arange(1.0, 5.0)
    foramina = np.column_stack([levels.foramen(numbers), levels.mm(numbers)])

    def heights(places: Array) -> Array:
        folded = np.column_stack([np.abs(places[:, 0]), places[:, 1]])
        away = np.linalg.norm(folded[:, None, :] - tops, axis=2)
        bells = np.exp(-0.5 * (away / REACH) ** 2) @ height
        from_foramina = np.linalg.norm(folded[:, None, :] - foramina, axis=2)
        recesses = np.exp(-0.5 * (from_foramina / RECESS_REACH) ** 2).sum(axis=1)
        return np.asarray(face(places) - bells + RECESS * recesses - roughness(places))

    return heights


def ridged(face: Heights, levels: Levels) -> Heights:
    """The front face with its transverse ridges and the grooves beside the foramina."""
    numbers = np.arange(1.0, 5.0)
    grooves = np.column_stack([levels.foramen(numbers) + GROOVE_SHIFT, levels.mm(numbers)])

    def heights(places: Array) -> Array:
        ridges = np.zeros(len(places))
        for level in (1.0, 2.0, 3.0, 4.0):
            off = (places[:, 1] - levels.mm(level)) / RIDGE_REACH
            end = np.abs(places[:, 0]) / (0.75 * levels.foramen(level))
            ridges += np.exp(-0.5 * off**2) * np.clip(1.6 * (1.0 - end), 0.0, 1.0)
        folded = np.column_stack([np.abs(places[:, 0]), places[:, 1]])
        away = np.linalg.norm(folded[:, None, :] - grooves, axis=2)
        depth = GROOVE * np.exp(-0.5 * (away / GROOVE_REACH) ** 2).sum(axis=1)
        return np.asarray(face(places) + RIDGE * ridges - depth)

    return heights


def eared(side: Heights, levels: Levels, depth_fraction: Heights) -> Heights:
    """The lateral face with a raised ear-shaped surface and a rough tuberosity behind it.

    `depth_fraction` gives the fraction of the depth (back 0, front 1) at (along, depth) places.
    """
    outline = np.column_stack([levels.mm(EAR[:, 0]), EAR[:, 1] * 30.0])

    def heights(places: Array) -> Array:
        flat = np.column_stack([places[:, 0], depth_fraction(places) * 30.0])
        inside = np.clip(0.5 - polygon_distance(outline, flat) / EAR_BLEND, 0.0, 1.0)
        below_ear = np.clip((places[:, 0] - outline[:, 0].max()) / 10.0, 0.0, 1.0)
        rough = roughness(places) * (1.0 - 0.6 * inside) * (1.0 - 0.5 * below_ear)
        step = (EAR_STEP * (inside - 0.5) - JOINT) * (1.0 - below_ear)
        return np.asarray(side(places) + step + rough)

    return heights


def polygon_distance(outline: Array, places: Array) -> Array:
    """Return the signed distance (n,) of (n, 2) places to a closed outline, negative inside."""
    nearest = np.full(len(places), np.inf)
    odd = np.zeros(len(places), dtype=bool)
    for start, end in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        edge = end - start
        offset = places - start
        share = np.clip(offset @ edge / (edge @ edge), 0.0, 1.0)
        nearest = np.minimum(nearest, np.linalg.norm(offset - share[:, None] * edge, axis=1))
        crosses = (start[1] > places[:, 1]) != (end[1] > places[:, 1])
        rise = edge[1] if edge[1] else 1.0
        odd ^= crosses & (places[:, 0] < start[0] + offset[:, 1] * edge[0] / rise)
    return np.where(odd, -nearest, nearest)
