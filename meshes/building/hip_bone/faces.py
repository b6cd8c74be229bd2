"""Heights of the outer and inner face of the hip bone over the (front, up) plane."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from meshes.building.height_map import Heights, thin_plate
from meshes.building.hip_bone.table import Place, Table, seen
from meshes.building.outline import Outline, closed_polygon, periodic_curve

Array = NDArray[np.float64]

GRID = 0.8  # mm between nodes of the height maps
BORDER_BLEND = 2.4  # mm over which iliac fossa and medial face pass into one another
CREASE_ENDS = 116.0  # mm above the hip's centre
EAR_BLEND = 1.6  # mm, edge of the auricular surface
THINNEST = 2.6  # mm, centre of the iliac fossa
EAR_RISE = 1.1  # mm that the auricular surface stands proud of the bone round it
EAR_GROOVE = 0.5  # mm, its shallow undulation
ROUGHNESS = 0.55  # mm, of the iliac tuberosity
BUMPS = 13.0  # mm from bump to bump


def outer_face(figures: Table) -> Heights:
    """The gluteal surface, the bone behind the socket and the outside of the rami."""
    rows = list(figures["face"].values())
    return _spline(rows, [row.outer for row in rows])


def inner_face(figures: Table) -> Heights:
    """Iliac fossa in front of its border line, medial face with the sacral part behind."""
    border = seen(figures["border"])
    rows = list(figures["face"].values())
    in_fossa = fossa_share(border, seen(figures["face"])) > 0.5
    # Rows of the border stand in both splines: they meet in a crease, not in a step.
    shared = list(figures["border"].values())
    front = shared + [row for row, yes in zip(rows, in_fossa, strict=True) if yes]
    back = shared + [row for row, yes in zip(rows, in_fossa, strict=True) if not yes]
    fossa = _spline(front, [row.inner for row in front])
    medial = _spline(back, [row.inner for row in back])
    outer = outer_face(figures)

    def heights(places: Array) -> Array:
        share = fossa_share(border, places)
        behind = medial(places) - sacral_relief(figures, places)
        # The faces would cross between stations where the bone is thinnest.
        return np.minimum(share * fossa(places) + (1.0 - share) * behind, outer(places) - THINNEST)

    return heights


def _spline(rows: Sequence[Place], heights: Sequence[float]) -> Heights:
    return thin_plate(np.array([[row.front, row.up] for row in rows]), np.array(heights))


def fossa_share(border: Array, places: Array) -> Array:
    """1 in the iliac fossa, 0 on the medial face behind the border line (n, 2), blended."""
    start, end = border[0], border[-1]
    above, past = start + np.array([0.0, 40.0]), end + np.array([40.0, -25.0])
    far = np.stack([past, end + np.array([90.0, 0.0]), start + np.array([140.0, 40.0])])
    return _share(closed_polygon(np.vstack([above, border, far])), places, _border_blend(places))


def sacral_relief(figures: Table, places: Array) -> Array:
    """How far auricular surface and iliac tuberosity rise towards the sacrum, mm."""
    landmarks = figures["landmark"]
    ear = seen({n: p for n, p in landmarks.items() if n.startswith("auricular_surface_")})
    rough = seen({n: p for n, p in landmarks.items() if n.startswith("iliac_tuberosity_")})
    on_ear = _share(periodic_curve(ear), places, EAR_BLEND)
    on_tuberosity = _share(periodic_curve(rough), places, 5.0) * (1.0 - on_ear)
    return on_ear * (EAR_RISE + EAR_GROOVE * bumps(places, 14.0)) + (
        ROUGHNESS * on_tuberosity * (bumps(places, BUMPS) + 0.5 * bumps(places[:, ::-1], 8.5))
    )


def bumps(places: Array, distance: float) -> Array:
    """Irregular waves between -1 and 1, about `distance` mm from crest to crest."""
    y, z = (2.0 * np.pi / distance) * places.T
    bent, tilted = y + 1.3 * np.sin(0.61 * z + 0.7), 0.8 * z - 0.5 * y
    return np.asarray(np.sin(bent) * np.sin(tilted + 1.5 * np.sin(0.53 * y + 0.31 * z)))


def _border_blend(places: Array) -> Array:
    # The crease of the border runs out before it reaches the iliac crest.
    return np.asarray(BORDER_BLEND + 0.4 * np.maximum(places[:, 1] - CREASE_ENDS, 0.0))


def _share(curve: Array, places: Array, blend: float | Array) -> Array:
    low = np.minimum(places.min(axis=0), curve.min(axis=0)) - 2.0
    high = np.maximum(places.max(axis=0), curve.max(axis=0)) + 2.0
    away = Outline.around(curve, low, high, GRID, 0.0).at(places)
    return np.asarray(np.clip(0.5 - away / blend, 0.0, 1.0))
