"""From what is said of a structure or landmark to what its card shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from annotations.atlas import Atlas
from annotations.explain import Explanation
from annotations.notes.facts import LABELS, Facts
from annotations.quotations import Quote, quote_of
from annotations.structures.landmarks import Landmark
from annotations.structures.structures import Structure
from meshes.provenance import mesh_provenance
from viewer.features.reading.card_content import (
    Beginning,
    CardContent,
    Offer,
    Part,
    Quotation,
    Told,
    Way,
)
from viewer.scene.pins import SIDES, capital

MOST_QUOTED = 40  # a part; the article has the rest
BEST, MENTIONED = 1, 3  # quotations that a part shows before one asks for more
ALIKE = 85  # of 100, from which two sentences say the same
FIRST = ("psoas_major_left", "psoas_major_right")  # what the program is about
WAYS = {"pain": "Back pain", "stretch": "Stretches", "questions": "Questions and answers"}
# Beside the document's own words on place and function these say what it leaves out.
BESIDE = tuple(LABELS[aspect] for aspect in ("attachments", "nerve_supply", "action"))
MOVED = ("psoas_major", "iliacus")


def card_of(
    atlas: Atlas,
    key: str,
    *,
    told: bool = True,
    is_built_in: bool = True,
    moving: frozenset[int] = frozenset(),
    actions: Collection[str] = (),
) -> CardContent:
    """The card of one structure: what is known of it first, then where it is named.

    Args:
        atlas: the document.
        key: of the structure.
        told: whether what anatomists say is wanted.
        is_built_in: whether the document is the shipped article.
        moving: starts of the sentences that the model can show as a motion.
        actions: ids of the actions that there are.

    Raises:
        annotations.errors.AnnotationError: no structure has this key.
    """
    structure, said = atlas.structure(key), atlas.explain(key)
    described = tuple(_described(said, moving))
    whole = said.location and said.function
    facts = said.facts if told else None
    return CardContent(
        capital(structure.name),
        " · ".join(p for p in (structure.full_latin, structure.side) if p),
        "article" if is_built_in else "document",
        tuple(_buttons(structure, said, moving, actions)),
        described,
        (said.note or "") if whole else _silence(said, structure, is_built_in),
        _told(facts, beside=bool(described)) if facts else None,
        _part("Mentioned in", said.mentions, moving, MENTIONED) if said.mentions else None,
        _ways(atlas, key),
        sources=tuple(_sources(atlas, structure, facts)),
    )


def landmark_card(
    atlas: Atlas, pin: str, *, told: bool = True, is_built_in: bool = True
) -> CardContent | None:
    """The card of a landmark; None where a pin is none, or nothing may be told of it.

    Args:
        atlas: the document.
        pin: its id, `structure/landmark`.
        told: whether what anatomists say is wanted.
        is_built_in: whether the document is the shipped article.
    """
    key, _, point = pin.partition("/")
    side = next((side for side in SIDES if f"{key}/{point}".endswith(f"_{side}")), "")
    found = [
        one
        for one in atlas.landmarks
        if key in one.structures and point in (one.key, *(f"{one.key}_{side}" for side in SIDES))
    ]
    if not (told and found):
        return None
    landmark, structure = found[0], atlas.structure(key)
    side = structure.side or side
    mentioned = _part("Mentioned in", tuple(_naming(atlas, landmark, key)), frozenset(), MENTIONED)
    return CardContent(
        capital(f"{side} {landmark.name}".strip()),
        f"Landmark of the {structure.name}",
        "article" if is_built_in else "document",
        told=Told((("What it is", landmark.what), ("Why it matters", landmark.matters)), 2),
        mentioned=mentioned if mentioned.quotations else None,
        belongs=(key, f"More on the {structure.name}"),
        sources=(
            ("Facts", _cited(landmark.sources)),
            ("Numbers", _numbers(landmark.ta2, landmark.fma)),
        ),
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


def _described(said: Explanation, moving: frozenset[int]) -> Iterator[Part]:
    for heading, quotes in (("Where it is", said.location), ("What it does", said.function)):
        if quotes:
            yield _part(heading, quotes, moving, BEST)


def _buttons(
    structure: Structure, said: Explanation, moving: frozenset[int], actions: Collection[str]
) -> Iterator[tuple[str, str]]:
    """What one does next with it, as far as there are such actions."""
    if structure.group == "muscles" and "labels.attachments" in actions:
        yield "action:labels.attachments", "Attachments"
    if "structure.isolate" in actions:
        yield "action:structure.isolate", "Isolate"
    if structure.stem in MOVED and "motion.show" in actions:
        shown = next((q.start for q in said.function if q.start in moving), None)
        yield "action:motion.show" if shown is None else f"motion:{shown}", "Show it move"


def _silence(said: Explanation, structure: Structure, is_built_in: bool) -> str:
    """One line on what the document does not say."""
    speaker = "The built-in article" if is_built_in else "Your document"
    name = structure.plain_name.removesuffix(" (simplified)")
    if said.location:
        return f"{speaker} does not say what the {name} does."
    if said.function:
        return f"{speaker} does not say where the {name} is."
    if said.named:
        return f"{speaker} only names the {name}."
    return f"{speaker} says nothing of the {name}{' itself' if said.mentions else ''}."


def _told(facts: Facts, *, beside: bool) -> Told:
    """All rows where the document is silent; beside its words three, and the rest on demand."""
    if not beside:
        return Told(facts.rows, len(facts.rows))
    first = [row for row in facts.rows if row[0] in BESIDE]
    return Told((*first, *(row for row in facts.rows if row not in first)), len(first))


def _naming(atlas: Atlas, landmark: Landmark, key: str) -> Iterator[Quote]:
    """The sentences on its structure that have its name."""
    names = {word.lower() for word in (landmark.name, *landmark.synonyms)}
    for tie in atlas.sentences_about(key):
        if not tie.cited and any(hit.term.text.lower() in names for hit in tie.hits):
            yield quote_of(tie, key, atlas.document.text)


def _sources(atlas: Atlas, structure: Structure, facts: Facts | None) -> Iterator[tuple[str, str]]:
    words = f"“{atlas.document.title}”" if atlas.document.title else "the document"
    yield "Quotations", f"{words}, exactly as written there; words in brackets are added."
    if facts is not None:
        yield "Facts", _cited(source.citation for source in facts.sources)
    yield "Shape", mesh_provenance(structure.key)
    yield "Numbers", _numbers(structure.ta2, structure.fma)


def _cited(citations: Iterable[str]) -> str:
    return "; ".join(citations) + "."


def _numbers(ta2: int | None, fma: int | None) -> str:
    numbers = (("TA2", ta2), ("FMA", fma))
    known = (f"{name} {'not verified' if given is None else given}" for name, given in numbers)
    return ", ".join(known) + "."


def _part(heading: str, quotes: Sequence[Quote], moving: frozenset[int], shown: int) -> Part:
    """No card as long as a book, and no statement twice in a row."""
    beyond = len(quotes) - MOST_QUOTED
    rest = f"{beyond} more such sentence{'s' if beyond > 1 else ''}: press N to walk through them."
    return Part(
        heading,
        tuple(
            Quotation(q.text, q.section, q.start, q.subject, q.before, q.start in moving)
            for q in _told_once(quotes[:MOST_QUOTED])
        ),
        shown,
        rest if beyond > 0 else "",
    )


def _told_once(quotes: Iterable[Quote]) -> Sequence[Quote]:
    """In their order, but one that says what the last one said comes a place later."""
    left, told = list(quotes), list[Quote]()
    while left:
        fresh = (one for one in left if not told or not _alike(told[-1], one))
        told.append(next(fresh, left[0]))
        left.remove(told[-1])
    return told


def _alike(one: Quote, other: Quote) -> bool:
    return fuzz.token_set_ratio(one.text, other.text) >= ALIKE
