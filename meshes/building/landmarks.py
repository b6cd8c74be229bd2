"""Lays landmarks on the surface; pointed ends go where they stand out furthest.

Tables give a landmark to a few millimetres, and joints carved afterwards move the surface away
from it; pins, measures and exports want the point on the bone itself.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import trimesh
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Centres, roots of processes and foramina lie inside or beside the bone for good.
INSIDE = frozenset(
    {
        "acetabulum",
        "centre",
        "head",
        "knee",
        "neck",
        "symphysis",
        "transverse_process_root_left",
        "transverse_process_root_right",
        *(
            f"{number}_anterior_foramen_{side}"
            for number in ("first", "second", "third", "fourth")
            for side in ("left", "right")
        ),
    }
)
# Where a point stands out, and within how many mm of its table's place to seek it.
POLES: Mapping[str, tuple[tuple[float, float, float], float]] = {
    "psis": ((0.0, -1.0, 0.0), 6.0),
    "piis": ((0.0, -1.0, 0.0), 6.0),
    "spinous_process": ((0.0, -1.0, 0.0), 8.0),
}
NEAREST = 400  # triangles, by their middles, among which the nearest one lies


def laid_on(mesh: trimesh.Trimesh, landmarks: Mapping[str, Floats]) -> dict[str, Floats]:
    """The landmarks on the surface, those named in `INSIDE` left where they are.

    Args:
        mesh: of a right-sided or unpaired structure, mm.
        landmarks: name -> (3,) point, mm.
    """
    placed = {}
    for name, place in landmarks.items():
        spot = np.asarray(place, np.float64)
        if name in POLES:
            spot = _pole(mesh, spot, *POLES[name])
        placed[name] = spot if name in INSIDE else nearest_on(mesh, spot)
    return placed


def _pole(
    mesh: trimesh.Trimesh, place: Floats, direction: tuple[float, float, float], reach: float
) -> Floats:
    """The point of the surface furthest along a direction among those near a place."""
    points = np.asarray(mesh.vertices, np.float64)
    near = points[np.linalg.norm(points - place, axis=1) < reach]
    return place if len(near) == 0 else near[np.argmax(near @ np.array(direction))]


def nearest_on(mesh: trimesh.Trimesh, place: Floats) -> Floats:
    """The point (3,) of a surface nearest to a place (3,), mm."""
    triangles = np.asarray(mesh.triangles, np.float64)
    order = np.argsort(np.linalg.norm(triangles.mean(axis=1) - place, axis=1))[:NEAREST]
    feet = trimesh.triangles.closest_point(  # type: ignore[no-untyped-call]
        triangles[order], np.repeat(place[None], len(order), axis=0)
    )
    return np.asarray(feet[np.argmin(np.linalg.norm(feet - place, axis=1))], np.float64)
