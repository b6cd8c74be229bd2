"""Named places on the structures: what a pin is called, its numbers, and what anatomists say of it.

The key of a landmark is the name that the meshes give the point; a sided or double point has it
with `_left` or `_right` behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
        what: where it is and how to find it, in one sentence of the project's own.
        matters: what holds on there, or why it matters.
        sources: what both rest on, as citations.
    """

    key: str
    name: str
    structures: tuple[str, ...]
    ta2: int | None
    fma: int | None
    synonyms: tuple[str, ...]
    what: str = ""
    matters: str = ""
    sources: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """What `explain --json` tells of it."""
        return {
            "key": self.key,
            "name": self.name,
            "structures": [*self.structures],
            "what": self.what,
            "matters": self.matters,
            "sources": [*self.sources],
        }


def read_landmarks(
    structures: Sequence[Structure], path: Path = LANDMARKS_FILE
) -> tuple[Landmark, ...]:
    """All landmark records, in the order of the file, with nothing said of them yet.

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


def landmarks_of(structure: str, landmarks: Sequence[Landmark]) -> Iterator[Landmark]:
    """The landmarks that lie on a structure."""
    return (landmark for landmark in landmarks if structure in landmark.structures)


def landmarks_named(words: str, landmarks: Sequence[Landmark]) -> tuple[Landmark, ...]:
    """Those that answer to a name, another word, or a key, with or without a side."""
    plain = " ".join(words.lower().replace("_", " ").split())
    sideless = plain.removeprefix("left ").removeprefix("right ")
    sideless = sideless.removesuffix(" left").removesuffix(" right")
    return tuple(
        landmark
        for landmark in landmarks
        if sideless
        in (
            landmark.key.replace("_", " "),
            landmark.name.lower(),
            *(word.lower() for word in landmark.synonyms),
        )
    )


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
