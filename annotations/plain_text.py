"""What the document and the anatomists say, as text for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from annotations.atlas import Atlas
from annotations.notes.facts import Facts
from annotations.quotations import Quote
from annotations.reports import Coverage, sections_of
from annotations.structures.landmarks import Landmark
from annotations.structures.structures import Structure

WIDTH = 96
SHORTEST_ROW = 3
MOST_MENTIONED = 3
FROM_ANATOMISTS = "What anatomists say"
# A hostile document must not steer the terminal.
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")


def explanation_text(atlas: Atlas, key: str) -> str:
    """A structure's card: location, function, the anatomists' facts, mentions, source.

    Raises:
        AnnotationError: no structure has this key; names the nearest ones.
    """
    explanation = atlas.explain(key)
    lines = [explanation.name]
    for heading, passages in (
        ("Where it is", explanation.location),
        ("What it does", explanation.function),
    ):
        if passages:
            lines += ["", heading, *_quoted(passages)]
    if explanation.note:
        lines += ["", explanation.note]
    if explanation.facts:
        lines += ["", *_facts(explanation.facts)]
    if explanation.mentions:
        lines += ["", "Mentioned in", *_quoted(explanation.mentions[:MOST_MENTIONED])]
        more = len(explanation.mentions) - MOST_MENTIONED
        lines += [f"  {more} more (see --json)"] * (more > 0)
    if explanation.landmarks:
        lines += ["", "Landmarks", *(f"  {one.name}" for one in explanation.landmarks)]
    if atlas.document.title:
        lines += ["", f"Source: “{_clean(atlas.document.title)}”"]
    return "\n".join(lines)


def landmark_text(landmark: Landmark, atlas: Atlas) -> str:
    """What anatomists say of a landmark, and on which structures it lies."""
    names = ", ".join(_names(landmark.structures, atlas.structures))
    lines = [landmark.name, f"  on: {names}", "", FROM_ANATOMISTS]
    for text in (landmark.what, landmark.matters):
        lines += _wrapped(text, "  ", "    ")
    return "\n".join(lines + _sources(landmark.sources))


def _facts(facts: Facts) -> list[str]:
    lines = [FROM_ANATOMISTS]
    for label, text in facts.rows:
        lines += _wrapped(f"{label}. {text}", "  ", "    ")
    return lines + _sources(source.citation for source in facts.sources)


def _quoted(quotes: Sequence[Quote]) -> list[str]:
    lines: list[str] = []
    for quote in quotes:
        subject = f"[{_clean(quote.subject)}] " if quote.subject else ""
        before = f"{_clean(quote.before)} " if quote.before else ""
        lines += [f"  {subject}“{before}{_clean(quote.text)}”", f"    {_clean(quote.section)}"]
    return lines


def _sources(citations: Iterable[str]) -> list[str]:
    return _wrapped(f"Sources: {'; '.join(citations)}", "  ", "    ")


def document_text(atlas: Atlas) -> str:
    """Every section with its sentences, what each says, and the structures that it is tied to."""
    title = _clean(atlas.document.title) or "(no title)"
    lines = [title, "=" * min(len(title), WIDTH)]
    lines += [f"Note: {_clean(notice)}" for notice in atlas.document.notices]
    names: dict[tuple[str, ...], str] = {}
    for section, readings in sections_of(atlas):
        heading = _clean(section.heading.text) if section.heading else "·"
        lines += ["", f"{heading}  [{section.kind}]"]
        for tied, reading in readings:
            lines += _wrapped(_clean(tied.sentence.text), "  ")
            if tied.structures not in names:
                names[tied.structures] = ", ".join(_names(tied.structures, atlas.structures)) or "-"
            said = "" if reading.kind == "other" else f"  ({reading.kind})"
            lines += _wrapped(names[tied.structures] + said, "    → ", "      ")
    tied_count = sum(1 for tied, _ in atlas.readings if tied.structures)
    lines += ["", f"{len(atlas.readings)} sentences, {tied_count} of them name a structure."]
    return "\n".join(lines)


def coverage_text(found: Coverage, structures: Sequence[Structure]) -> str:
    """What the document leaves open."""
    described = len(structures) - len(found.gaps)
    lines = [f"Fully described: {described} of {len(structures)} structures"]
    width = max((len(gap.structure.name) for gap in found.gaps), default=0)
    lines += [
        f"  {gap.structure.name:<{width}}  no {' or '.join(gap.missing)}" for gap in found.gaps
    ]
    lines += ["", f"Sentences that name no structure: {len(found.silent)}"]
    for span in found.silent:
        lines += _wrapped(_clean(span.text), "  ", "    ")
    lines += ["", f"Words of anatomy that the model has no mesh for: {len(found.unknown)}"]
    lines += [f"  {term.text} ({len(term.places)}×)" for term in found.unknown]
    return "\n".join(lines)


def _names(keys: Iterable[str], structures: Sequence[Structure]) -> list[str]:
    """The names of keys: one for both sides, and `L1 to L5 vertebra` for a row of neighbours."""
    wanted = set(keys)
    names: list[str] = []
    row: list[str] = []
    kinds = {structure.stem: structure for structure in structures}
    for stem, structure in kinds.items():
        sides = [s.name for s in structures if s.stem == stem and s.key in wanted]
        name = structure.plain_name if len(sides) > 1 else "".join(sides)
        if not name or (row and not _continues(row, name)):
            names += _as_row(row)
            row = []
        row += [name] if name else []
    return names + _as_row(row)


def _continues(row: Sequence[str], name: str) -> bool:
    return " " in name and row[-1].rpartition(" ")[2] == name.rpartition(" ")[2]


def _as_row(row: list[str]) -> list[str]:
    if len(row) < SHORTEST_ROW:
        return row
    first, _, _ = row[0].rpartition(" ")
    return [f"{first} to {row[-1]}"]


def _wrapped(text: str, indent: str, rest: str | None = None) -> list[str]:
    first, *others = _lines_of(WIDTH - len(indent)).findall(text) or [""]
    following = indent if rest is None else rest
    return [indent + first, *(following + line for line in others)] if text else []


@cache
def _lines_of(width: int) -> re.Pattern[str]:
    """As many whole words as fit, or a part of one that is longer than a line.

    A word of a million letters takes `textwrap` minutes, and a long sentence very much memory.
    """
    return re.compile(rf"\S.{{0,{width - 1}}}(?=\s|\Z)|\S{{{width}}}")


def _clean(text: str) -> str:
    return " ".join(text.translate(_CONTROLS).split())
