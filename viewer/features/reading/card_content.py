"""What a card shows: the document's words and the project's own, never mixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage of the document, the heading that it stands under, and where it starts.

    Attributes:
        subject: what its pronoun stands for, in the project's words; empty where it needs none.
        before: the document's words before it, where it points back to them.
        moves: the model can show it as a motion.
    """

    text: str
    section: str
    start: int
    subject: str = ""
    before: str = ""
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A way into the article: what is there, and where that section starts."""

    label: str
    start: int


@dataclass(frozen=True, slots=True)
class Part:
    """One headed part of a card.

    Attributes:
        shown: how many quotations are shown before one asks for more.
        beyond: a word on those that not even then are shown.
    """

    heading: str
    quotations: Sequence[Quotation]
    shown: int
    beyond: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What anatomists say, in the project's own words.

    Attributes:
        rows: (label, text).
        shown: how many rows are shown before one asks for more.
    """

    rows: Sequence[tuple[str, str]]
    shown: int


@dataclass(frozen=True, slots=True)
class CardContent:
    """Everything that a card shows.

    Attributes:
        buttons: (where it leads, its words), as `action:structure.isolate` or `motion:1379`.
        document: what the document is called where it is spoken of: `article` or `document`.
        described: the document's words on where it is and what it does.
        silence: one quiet line on what the document does not say.
        told: the project's own words, None to leave them out.
        mentioned: the document's sentences that name it in passing.
        ways: sections of the article to go to from here.
        belongs: (key, words) of the structure that a landmark lies on.
        sources: where words, facts, shape and numbers come from, as (label, text).
    """

    name: str
    subtitle: str
    document: str
    buttons: Sequence[tuple[str, str]] = ()
    described: Sequence[Part] = ()
    silence: str = ""
    told: Told | None = None
    mentioned: Part | None = None
    ways: Sequence[Way] = ()
    belongs: tuple[str, str] | None = None
    sources: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to begin.

    Attributes:
        kind: what it leads to: "structure", "motion" or "section".
        start: of that sentence or section.
    """

    label: str
    kind: str
    start: int


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the card shows while nothing is selected."""

    title: str
    offers: Sequence[Offer]
