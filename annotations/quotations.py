"""Sentences as quotations that can stand alone: what `It` means is said beside them.

A sentence that begins with `It` or `This muscle` speaks of something that was named before. Quoted
under the name of another structure it would seem to speak of that. So a quotation carries the
subject that a pronoun stands for, or the sentence before it where that is not known; neither is a
part of its text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotations.document.document import Passage
from annotations.ties.ties import Tie

MOST_SUBJECTS, MOST_BEFORE = 3, 2
# What points back to a sentence before: it, this (muscle), when this occurs.
_POINTS_BACK = re.compile(
    r"(?:(?:and|but|so|when|if|as|because|since|although|after|before|once)\s+)?"
    r"(?:it|its|they|their|this|these|that|those|such|he|she|both|the latter|the former)\b",
    re.IGNORECASE,
)
_OF_NOTHING = re.compile(
    r"it\s+(?:is|was|seems|may be|can be)\s+(?:\w+ly\s+)?\w+\s+(?:to|that)\b"
    r"|(?:that|this)\s+(?:said|is why)\b|both\s+(?!of\b|are\b|have\b)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[A-Z]+\d")


@dataclass(frozen=True, slots=True)
class Quote(Passage):
    """A quotation that can stand under any name.

    Attributes:
        subject: what its pronoun stands for, as `the psoas muscle`; empty where it needs none.
        before: the words before it, where it points back to them; else empty.
    """

    subject: str = ""
    before: str = ""


def quote_of(tie: Tie, key: str, text: str) -> Quote:
    """A tied sentence as a quotation that stands under the name of a structure.

    Args:
        tie: the sentence.
        key: of the structure.
        text: of the document.
    """
    subject = _subject(tie, key, text)
    own = tie.antecedent is not None and not subject
    before = "" if subject or own else _before(tie)
    sentence = tie.sentence
    return Quote(sentence.text, sentence.start, sentence.end, tie.section.label, subject, before)


def _subject(tie: Tie, key: str, text: str) -> str:
    """What a pronoun stands for; empty for none, and where it is the structure by its own name."""
    if tie.antecedent is None or all(
        hit.term.scope == "own" and key in hit.term.keys for hit in tie.topic
    ):
        return ""
    named = (" ".join(text[hit.start : hit.end].split()) for hit in tie.topic[:MOST_SUBJECTS])
    return " and ".join(
        word if _NUMBERED.match(word) else f"the {word}" for word in dict.fromkeys(named)
    )


def _before(tie: Tie) -> str:
    """The words before in its section, where a sentence without a known subject points back."""
    earlier = [one for one in tie.section.sentences if one.start < tie.sentence.start]
    texts = [tie.sentence.text]
    while earlier and len(texts) <= MOST_BEFORE and _points_back(texts[0]):
        texts.insert(0, earlier.pop().text)
    return " ".join(texts[:-1])


def _points_back(words: str) -> bool:
    return _POINTS_BACK.match(words) is not None and _OF_NOTHING.match(words) is None
