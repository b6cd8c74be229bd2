"""What was read and tied, as data for the panel and the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.atlas import Atlas
from annotations.document.document import Section, Span
from annotations.explain import LEAST_WEIGHT
from annotations.structures.structures import Structure
from annotations.ties.kinds import Reading
from annotations.ties.ties import Tie

Json = dict[str, object]
DESCRIBED = ("location", "function")


@dataclass(frozen=True, slots=True)
class Gap:
    """A structure that the document does not fully describe.

    Attributes:
        missing: `location`, `function` or both.
    """

    structure: Structure
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnknownTerm:
    """A known word of anatomy that no structure of the model answers to.

    Attributes:
        places: offsets in the document, in order.
    """

    text: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the document leaves open.

    Attributes:
        silent: sentences tied to no structure.
    """

    gaps: tuple[Gap, ...]
    silent: tuple[Span, ...]
    unknown: tuple[UnknownTerm, ...]

    def as_json(self) -> Json:
        """The shape of `coverage --json`."""
        return {
            "structures": [
                {"key": gap.structure.key, "name": gap.structure.name, "missing": [*gap.missing]}
                for gap in self.gaps
            ],
            "sentences": [
                {"text": span.text, "start": span.start, "end": span.end} for span in self.silent
            ],
            "terms": [{"term": term.text, "starts": [*term.places]} for term in self.unknown],
        }


def document_json(atlas: Atlas) -> Json:
    """The shape of `document --json`: sections with their sentences, structures and kinds.

    Where the file could not be read as it was meant, `notices` say so, a sentence each.
    """
    shape: Json = {
        "title": atlas.document.title,
        "sections": [_section(*section) for section in sections_of(atlas)],
    }
    if atlas.document.notices:
        shape["notices"] = [*atlas.document.notices]
    return shape


def sections_of(atlas: Atlas) -> Iterator[tuple[Section, Sequence[tuple[Tie, Reading]]]]:
    """Each section with the readings of its sentences."""
    first = 0
    for section in atlas.document.sections:
        last = first + len(section.sentences)
        yield section, atlas.readings[first:last]
        first = last


def _section(section: Section, readings: Sequence[tuple[Tie, Reading]]) -> Json:
    return {
        "heading": section.heading.text if section.heading else None,
        "kind": section.kind,
        "start": section.start,
        "end": section.end,
        "sentences": [_sentence(*pair) for pair in readings],
    }


def _sentence(tie: Tie, reading: Reading) -> Json:
    return {
        "text": tie.sentence.text,
        "start": tie.sentence.start,
        "end": tie.sentence.end,
        "structures": [*tie.structures],
        "kind": reading.kind,
    }


def coverage(atlas: Atlas) -> Coverage:
    """What the document leaves open about the structures of the model."""
    described = _described(atlas)
    gaps = [
        Gap(structure, tuple(what for what in DESCRIBED if structure.key not in described[what]))
        for structure in atlas.structures
    ]
    unknown: dict[str, list[int]] = {}
    for tie, _ in atlas.readings:
        for hit in tie.hits:
            if not hit.term.keys:
                unknown.setdefault(hit.term.text, []).append(hit.start)
    return Coverage(
        tuple(gap for gap in gaps if gap.missing),
        tuple(tie.sentence for tie, _ in atlas.readings if not tie.structures),
        tuple(UnknownTerm(text, tuple(places)) for text, places in unknown.items()),
    )


def _described(atlas: Atlas) -> dict[str, set[str]]:
    """`location` and `function` -> keys of the structures that have such words."""
    found: dict[str, set[str]] = {what: set() for what in DESCRIBED}
    for tie, reading in atlas.readings:
        if reading.kind in found and reading.weight >= LEAST_WEIGHT:
            found[reading.kind].update(tie.subjects)
    return found
