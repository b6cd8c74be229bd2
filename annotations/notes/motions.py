"""Motions of the document: its stretches and functions, step by step as poses with a caption."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotations.document.document import Document, Span
from annotations.entries import Entry, read_entries
from annotations.tables import DATA

MOTIONS_FILE = DATA / "motions.toml"
FIELDS = (
    *("motion", "title", "pose", "caption", "quote", "shown_by", "note", "caution"),
    *("muscles", "azimuth", "elevation"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a motion.

    Attributes:
        pose: name of the pose, without a side.
        caption: what happens, in the project's own words.
        quote: the document's sentence that the step stands for, None where there is none.
        note: what an anatomist says of it.
        caution: who should not do it, and when to stop; empty for most.
        muscles: names without a side of those that the step speaks of and shows.
        azimuth: degrees to look from when the left side is shown; the right one mirrors it.
        elevation: degrees.
    """

    pose: str
    caption: str
    quote: Span | None
    note: str
    caution: str
    muscles: tuple[str, ...]
    azimuth: float
    elevation: float


@dataclass(frozen=True, slots=True)
class Motion:
    """Steps under one name.

    Attributes:
        sentences: starts of the document's sentences that this motion shows, and the step of each.
    """

    id: str
    title: str
    steps: tuple[Step, ...]
    sentences: Mapping[int, int]


def read_motions(document: Document, path: Path = MOTIONS_FILE) -> Mapping[str, Motion]:
    """The motions by id, in the order of the file.

    Args:
        document: the shipped document; every quotation has to be a sentence of it, word for word.
        path: the file.

    Raises:
        AnnotationError: the file is missing or breaks a rule; names file and line.
    """
    groups: dict[str, list[Entry]] = {}
    for entry in read_entries(path, "step"):
        entry.only(FIELDS)
        groups.setdefault(entry.text("motion", needed=True), []).append(entry)
    sentences = {sentence.text: sentence for sentence in reversed(document.sentences)}
    return {name: _motion(name, entries, sentences) for name, entries in groups.items()}


def shown_sentences(motions: Mapping[str, Motion]) -> Mapping[int, tuple[str, int]]:
    """Start of a sentence -> the motion and the step that show it."""
    found: dict[int, tuple[str, int]] = {}
    for motion in motions.values():
        for start, step in motion.sentences.items():
            found.setdefault(start, (motion.id, step))
    return found


def _motion(name: str, entries: Sequence[Entry], sentences: Mapping[str, Span]) -> Motion:
    title = entries[0].text("title", needed=True)
    steps = tuple(_step(entry, sentences) for entry in entries)
    shown: dict[int, int] = {}
    for place, (entry, step) in enumerate(zip(entries, steps, strict=True)):
        if step.quote is not None:
            shown.setdefault(step.quote.start, place)
        others = entry.texts("shown_by") if "shown_by" in entry.fields else ()
        for words in others:
            shown.setdefault(_found(entry, words, sentences).start, place)
    return Motion(name, title, steps, shown)


def _step(entry: Entry, sentences: Mapping[str, Span]) -> Step:
    words = entry.text("quote")
    return Step(
        entry.text("pose", needed=True),
        entry.text("caption", needed=True),
        _found(entry, words, sentences) if words else None,
        entry.text("note", needed=True),
        entry.text("caution"),
        entry.texts("muscles"),
        entry.number("azimuth", 180.0),
        entry.number("elevation", 90.0),
    )


def _found(entry: Entry, words: str, sentences: Mapping[str, Span]) -> Span:
    if words not in sentences:
        raise entry.error(f"the document has no sentence {words!r}; quote one word for word.")
    return sentences[words]
