"""From what the document says of a structure to what its card shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from annotations.atlas import Atlas, Passage
from annotations.notes.facts import Facts
from annotations.structures.structures import Structure
from meshes.provenance import mesh_provenance
from viewer.features.reading.card import Beginning, CardContent, Offer, Part, Quotation, Way

MOST_QUOTED = 40  # a part; the article has the rest
FIRST = ("psoas_major_left", "psoas_major_right")  # what the program is about
WAYS = {"pain": "Back pain", "stretch": "Stretches", "questions": "Questions and answers"}


def card_of(
    atlas: Atlas, key: str, facts: Facts | None = None, moving: frozenset[int] = frozenset()
) -> CardContent:
    """The card of one structure: the document's own words, then the project's notes apart.

    Args:
        atlas: the document.
        key: of the structure.
        facts: the project's own, None to leave them out.
        moving: starts of the sentences that the model can show as a motion.

    Raises:
        annotations.errors.AnnotationError: no structure has this key.
    """
    structure = atlas.structure(key)
    explanation = atlas.explain(key)
    parts = [
        _part("Where it is", "location", structure.name, explanation.location, moving),
        _part("What it does", "function", structure.name, explanation.function, moving),
    ]
    if explanation.mentions:
        parts.append(_cut(Part("Mentioned in", _quotations(explanation.mentions, moving))))
    if explanation.location and explanation.function and explanation.note:
        parts.append(Part("How to read it", (), explanation.note))
    subtitle = " · ".join(p for p in (structure.latin, structure.side) if p)
    return CardContent(
        structure.name[:1].upper() + structure.name[1:],
        subtitle,
        tuple(parts),
        f"Quoted from “{atlas.document.title}”" if atlas.document.title else "",
        _notes(facts) if facts else (),
        "; ".join(source.citation for source in facts.sources) if facts else "",
        _ways(atlas, key),
        _provenance(atlas, structure),
    )


def beginning_of(atlas: Atlas, moving: frozenset[int] = frozenset()) -> Beginning:
    """What to begin with: the first answers on the psoas, then the parts of the document."""
    explanation = atlas.explain(FIRST[0])
    offers = [Offer("Where the psoas lies", "structure", p.start) for p in explanation.location[:1]]
    shown = [p for p in explanation.function if p.start in moving]
    offers += [Offer("What it does: see it move", "motion", p.start) for p in shown[:1]]
    seen: set[str] = set()
    for section in atlas.document.sections:
        if section.kind in WAYS and section.kind not in seen:
            seen.add(section.kind)
            offers.append(Offer(WAYS[section.kind], "section", section.start))
    offers += [Offer("The whole document", "section", s.start) for s in atlas.document.sections[:1]]
    return Beginning(atlas.document.title or "Your document", tuple(offers))


def _ways(atlas: Atlas, key: str) -> tuple[Way, ...]:
    """Sections on pain, stretches and questions that name the structure."""
    starts = [tied.sentence.start for tied in atlas.sentences_about(key)]
    ways: dict[str, Way] = {}
    for section in atlas.document.sections:
        named = bisect_left(starts, section.start) < bisect_left(starts, section.end)
        if named and section.kind in WAYS:
            ways.setdefault(section.kind, Way(WAYS[section.kind], section.start))
    return tuple(ways.values())


def _provenance(atlas: Atlas, structure: Structure) -> tuple[tuple[str, str], ...]:
    numbers = [
        f"{name} {number}" if number is not None else f"{name} not verified"
        for name, number in (("TA2", structure.ta2), ("FMA", structure.fma))
    ]
    words = atlas.document.title or "the document"
    return (
        ("Words", f"“{words}”, exactly as written there."),
        ("Shape", mesh_provenance(structure.key)),
        ("Numbers", ", ".join(numbers) + "."),
    )


def _notes(facts: Facts) -> tuple[tuple[str, str], ...]:
    said = (
        ("Where it is", facts.location),
        ("Attachments", facts.attachments),
        ("Nerve supply", facts.nerve_supply),
        ("What it does", facts.action),
        ("In practice", facts.clinical),
    )
    return tuple((label, text) for label, text in said if text)


def _part(
    heading: str, what: str, name: str, passages: Sequence[Passage], moving: frozenset[int]
) -> Part:
    absent = "" if passages else f"The document does not describe the {what} of the {name}."
    return _cut(Part(heading, _quotations(passages, moving), absent))


def _cut(part: Part) -> Part:
    """No card as long as a book."""
    more = len(part.quotations) - MOST_QUOTED
    if more <= 0:
        return part
    rest = f"{more} more such sentence{'s' if more > 1 else ''} in the article: press N to walk."
    return Part(part.heading, part.quotations[:MOST_QUOTED], rest)


def _quotations(passages: Sequence[Passage], moving: frozenset[int]) -> tuple[Quotation, ...]:
    return tuple(Quotation(p.text, p.section, p.start, p.start in moving) for p in passages)
