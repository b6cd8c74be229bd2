"""What the rest of the body does in a named pose: knees, feet, chest, head and arms, schematic.

The model ends at T12 and above the knees; what is drawn beyond them only lets a posture be
recognised, and nothing is measured on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache

from meshes.errors import MeshError
from meshes.tables import FIGURES, read_table

TABLE = FIGURES / "postures.csv"
SUPPORTS, THINGS = ("floor", "couch"), ("", "ball", "block")


@dataclass(frozen=True, slots=True)
class Posture:
    """Angles in degrees; those without `other` belong to the side that the pose is about.

    Attributes:
        knee: flexion.
        ankle: how far the toes are drawn up from a right angle to the shin.
        thorax: how far the chest is bent forward against T12.
        neck: how far the head is bent forward against the chest.
        shoulder: how far the arm is raised forward from along the chest.
        elbow: flexion.
        rests_on: what carries the body, one of `SUPPORTS`.
        thing: what else it lies on, one of `THINGS`.
    """

    knee: float = 0.0
    knee_other: float = 0.0
    ankle: float = 0.0
    ankle_other: float = 0.0
    thorax: float = 0.0
    neck: float = 0.0
    shoulder: float = 0.0
    shoulder_other: float = 0.0
    elbow: float = 0.0
    elbow_other: float = 0.0
    rests_on: str = "floor"
    thing: str = ""

    def of(self, side: str) -> Mapping[str, float]:
        """Joint of an arm or leg -> its angle on that of the sides: "own" or "other"."""
        end = "" if side == "own" else "_other"
        return {name: getattr(self, name + end) for name in ("knee", "ankle", "shoulder", "elbow")}

    def walking(self, left: float, right: float) -> Posture:
        """The same with these knees, degrees; the left is its own side."""
        return replace(self, knee=left, knee_other=right)


ANGLES = tuple(field.name for field in fields(Posture) if field.type == "float")


def between(start: Posture, end: Posture, share: float) -> Posture:
    """On the way (`share` 0 to 1) from one posture to another, resting as the end does."""
    angles = {
        name: (1.0 - share) * getattr(start, name) + share * getattr(end, name) for name in ANGLES
    }
    return replace(end, **angles)


@cache
def postures() -> Mapping[str, Posture]:
    """Posture of each named pose, by its name without a side.

    Raises:
        MeshError: the table is missing or damaged.
    """
    return {row["pose"]: _of_row(row) for row in read_table(TABLE)}


def _of_row(row: Mapping[str, str]) -> Posture:
    try:
        angles = {name: float(row[name]) for name in ANGLES}
        found = Posture(**angles, rests_on=row["rests_on"], thing=row["with"])
    except (ValueError, KeyError) as error:
        raise MeshError(
            f"{TABLE.name}: {row.get('pose')} lacks an angle or has one that is no number. "
            "Put the table back."
        ) from error
    if found.rests_on not in SUPPORTS or found.thing not in THINGS:
        raise MeshError(
            f"{TABLE.name}: {row['pose']} rests on what is not known. Name one of "
            f"{', '.join(SUPPORTS)}, with one of {', '.join(THINGS[1:])}."
        )
    return found
