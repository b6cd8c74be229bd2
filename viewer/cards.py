"""From what the document says of a structure to what its card shows."""

from __future__ import annotations

from collections.abc import Sequence

from annotations.atlas import Atlas, Passage
from annotations.facts import Facts
from viewer.panels.card import CardContent, Part, Quotation


def card_of(atlas: Atlas, key: str, facts: Facts | None = None) -> CardContent:
    """The card of one structure: the document's own words, then the project's notes apart.

    Raises:
        annotations.errors.AnnotationError: no structure has this key.
    """
    structure = atlas.structure(key)
    explanation = atlas.explain(key)
    parts = [
        _part("Where it is", "location", structure.name, explanation.location),
        _part("What it does", "function", structure.name, explanation.function),
    ]
    if explanation.mentions:
        parts.append(Part("Mentioned in", _quotations(explanation.mentions)))
    if explanation.location and explanation.function and explanation.note:
        parts.append(Part("How to read it", (), explanation.note))
    subtitle = " · ".join(p for p in (structure.latin, structure.side) if p)
    return CardContent(
        structure.name[:1].upper() + structure.name[1:],
        subtitle,
        tuple(parts),
        f"Quoted from “{atlas.document.title}”",
        _notes(facts) if facts else (),
        "; ".join(source.citation for source in facts.sources) if facts else "",
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


def _part(heading: str, what: str, name: str, passages: Sequence[Passage]) -> Part:
    absent = "" if passages else f"The document does not describe the {what} of the {name}."
    return Part(heading, _quotations(passages), absent)


def _quotations(passages: Sequence[Passage]) -> tuple[Quotation, ...]:
    return tuple(Quotation(passage.text, passage.section) for passage in passages)
