"""Iliacus: a fan of fibres that fills the iliac fossa and gathers to a strap beside psoas major."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline
from scipy.spatial import cKDTree

from meshes.building.fields import Distances, Field, Points
from meshes.building.muscles.course import place_of, read_rows
from meshes.building.muscles.fibres import streaks, tendon_share
from meshes.building.muscles.room import carved
from meshes.building.solid import Solid

FIBRES = 51
SAMPLES = 90  # along each fibre
INWARDS = np.array([-0.72, 0.62, 0.3])  # from the wing into the pelvis
START_OFF = 26.0  # mm from the bone at which the search for the fossa's floor begins
FILL = 0.8  # of a fibre's radius that it stands off the floor
BLEND = 5.0  # mm
BORDER_THINNING = 0.45  # share by which the outermost fibres are thinner
MARGIN = 14.0  # mm
TENDON = (0.84, 0.95)
BONES = ("sacrum", "hip_bone_right", "femur_right", "l5_vertebra", "l4_vertebra")


@dataclass(frozen=True, slots=True)
class Fan:
    """All fibres as samples.

    Attributes:
        places: (fibres, samples, 3) mm.
        radii: (fibres, samples) mm; thinner towards both borders of the fan.
    """

    places: NDArray[np.float64]
    radii: NDArray[np.float64]


def iliacus_right(solids: Mapping[str, Solid], psoas_major: Field) -> Solid:
    """The right iliacus on the project's own bones, in body space.

    Raises:
        meshes.errors.MeshError: the table is damaged or out of range.
    """
    fan = read_fan(solids)
    flat = fan.places.reshape(-1, 3)
    field = carved(_fan_field(fan), [solids[key] for key in BONES], [psoas_major])
    lower, upper = flat.min(axis=0) - MARGIN, flat.max(axis=0) + MARGIN
    return Solid(field, lower, upper, {"insertion": fan.places[FIBRES // 2, -1]})


def read_fan(solids: Mapping[str, Solid]) -> Fan:
    """The fibres from origin over the floor of the fossa to the insertion.

    Raises:
        meshes.errors.MeshError: the table is damaged.
    """
    rows = read_rows("iliacus")
    across = np.linspace(0.0, 1.0, FIBRES)
    origins = _spread_origins([row for row in rows if row["row"] == "origin"], solids, across)
    strap_rows = [row for row in rows if row["row"] == "strap"]
    straps = [_spread_strap(row, solids, across) for row in strap_rows]
    floor_rows = [row for row in rows if row["row"] == "floor"]
    shares = np.linspace(0.0, 1.0, len(floor_rows) + 2)[1:-1]
    bone = solids["hip_bone_right"].field
    radii = [float(row["radius"]) for row in rows if row["row"] == "origin"][:1]
    radii += [float(row["radius"]) for row in (*floor_rows, *strap_rows)]
    stops = [_on_floor(bone, origins, radii[0])]
    for share, row in zip(shares, floor_rows, strict=True):
        between = origins + share * (straps[0] - origins)
        stops.append(_on_floor(bone, between, FILL * float(row["radius"])))
    return _sampled(np.stack([*stops, *straps], axis=1), np.array(radii))


def _spread_origins(
    rows: list[dict[str, str]], solids: Mapping[str, Solid], across: NDArray[np.float64]
) -> NDArray[np.float64]:
    places = np.array([place_of("iliacus", row, solids) for row in rows])
    return np.asarray(CubicSpline(np.linspace(0.0, 1.0, len(places)), places)(across))


def _spread_strap(
    row: dict[str, str], solids: Mapping[str, Solid], across: NDArray[np.float64]
) -> NDArray[np.float64]:
    spread = np.array([float(row[f"spread_{axis}"]) for axis in ("right", "front", "up")])
    return np.asarray(place_of("iliacus", row, solids) + across[:, None] * spread)


def _on_floor(bone: Field, points: NDArray[np.float64], stand_off: float) -> NDArray[np.float64]:
    """The points moved on to the inner face of the wing, `stand_off` mm above it."""
    inwards = INWARDS / np.linalg.norm(INWARDS)
    places = points + START_OFF * inwards
    for _ in range(30):
        distance = bone(places) - stand_off
        places = places - 0.6 * distance[:, None] * inwards
    return np.asarray(places)


def _sampled(stops: NDArray[np.float64], radii: NDArray[np.float64]) -> Fan:
    steps = np.linalg.norm(np.diff(stops, axis=1), axis=2).mean(axis=0)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    at = np.linspace(0.0, along[-1], SAMPLES)
    places = CubicSpline(along, stops, axis=1, bc_type="natural")(at)
    across = np.abs(np.linspace(-1.0, 1.0, FIBRES))[:, None]
    thick = np.interp(at, along, radii) * (1.0 - BORDER_THINNING * across**3)
    return Fan(np.asarray(places), thick)


def _fan_field(fan: Fan) -> Field:
    """Balls along all fibres, smoothly united by their nearest few."""
    tree = cKDTree(fan.places.reshape(-1, 3))
    radius = fan.radii.reshape(-1)

    def distance(points: Points) -> Distances:
        away, nearest = tree.query(points, k=16)
        reach = away - radius[nearest]
        least = reach.min(axis=1)
        soft = -np.log(np.exp(-(reach - least[:, None]) / (0.35 * BLEND)).mean(axis=1))
        return np.asarray(least + 0.35 * BLEND * soft)

    return distance


def fibre_attributes(
    vertices: NDArray[np.float64], solids: Mapping[str, Solid]
) -> dict[str, NDArray[np.float64]]:
    """`fibre` and `tendon` for each vertex (n, 3), 0 to 1."""
    fan = read_fan(solids)
    away, nearest = cKDTree(fan.places.reshape(-1, 3)).query(vertices, k=8)
    weight = 1.0 / (away + 0.5) ** 3
    weight /= weight.sum(axis=1, keepdims=True)
    across = ((nearest // SAMPLES) * weight).sum(axis=1) / (FIBRES - 1)
    along = ((nearest % SAMPLES) * weight).sum(axis=1) / (SAMPLES - 1)
    fibre = streaks(across * 2.0 * np.pi, along)
    return {"fibre": fibre, "tendon": tendon_share(along, fibre, *TENDON)}
