"""Ties each sentence to the structures that it names, and to those it is about.

A sentence *names* what its terms stand for (see `annotations.vocabulary`). It is *about* something
else besides where its subject is a pronoun (`It`, `They`, `This essential muscle`): that carries
over the topic of the sentence before, within a section, or from a question to its answer. The topic
is what a sentence carries itself, else what its subject names (see `annotations.topics`), in a
question the first term. A sentence without a topic ends the chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotations.document import Document, Part, QuestionAnswer, Reference, Section, Span
from annotations.topics import is_carried, own_topic, subject_start
from annotations.vocabulary import Hit, Vocabulary


@dataclass(frozen=True, slots=True)
class Tie:
    """A sentence and the structures it is tied to.

    Attributes:
        sentence: the sentence.
        section: the section it stands in.
        hits: terms found in it, with their offsets in the document.
        question: the question that it asks or answers, None elsewhere.
        asks: whether it is (part of) the question itself.
        cited: whether it is an entry of the list of sources.
        topic: the terms that its subject stands for, its own or carried over.
        antecedent: the sentence that a pronoun carries the topic over from, else None.
    """

    sentence: Span
    section: Section
    hits: tuple[Hit, ...]
    question: Span | None = None
    asks: bool = False
    cited: bool = False
    topic: tuple[Hit, ...] = ()
    antecedent: Span | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Keys of what it names, in the order of its words."""
        return keys_of(self.hits)

    @property
    def about(self) -> tuple[str, ...]:
        """Keys that its pronoun subject carries over."""
        return self.subjects if self.antecedent else ()

    @property
    def subjects(self) -> tuple[str, ...]:
        """Keys of its topic."""
        return keys_of(self.topic)

    @property
    def structures(self) -> tuple[str, ...]:
        """What it names, then what it is about besides; no key twice."""
        return tuple(dict.fromkeys((*self.names, *self.about)))


def keys_of(hits: Iterable[Hit]) -> tuple[str, ...]:
    """The keys that the terms stand for, each once."""
    return tuple(dict.fromkeys(key for hit in hits for key in hit.term.keys))


def tie(document: Document, vocabulary: Vocabulary) -> Iterator[Tie]:
    """Every sentence of the document with its structures, in order."""
    for section in document.sections:
        before: Tie | None = None
        for part in section.parts:
            before = None if isinstance(part, QuestionAnswer) else before
            for bare in _bare(document.text, section, part, vocabulary):
                before = _with_topic(document.text, bare, before)
                yield before


def _bare(text: str, section: Section, part: Part, vocabulary: Vocabulary) -> Iterator[Tie]:
    """The sentences of one part with what they name, their topics not yet found."""
    asked: Sequence[Span] = part.question if isinstance(part, QuestionAnswer) else ()
    question = asked[0] if asked else None
    for sentence in part.sentences:
        hits = tuple(vocabulary.find(text, sentence.start, sentence.end))
        cited = isinstance(part, Reference)
        yield Tie(sentence, section, hits, question, sentence in asked, cited)


def _with_topic(text: str, bare: Tie, before: Tie | None) -> Tie:
    if bare.cited:
        return bare
    if bare.asks:
        return replace(bare, topic=bare.hits[:1])
    end = bare.sentence.end
    start = subject_start(text, bare.sentence, bare.hits)
    if not is_carried(text, start, end):
        return replace(bare, topic=own_topic(text, start, end, bare.hits))
    if before is None or not before.topic:
        return bare
    return replace(bare, topic=before.topic, antecedent=before.sentence)
