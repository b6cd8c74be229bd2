"""What a sentence says: location, function, pain, stretch or something else, and how plainly.

The section counts (see `SECTION_WEIGHT`; a question's own kind stands for its answer) and so do
words that place a thing or say what it does (see the tables below).

- All of a section on stretching is `stretch`, sources are `other`.
- What speaks of pain, or stands in a section on pain, is `pain`.
- Else the plainer of location and function, where it uses such words; in doubt the section decides.
- Sentences on doing something (`Understanding the location ...`) or on nothing (`It is imperative
  to comprehend the function ...`) are `other`: they say neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from annotations.document.headings import kind_of_heading
from annotations.ties.ties import Tie

SENTENCE_KINDS = ("location", "function", "pain", "stretch", "other")

_PAIN = re.compile(r"\b(?:pain(?:ful)?|aches?|aching|hurts?|injured|strains?)\b", re.IGNORECASE)

_Cues = tuple[tuple[re.Pattern[str], int], ...]


def _cues(*cues: tuple[str, int]) -> _Cues:
    """(words, weight), the heaviest first: 3 says it outright, 2 part of it, 1 touches on it."""
    return tuple((re.compile(words, re.IGNORECASE), weight) for words, weight in cues)


_LOCATION = _cues(
    (r"\b(?:lies|lie|located|situated|sits|found)\s+(?:\w+\s+)?(?:in|inside|on|at|beside|between"
     r"|behind|above|below|under|near|within|along|deep|next)\b", 3),
    (r"\b(?:stretch|span|extend|run|reach|arise)(?:s|es|ing)?\s+from\b", 3),
    (r"\bruns?\s+(?:\w+\s+)?(?:along|on|beside|between|down|through|over|behind)\b", 3),
    (r"\b(?:attach|insert)(?:es|s|ed|ing)?\s+(?:to|on|at|into)\b", 2),
    (r"\bclose\s+to\b", 1),
    (r"\b(?:connects?|spans?|joins?|surrounds?)\b", 1),
)  # fmt: skip
_FUNCTION = _cues(
    (r"\bmain\s+(?:function|role|action|job)\b", 3),
    (r"\bfunctions?\s+(?:of\s+[\w\s]{1,80}\s+(?:is|are)|to)\b", 2),
    (r"\bresponsible\s+for\b", 2),
    (r"\bhelps?\b|\bhelping\s+to\b", 2),
    (r"\banchors?\b|\bstabili[sz]es?\b|\bflexe?s\b|\bbends?\b|\bsupports?\b|\bmoves?\b", 2),
    (r"\b(?:lifts?|pulls?|rotates?|tilts?|raises?|stead(?:y|ies)|swings?|straightens?)\b", 2),
    (r"\b(?:has|have|plays?)\s+an?\s+(?:\w+\s+)?role\b", 2),
    (r"\b(?:serves?|acts?)\s+(?:as|to)\b|\bmodulates?\b|\ballows?\b", 1),
)  # fmt: skip
SECTION_WEIGHT = {
    "location": {"location": 4, "questions": 3, "definition": 2, "intro": 1},
    "function": {"function": 4, "questions": 3, "importance": 2, "definition": 1, "intro": 1},
}
"""How much a section adds to a sentence of that kind; sections not named add nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says.

    Attributes:
        kind: one of `SENTENCE_KINDS`.
        weight: how plainly its section and words together say it, 0 to 7.
        outright: how plainly its words alone do, 0 to 3.
    """

    kind: str
    weight: int = 0
    outright: int = 0


@cache
def _said(kind: str, weight: int = 0, outright: int = 0) -> Reading:
    """One value for all sentences that say the same; there are a few dozen."""
    return Reading(kind, weight, outright)


def read(tie: Tie) -> Reading:
    """The kind of a sentence and how plainly it speaks."""
    section = tie.section.kind
    if tie.cited:
        return _said("other")
    if section == "stretch":
        return _said("stretch")
    if section == "pain" or _PAIN.search(tie.sentence.text):
        return _said("pain")
    if tie.asks:
        kind = kind_of_heading(tie.sentence.text)
        return _said(kind if kind in SECTION_WEIGHT else "other")
    if tie.aspect:
        return _said(tie.aspect, SECTION_WEIGHT[tie.aspect][tie.aspect] + 1, 1)
    return _placed_or_acting(tie)


def _placed_or_acting(tie: Tie) -> Reading:
    if not tie.topic:
        return _said("other")
    place, act = _reading("location", _LOCATION, tie), _reading("function", _FUNCTION, tie)
    if place is None or act is None:
        return place or act or _said("other")
    return max(place, act, key=lambda reading: (reading.weight, reading.outright))


def _reading(kind: str, cues: _Cues, tie: Tie) -> Reading | None:
    """What the heaviest words tell, None where there are no such words."""
    text = tie.sentence.text
    for words, weight in cues:
        if words.search(text):
            return _said(kind, weight + _section_weight(kind, tie), weight)
    return None


def _section_weight(kind: str, tie: Tie) -> int:
    weights = SECTION_WEIGHT[kind]
    if tie.question is not None and kind_of_heading(tie.question.text) != kind:
        return 1
    return weights.get(tie.section.kind, 0)
