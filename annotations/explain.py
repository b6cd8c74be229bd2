"""What is said of one structure: where it is, what it does, where else it is named.

Location and function passages are sentences of that kind (see `annotations.ties.kinds`) whose
*subject* is the structure: a sentence that only names the femur as an end of the psoas is no
location of the femur. The most telling come first. Where there are none, the note says so, and
nothing takes their place; sentences that name the structure in passing are a part of their own,
`mentions`, those first that name it most narrowly: `lumbar vertebrae` before `spine`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotations.document.document import Passage
from annotations.notes.facts import Facts
from annotations.quotations import Quote, quote_of
from annotations.structures.landmarks import Landmark
from annotations.structures.structures import Structure
from annotations.structures.vocabulary import SCOPES, Hit
from annotations.ties.kinds import Reading
from annotations.ties.ties import Tie

LEAST_WEIGHT = 2
MENTIONED_BY = ("own", "part", "whole")
LONGEST_LIST = 3
NARROW = SCOPES.index("whole")  # below it a word names the structure itself or a part of it


@dataclass(frozen=True, slots=True)
class Explanation:
    """The document's words on one structure, and the anatomists'.

    Attributes:
        location: most telling first.
        function: most telling first.
        note: what the document does not describe, or by which word it speaks of the structure.
        mentions: other sentences that name it, most narrowly first; where location and function
            are both described, only those with its own name.
        named: whether a sentence has its own name or that of a part of it.
        facts: what anatomists say of it, None where nothing is said.
        landmarks: the named places on it.
    """

    key: str
    name: str
    location: tuple[Quote, ...]
    function: tuple[Quote, ...]
    note: str | None
    mentions: tuple[Quote, ...] = ()
    named: bool = False
    facts: Facts | None = None
    landmarks: tuple[Landmark, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The shape of `explain --json`."""
        return {
            "key": self.key,
            "name": self.name,
            "location": [_json(passage) for passage in self.location],
            "function": [_json(passage) for passage in self.function],
            "note": self.note,
            "facts": self.facts.as_json() if self.facts else None,
            "mentioned": [
                {**_json(quote), "subject": quote.subject or None, "before": quote.before or None}
                for quote in self.mentions
            ],
            "landmarks": [landmark.as_json() for landmark in self.landmarks],
        }


def _json(passage: Passage) -> Mapping[str, str | int]:
    return {
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "section": passage.section,
    }


def explain(
    structure: Structure,
    structures: Sequence[Structure],
    readings: Sequence[tuple[Tie, Reading]],
    text: str,
) -> Explanation:
    """Collect what the sentences say of a structure.

    Args:
        structure: the structure.
        structures: all records, to name what a word of the document means.
        readings: every sentence that is tied to it with what it says, in order.
        text: of the document.
    """
    location = _described(structure.key, "location", readings)
    function = _described(structure.key, "function", readings)
    used = {tie.sentence.start for tie in (*location, *function)}
    scopes = MENTIONED_BY[:1] if location and function else MENTIONED_BY
    mentions = _mentions(structure.key, scopes, [t for t, _ in readings if _counts(t, used)])
    note = (
        _silence(structure, bool(location), bool(function), [tie for tie, _ in readings]),
        _meaning(structure, structures, (*location, *function)),
    )
    return Explanation(
        structure.key,
        structure.name,
        tuple(quote_of(tie, structure.key, text) for tie in location),
        tuple(quote_of(tie, structure.key, text) for tie in function),
        " ".join(sentence for sentence in note if sentence) or None,
        tuple(quote_of(tie, structure.key, text) for tie in mentions),
        any(_narrowness(structure.key, tie)[0] < NARROW for tie, _ in readings),
    )


def _described(key: str, kind: str, readings: Sequence[tuple[Tie, Reading]]) -> list[Tie]:
    found = [
        (tie, reading)
        for tie, reading in readings
        if reading.kind == kind and reading.weight >= LEAST_WEIGHT and key in tie.subjects
    ]
    found.sort(key=lambda pair: (-pair[1].weight, -pair[1].outright, pair[0].sentence.start))
    return [tie for tie, _ in found]


def _counts(tie: Tie, used: set[int]) -> bool:
    return not (tie.cited or tie.asks or tie.sentence.start in used)


def _mentions(key: str, scopes: Sequence[str], ties: Sequence[Tie]) -> list[Tie]:
    ranks = [SCOPES.index(scope) for scope in scopes]
    ranked = [(rank, tie) for tie in ties if (rank := _narrowness(key, tie))[0] in ranks]
    ranked.sort(key=lambda pair: (*pair[0], pair[1].sentence.start))
    return [tie for _, tie in ranked]


def _narrowness(key: str, tie: Tie) -> tuple[int, int]:
    """How wide the narrowest word is by which a sentence names a structure: scope, then keys."""
    widths = [
        (SCOPES.index(hit.term.scope), len(hit.term.keys))
        for hit in tie.hits
        if key in hit.term.keys
    ]
    return min(widths, default=(len(SCOPES), 0))


def _silence(structure: Structure, location: bool, function: bool, ties: Sequence[Tie]) -> str:
    missing = [
        what
        for what, described in (("the location", location), ("the function", function))
        if not described
    ]
    if not missing:
        return ""
    note = f"The document does not describe {' or '.join(missing)} of the {structure.name}."
    hits = [hit for tie in ties for hit in tie.hits if structure.key in hit.term.keys]
    if not hits:
        return f"{note} It does not mention it."
    if any(hit.term.scope in ("own", "part") for hit in hits) or len(missing) == 1:
        return note
    return f"{note} It speaks of it only within wider words: {_quoted(hits)}."


def _quoted(hits: Sequence[Hit]) -> str:
    return ", ".join(f"“{text}”" for text in dict.fromkeys(hit.term.text for hit in hits))


def _meaning(structure: Structure, structures: Sequence[Structure], ties: Sequence[Tie]) -> str:
    """What the word stands for, where every passage speaks of the structure by a wider word."""
    hits = [hit for tie in ties for hit in tie.topic if structure.key in hit.term.keys]
    if not hits or any(hit.term.scope != "whole" for hit in hits):
        return ""
    meant = {s.plain_name: None for s in structures if s.key in hits[0].term.keys}
    word = f"These passages speak of the “{hits[0].term.text}”"
    if len(meant) > LONGEST_LIST:
        return f"{word}, of which the {structure.name} is a part."
    return f"{word}, which here means the {' and the '.join(meant)} together."
