"""The figures of the hip bone as they stand in their table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from meshes.errors import MeshError
from meshes.tables import FIGURES, read_table

TABLE = FIGURES / "hip_bone.csv"
SOCKET = ("centre", "radius", "opening", "fossa", "notch", "fossa radius")
PARTS = {  # name of a part and how many rows it has at least
    "outline": 24,
    "foramen": 8,
    "canal": 8,
    "face": 60,
    "border": 4,
    "socket": 6,
    "rim": 6,
    "edge": 1,
    "landmark": 10,
}
# The obturator foramen looks forwards, down and outwards; it is outlined along x and along this.
FORAMEN_AXIS = (0.7, -0.7)  # mm to the front and up for each mm to the right
FORAMEN_LEVEL = 50.0  # mm to the right where the slanting outline is drawn
FURTHEST = 300.0  # mm from the hip joint's centre; nothing of a hip bone is further away

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Place:
    """One row: where it is seen from the side, and how far to the right, mm.

    Attributes:
        front: y.
        up: z.
        outer: x on the outer face; the value itself in the parts without faces.
        inner: x on the inner face.
    """

    front: float
    up: float
    outer: float
    inner: float


Table = Mapping[str, Mapping[str, Place]]


def read_hip_bone(path: Path = TABLE) -> Table:
    """Read part -> place -> figures.

    Raises:
        MeshError: the table is missing, or a row is missing, doubled or out of range.
    """
    rows = read_table(path)
    table: dict[str, dict[str, Place]] = {part: {} for part in PARTS}
    for line, row in enumerate(rows, start=2):
        _add(table, row, f"{path.name}, line {line}")
    for name in SOCKET:
        if name not in table["socket"]:
            raise MeshError(f"{path.name} has no row {name!r} of part 'socket'. Restore it.")
    for part, least in PARTS.items():
        if len(table[part]) < least:
            raise MeshError(
                f"{path.name} has {len(table[part])} rows of part {part!r}, of which at least "
                f"{least} are needed. Restore the missing ones."
            )
    return table


def _add(table: dict[str, dict[str, Place]], row: Mapping[str, str | None], where: str) -> None:
    part, name = row.get("part") or "", row.get("place") or ""
    if part not in table:
        raise MeshError(f"{where}: unknown part {part!r}. Use one of {', '.join(PARTS)}.")
    if not name or name in table[part]:
        raise MeshError(f"{where}: the place {name!r} is missing or given twice. Name it once.")
    figures = [_number(row.get(column), where, name, column) for column in Place.__slots__]
    table[part][name] = Place(*figures)


def _number(text: str | None, where: str, name: str, column: str) -> float:
    try:
        value = float(text or 0.0)
    except ValueError as error:
        raise MeshError(f"{where}: {column} of {name!r} is no number. Give millimetres.") from error
    if not abs(value) <= FURTHEST:
        raise MeshError(
            f"{where}: {column} of {name!r} is {value:g} mm; give a value within {FURTHEST:g} mm."
        )
    return value


def seen(places: Mapping[str, Place]) -> Array:
    """Front and up of all places of a part, (n, 2) mm."""
    return np.array([[place.front, place.up] for place in places.values()])


def along_foramen(points: Array) -> Array:
    """Points (n, 3) seen along the axis of the obturator foramen, (n, 2) mm."""
    slant = (points[:, :1] - FORAMEN_LEVEL) * np.array(FORAMEN_AXIS)
    return np.asarray(points[:, 1:] - slant, dtype=np.float64)


def point(place: Place) -> Array:
    """A place of a part without faces as a point, (3,) mm."""
    return np.array([place.outer, place.front, place.up])
