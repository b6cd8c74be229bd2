"""Structure records: what each key is called, in plain English and in Latin.

TA2 gives one number to a kind of structure: the left and the right femur share 1360, and L1 to L5
share 1068 (Vertebra lumbalis), so `ta2` is of the kind; `latin` has a vertebra's own number behind.
`fma` is the number of this one structure and is left out where it was not verified.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from annotations.errors import AnnotationError
from annotations.tables import DATA, REPAIR, Row, read_table

STRUCTURES_FILE = DATA / "structures.csv"
SIDES = ("", "left", "right")
GROUPS = ("spine", "pelvis", "thigh", "muscles", "context")
COLUMNS = ("key", "name", "side", "group", "latin", "ta2", "fma", "visible", "synonyms")


@dataclass(frozen=True, slots=True)
class Structure:
    """One named piece of anatomy.

    Attributes:
        key: the same as its mesh has.
        name: English, with the side: `left psoas major`.
        side: the patient's `left` or `right`, None on the midline.
        group: one of `GROUPS`.
        latin: TA2 name of its kind, of a vertebra with its number (Vertebra lumbalis IV).
        ta2: TA2 number of its kind, None where not verified.
        fma: FMA number of this structure, None where not verified.
        visible: whether it is shown at the start.
        synonyms: other words for it, none with a side.
    """

    key: str
    name: str
    side: str | None
    group: str
    latin: str | None
    ta2: int | None
    fma: int | None
    visible: bool
    synonyms: tuple[str, ...] = ()

    @property
    def plain_name(self) -> str:
        """The name without its side."""
        return self.name.removeprefix(f"{self.side} ") if self.side else self.name

    @property
    def full_latin(self) -> str:
        """As it is said in full: TA2 leaves `Musculus` out before the names of the psoas."""
        latin = self.latin or ""
        if self.group == "muscles" and not latin.startswith("Musculus "):
            return f"Musculus {latin[:1].lower()}{latin[1:]}"
        return latin

    @property
    def stem(self) -> str:
        """The key without its side."""
        return self.key.removesuffix(f"_{self.side}") if self.side else self.key

    def as_json(self) -> dict[str, str | int | bool | None]:
        """The row of this structure in `list --json`."""
        return {
            "key": self.key,
            "name": self.name,
            "latin": self.latin,
            "side": self.side,
            "group": self.group,
            "ta2": self.ta2,
            "fma": self.fma,
            "visible": self.visible,
        }


def read_structures(path: Path = STRUCTURES_FILE) -> tuple[Structure, ...]:
    """All structure records, in the order of the file.

    Raises:
        AnnotationError: the file is missing or empty, or a row breaks a rule.
    """
    found: dict[str, Structure] = {}
    for row in read_table(path, COLUMNS):
        structure = _structure(row)
        if structure.key in found:
            raise row.error(f"{structure.key} is described twice; keep one of the rows.")
        found[structure.key] = structure
    if not found:
        raise AnnotationError(f"holds no structure. {REPAIR}", source=str(path))
    return tuple(found.values())


def _structure(row: Row) -> Structure:
    key, name, side = row["key"], row["name"], row.one_of("side", SIDES)
    if not (key.isidentifier() and key.islower()):
        raise row.error(f"key is {key!r}; it must be small letters, digits and underscores.")
    if not name:
        raise row.error(f"{key} has no name; give its English name.")
    if side and not (key.endswith(f"_{side}") and name.startswith(f"{side} ")):
        raise row.error(f"{key} is {side}, so key and name must say so: ..._{side}, {side} ...")
    return Structure(
        key,
        name,
        side or None,
        row.one_of("group", GROUPS),
        row["latin"] or None,
        row.number("ta2"),
        row.number("fma"),
        row.one_of("visible", ("yes", "no")) == "yes",
        row.words("synonyms"),
    )
