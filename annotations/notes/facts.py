"""What anatomists say of each structure: the project's own words, with their sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotations.entries import Entry, read_entries
from annotations.notes.notes import sources_named
from annotations.notes.sources import Source
from annotations.structures.structures import Structure
from annotations.structures.vocabulary import keys_of_words
from annotations.tables import DATA

FACTS_FILE = DATA / "facts.toml"
LABELS: Mapping[str, str] = {
    "location": "Where it is",
    "attachments": "Attachments",
    "nerve_supply": "Nerve supply",
    "action": "What it does",
    "clinical": "In practice",
}
ASPECTS = tuple(LABELS)


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts on one structure; an empty text where nothing is said."""

    location: str
    attachments: str
    nerve_supply: str
    action: str
    clinical: str
    sources: tuple[Source, ...]

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """(label, text) of each aspect of which something is said."""
        said = ((label, getattr(self, aspect)) for aspect, label in LABELS.items())
        return tuple((label, text) for label, text in said if text)

    def as_json(self) -> dict[str, object]:
        """The shape of `facts` in `explain --json`; aspects of which nothing is said are null."""
        said: dict[str, object] = {aspect: getattr(self, aspect) or None for aspect in ASPECTS}
        return {**said, "sources": [source.citation for source in self.sources]}


def read_facts(
    structures: Sequence[Structure], sources: Mapping[str, Source], path: Path = FACTS_FILE
) -> Mapping[str, Facts]:
    """Facts by structure key; structures without facts are left out.

    Raises:
        AnnotationError: the file is missing or breaks a rule; names file and line.
    """
    found: dict[str, Facts] = {}
    for entry in read_entries(path, "fact"):
        facts = _facts(entry, sources)
        for key in _keys(entry, structures):
            if key in found:
                raise entry.error(f"{key} has facts already; put them together in one entry.")
            found[key] = facts
    return found


def _facts(entry: Entry, sources: Mapping[str, Source]) -> Facts:
    entry.only(("structures", *ASPECTS, "sources"))
    location, attachments, nerve_supply, action, clinical = (entry.text(a) for a in ASPECTS)
    if not (location or attachments or nerve_supply or action or clinical):
        raise entry.error(f"the entry says nothing; give one of {', '.join(ASPECTS)}.")
    basis = sources_named(entry, sources)
    if not basis:
        raise entry.error("facts need a source; name one in sources.")
    return Facts(location, attachments, nerve_supply, action, clinical, basis)


def _keys(entry: Entry, structures: Sequence[Structure]) -> tuple[str, ...]:
    try:
        return keys_of_words(entry.texts("structures"), structures)
    except KeyError as error:
        message = f"{error.args[0]!r} is no structure, no pair of structures and no group."
        raise entry.error(message) from error
