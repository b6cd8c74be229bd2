"""What a page, or a part of it, is about: the structure that its title or a heading names.

Pages on one muscle say its name once, and then stand in fragments under `Origin`, `Insertion` and
`Action`. A heading that is a name holds for the headings below it that tell such an aspect; a
heading that only speaks of a structure (`Where the iliacus lies`) holds for its own section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotations.document.document import Document, Section, Span
from annotations.document.headings import kind_of_heading
from annotations.structures.vocabulary import Hit, Vocabulary
from annotations.ties.topics import joined

ASPECT = re.compile(
    r"(?:(?:the|its|their|main|muscle|proximal|distal|upper|lower)\s+)*"
    r"(?:origins?|insertions?|attachments?|starts?|ends?|begins?|course|path|relations?|location"
    r"|position|anatomy|structure|actions?|functions?|role|job|movements?|joints?(?:\s+crossed)?"
    r"|nerves?(?:\s+supply)?|innervation|nerve supply|blood supply|artery|arteries|vessels?"
    r"|facts|description|overview|form|shape|size|parts|key facts|at a glance|surface|type)\b"
    r"(?:(?:\s*(?:,|&|/|\band\b)\s*|\s+)[\w-]+){0,3}",
    re.IGNORECASE,
)
LABEL = re.compile(rf"\s*({ASPECT.pattern}|(?:nerves?|action)\b[^:]{{0,20}})\s*[:=–—]\s*", re.I)
_PRONOUN = re.compile(r"\b(?:it|its|they|them|their|this|these)\b", re.IGNORECASE)
_FILLING = re.compile(
    r"\b(?:the|a|an|your|our|about|on|of|muscles?|bones?|anatomy|facts|overview|profile|guide|to"
    r"|page|chapter|part|m|musculus|all|meet|know|simply|explained|basics|in|brief)\b|[\W\d_]+",
    re.IGNORECASE,
)
UNSAID = ("stretch", "pain", "references", "questions", "closing", "importance")


@dataclass(frozen=True, slots=True)
class Page:
    """What a section is about by the headings over it.

    Attributes:
        topic: terms of the title or heading; empty where they name nothing.
        span: the title or heading.
        firm: whether all that stands there is said of it, not only what has a pronoun.
        asks: whether the heading means what was spoken of before (`What they do`).
    """

    topic: tuple[Hit, ...]
    span: Span | None
    firm: bool
    asks: bool


class Pages:
    """Follows the headings of a document."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self._text = document.text
        self._vocabulary = vocabulary
        self._title = document.title_span
        self._title_topic = self._named(document.title_span)
        self._name: tuple[tuple[Hit, ...], Span | None] = ((), None)

    def of(self, section: Section) -> Page:
        """What the next section is about."""
        heading = section.heading
        title_firm = bool(self._title_topic) and self._is_name(self._title, self._title_topic)
        if heading is None:
            return Page(
                self._title_topic, self._title, title_firm and section.kind == "intro", False
            )
        named = self._named(heading)
        asks = not named and _PRONOUN.search(heading.text) is not None
        if named:
            pure = self._is_name(heading, named)
            self._name = (named, heading) if pure else ((), None)
            return Page(named, heading, pure, asks)
        aspect = ASPECT.fullmatch(heading.text.strip(" :.#")) is not None or (
            kind_of_heading(heading.text) in ("location", "function", "definition")
        )
        if aspect and self._name[0]:
            return Page(*self._name, True, asks)
        if not aspect:
            self._name = ((), None)
        firm = aspect and title_firm and section.kind not in UNSAID
        return Page(self._title_topic, self._title, firm, asks)

    def _named(self, heading: Span | None) -> tuple[Hit, ...]:
        if heading is None:
            return ()
        hits = [hit for hit in self._vocabulary.find(self._text, heading.start, heading.end)
                if hit.term.keys and hit.term.scope != "region"]  # fmt: skip
        return joined(self._text, hits)

    def _is_name(self, heading: Span | None, hits: Sequence[Hit]) -> bool:
        """Whether a heading is hardly more than the name of what it names."""
        if heading is None:
            return False
        rest = heading.text
        for hit in hits:
            rest = rest.replace(self._text[hit.start : hit.end], " ")
        return not _FILLING.sub("", rest).strip()
