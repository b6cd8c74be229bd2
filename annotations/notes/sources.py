"""The list of sources that notes refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from annotations.tables import DATA, read_table

SOURCES_FILE = DATA / "sources.csv"
COLUMNS = ("key", "citation", "read")
HOW_READ = ("yes", "abstract", "excerpt", "no")


@dataclass(frozen=True, slots=True)
class Source:
    """A source of a note.

    Attributes:
        citation: as it is shown.
        read: how much of it was read for the notes: `yes` (the part that matters), `abstract`,
            `excerpt`, or `no` (a standard textbook, cited from general knowledge).
    """

    key: str
    citation: str
    read: str


def read_sources(path: Path = SOURCES_FILE) -> Mapping[str, Source]:
    """All sources by key.

    Raises:
        AnnotationError: the file is missing, or a row breaks a rule.
    """
    found: dict[str, Source] = {}
    for row in read_table(path, COLUMNS):
        key, read = row["key"], row.one_of("read", HOW_READ)
        if not key or not row["citation"]:
            raise row.error("a source needs a key and a citation.")
        if key in found:
            raise row.error(f"{key} is listed twice; keep one of the rows.")
        found[key] = Source(key, row["citation"], read)
    return found
