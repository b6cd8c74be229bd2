"""The document as frozen records; every piece knows its start and end in the file."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A run of the document: `text[start:end]`, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the paragraph that it stands in."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Exercise:
    """A named exercise: its name and its instruction."""

    name: Span
    instruction: Span


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """A question and its answer, without the letters before them."""

    question: Span
    answer: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it.

    Attributes:
        heading: None for the text before the first heading and after a break.
        kind: intro, definition, location, function, pain, stretch, questions, references,
            closing or other.
        span: from the heading's start to the last character.
        paragraphs: in order.
        sentences: of all paragraphs, in order.
        exercises: named exercises among the paragraphs.
        questions: question-answer pairs.
    """

    heading: Span | None
    kind: str
    span: Span
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    questions: tuple[QuestionAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document.

    Attributes:
        text: the whole file, exactly as it is.
        title: the first line that is one.
        sections: in order.
        left_out: what is no part of the article (a doubled title, a web page's form).
    """

    text: str
    title: Span
    sections: tuple[Section, ...]
    left_out: tuple[Span, ...] = field(default=())

    def words(self, span: Span) -> str:
        """The document's own words at a place."""
        return self.text[span.start : span.end]
