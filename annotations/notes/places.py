"""What anatomists say of each landmark: the project's own words, with their sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from annotations.entries import read_entries
from annotations.notes.notes import sources_named
from annotations.notes.sources import Source
from annotations.structures.landmarks import Landmark
from annotations.tables import DATA

PLACES_FILE = DATA / "landmarks.toml"

_Text = tuple[str, str, tuple[str, ...]]


def told_landmarks(
    landmarks: Iterable[Landmark], sources: Mapping[str, Source], path: Path = PLACES_FILE
) -> tuple[Landmark, ...]:
    """The landmarks with what is said of each.

    Raises:
        AnnotationError: the file is missing or breaks a rule; names file and line.
    """
    texts = read_texts(sources, path)
    return tuple(_told(landmark, texts) for landmark in landmarks)


def read_texts(sources: Mapping[str, Source], path: Path = PLACES_FILE) -> Mapping[str, _Text]:
    """What is said of landmarks, by name: what it is, why it matters, and citations.

    Raises:
        AnnotationError: the file is missing or breaks a rule; names file and line.
    """
    found: dict[str, _Text] = {}
    for entry in read_entries(path, "landmark"):
        entry.only(("names", "what", "matters", "sources"))
        basis = tuple(source.citation for source in sources_named(entry, sources))
        if not basis:
            raise entry.error("a landmark's text needs a source; name one in sources.")
        text = entry.text("what", needed=True), entry.text("matters", needed=True), basis
        for name in entry.texts("names"):
            if name in found:
                raise entry.error(f"{name} has a text already; keep one of them.")
            found[name] = text
    return found


def _told(landmark: Landmark, texts: Mapping[str, _Text]) -> Landmark:
    if landmark.name not in texts:
        return landmark
    what, matters, sources = texts[landmark.name]
    return replace(landmark, what=what, matters=matters, sources=sources)
