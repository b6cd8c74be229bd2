"""What a document consists of. Every part keeps its start and end in the file's text.

Offsets are in characters (code points) of the decoded file, and `text[start:end]` is what a
part shows, word for word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

SECTION_KINDS = (
    "intro", "definition", "location", "function", "importance", "pain", "stretch",
    "closing", "questions", "references", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """A run of the document's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation with the section it comes from."""

    text: str
    start: int
    end: int
    section: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain sentences.

    Attributes:
        row: whether it is a row of a table, its first sentence the cell that names the row.
    """

    span: Span
    sentences: tuple[Span, ...]
    row: bool = False


@dataclass(frozen=True, slots=True)
class Exercise:
    """A named exercise: its name, and the sentences that tell how it is done."""

    span: Span
    name: Span
    instructions: tuple[Span, ...]

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The name, then the instructions."""
        return (self.name, *self.instructions)


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """A question and its answer, without the labels `Q:` and `A:`."""

    span: Span
    question: tuple[Span, ...]
    answer: tuple[Span, ...]

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The question, then the answer."""
        return self.question + self.answer


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the list of sources."""

    span: Span

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The whole entry; its full stops do not end sentences."""
        return (self.span,)


Part = Paragraph | Exercise | QuestionAnswer | Reference


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading, or in a group of its own without one.

    Attributes:
        kind: one of `SECTION_KINDS`.
        heading: the heading line, None where the document has none.
        label: what a quotation is said to come from: the heading; above the first heading the
            document's title; for other groups without a heading a plain description.
        parts: in the document's order.
    """

    kind: str
    heading: Span | None
    label: str
    start: int
    end: int
    parts: tuple[Part, ...]

    @property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences of all parts, in order."""
        return tuple(sentence for part in self.parts for sentence in part.sentences)


@dataclass(frozen=True, slots=True)
class Omission:
    """Text of the file that is no part of the article, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read.

    Attributes:
        text: the whole file, decoded; all offsets count in it.
        title_span: the title line, None where there is none.
        left_out: recognised as no part of the article, not to be shown.
        notices: what could not be read as it was meant, a sentence each.
    """

    text: str
    title_span: Span | None
    sections: tuple[Section, ...]
    left_out: tuple[Omission, ...]
    notices: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title, empty where the document has none."""
        return self.title_span.text if self.title_span else ""

    @property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences of all sections, in order."""
        return tuple(sentence for section in self.sections for sentence in section.sentences)

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The named exercises."""
        return tuple(part for part in self._parts() if isinstance(part, Exercise))

    @property
    def questions(self) -> tuple[QuestionAnswer, ...]:
        """The question-answer pairs."""
        return tuple(part for part in self._parts() if isinstance(part, QuestionAnswer))

    @property
    def references(self) -> tuple[Reference, ...]:
        """The list of sources."""
        return tuple(part for part in self._parts() if isinstance(part, Reference))

    def _parts(self) -> Iterator[Part]:
        return (part for section in self.sections for part in section.parts)
