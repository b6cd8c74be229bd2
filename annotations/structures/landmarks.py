"""Named places on the structures: what a pin is called and which numbers it has.

The key of a landmark is the name that the meshes give the point; a sided or double point has it
with `_left` or `_right` behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotations.structures.structures import Structure
from annotations.structures.vocabulary import keys_named
from annotations.tables import DATA, Row, read_table

LANDMARKS_FILE = DATA / "landmarks.csv"
COLUMNS = ("key", "name", "structures", "ta2", "fma", "synonyms")


@dataclass(frozen=True, slots=True)
class Landmark:
    """A named place.

    Attributes:
        key: name of the point on the mesh, without a side.
        name: English.
        structures: keys of the structures that have it.
        ta2: TA2 number of its kind, None where not verified.
        fma: FMA number, None where not verified.
        synonyms: other words for it.
    """

    key: str
    name: str
    structures: tuple[str, ...]
    ta2: int | None
    fma: int | None
    synonyms: tuple[str, ...]


def read_landmarks(
    structures: Sequence[Structure], path: Path = LANDMARKS_FILE
) -> tuple[Landmark, ...]:
    """All landmark records, in the order of the file.

    Raises:
        AnnotationError: the file is missing, or a row breaks a rule.
    """
    found: dict[str, Landmark] = {}
    for row in read_table(path, COLUMNS):
        landmark = _landmark(row, structures)
        if landmark.name in found:
            raise row.error(f"{landmark.name} is described twice; keep one of the rows.")
        found[landmark.name] = landmark
    return tuple(found.values())


def _landmark(row: Row, structures: Sequence[Structure]) -> Landmark:
    if not (row["key"].isidentifier() and row["name"]):
        raise row.error("a landmark needs a key of small letters and a name.")
    return Landmark(
        row["key"],
        row["name"],
        keys_named(row, structures),
        row.number("ta2"),
        row.number("fma"),
        row.words("synonyms"),
    )
