"""Read how far the crests' tubercles stand out of the back of a sacrum, and how deep its pits are.

Heights are against the same surface blurred over 4.5 mm. A mean of faces wipes such features out
because they lie a little differently in everybody; so each is looked for near its place, and its
own place and height are averaged.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import NearestNDInterpolator
from scipy.ndimage import gaussian_filter

from tools.measure_people.sacrum_people import Person

Array = NDArray[np.float64]
BLUR = 4.5
LIMIT = 7.0  # mm
FEATURES = {
    "intermediate crest, tubercle of S1": (0.95, 0.25, 0.75, 0.25, 1),
    "intermediate crest, tubercle of S2": (1.5, 0.3, 0.85, 0.25, 1),
    "intermediate crest, tubercle of S4": (3.5, 0.3, 0.85, 0.25, 1),
    "lateral crest, tubercle of S1": (0.8, 0.3, 1.45, 0.25, 1),
    "lateral crest, tubercle of S2": (1.7, 0.35, 1.4, 0.25, 1),
    "lateral crest, tubercle of S3": (2.6, 0.35, 1.45, 0.3, 1),
    "lateral crest, tubercle of S4": (3.6, 0.4, 1.5, 0.3, 1),
    "sacral tuberosity, upper pit": (0.65, 0.25, 1.55, 0.25, -1),
    "sacral tuberosity, middle pit": (1.25, 0.25, 1.55, 0.25, -1),
}  # name: level, its window, column, its window, out (1) or in (-1)


def back_relief(person: Person) -> tuple[Array, Array, Array]:
    """Return across (n,), along (m,) and how far the back stands out (n, m), 1 mm apart."""
    across, along = np.arange(-70.0, 71.0), np.arange(-20.0, 140.0)
    depth = np.full((len(across), len(along)), np.inf)
    cells = np.round(person.surface[:, :2] - [across[0], along[0]]).astype(int)
    inside = ((cells >= 0) & (cells < depth.shape)).all(axis=1)
    np.minimum.at(depth, tuple(cells[inside].T), person.surface[inside, 2])
    known = np.isfinite(depth)
    nodes = np.stack(np.meshgrid(across, along, indexing="ij"), axis=-1)
    filled = NearestNDInterpolator(nodes[known], depth[known])(nodes)
    return across, along, np.where(known, gaussian_filter(filled, BLUR) - filled, np.nan)


def tubercles(
    person: Person, foramina: Array, edges: tuple[Array, Array]
) -> dict[tuple[str, str, float, float], float]:
    """Return level, column and height of each feature, averaged over left and right."""
    across, along, relief = back_relief(person)
    level = np.interp(along, person.levels, np.arange(6.0))
    foramen = np.interp(level, [1, 2, 3, 4], foramina)
    edge = np.interp(level, *edges)
    column = 1 + (np.abs(across)[:, None] - foramen) / (edge - foramen)
    column = np.where(column < 1, np.abs(across)[:, None] / foramen, column)
    readings = {}
    for index, (name, (at, reach, where, width, out)) in enumerate(FEATURES.items()):
        found = []
        for side in (1, -1):
            near = (np.abs(level - at) < reach) & (np.abs(column - where) < width)
            near &= (side * across > 0)[:, None] & np.isfinite(relief)
            score = np.where(near, out * relief, -np.inf)
            i, j = np.unravel_index(int(score.argmax()), score.shape)
            found.append((level[j], column[i, j], relief[i, j]))
        for k, (what, value) in enumerate(
            zip(("level", "column", "height"), np.mean(found, axis=0), strict=True)
        ):
            # Beyond the limit it is the border of the bone that was found, not the feature.
            clear = abs(np.mean(found, axis=0)[2]) < LIMIT
            key = ("tubercle", f"{name}, {what}", float(index), float(k))
            readings[key] = float(value) if clear else np.nan
    return readings
