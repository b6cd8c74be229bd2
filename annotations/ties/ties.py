"""Ties each sentence to the structures that it names, and to those it is about.

A sentence *names* what its terms stand for (see `annotations.structures.vocabulary`). It is *about*
something else besides where its subject is a pronoun (`It`, `They`, `This essential muscle`): that
carries over the topic of the sentence before, within a section, or from a question to its answer.
The topic is what a sentence carries itself, else what its subject names (see
`annotations.ties.topics`), in a question the first term. A sentence without a topic ends the chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from annotations.document.document import Document, Part, QuestionAnswer, Reference, Section, Span
from annotations.document.limits import MOST_NAMES, Tally
from annotations.structures.vocabulary import Hit, Vocabulary
from annotations.ties.topics import is_carried, own_topic, subject_start

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A sentence and the structures it is tied to.

    Attributes:
        sentence: the sentence.
        section: the section it stands in.
        hits: terms found in it, with their offsets in the document.
        names: keys of what it names, in the order of its words.
        question: the question that it asks or answers, None elsewhere.
        asks: whether it is (part of) the question itself.
        cited: whether it is an entry of the list of sources.
        topic: the terms that its subject stands for, its own or carried over.
        subjects: keys of its topic.
        antecedent: the sentence that a pronoun carries the topic over from, else None.
        structures: what it names, then what it is about besides; no key twice.
    """

    sentence: Span
    section: Section
    hits: tuple[Hit, ...]
    names: Keys
    question: Span | None
    asks: bool
    cited: bool
    topic: tuple[Hit, ...]
    subjects: Keys
    antecedent: Span | None
    structures: Keys

    @property
    def about(self) -> Keys:
        """Keys that its pronoun subject carries over."""
        return self.subjects if self.antecedent else ()


def tie(document: Document, vocabulary: Vocabulary) -> Iterator[Tie]:
    """Every sentence of the document with its structures, in order.

    Raises:
        AnnotationError: it names more than can be read.
    """
    tying = _Tying(document.text, vocabulary)
    for section in document.sections:
        before: Tie | None = None
        for part in section.parts:
            before = None if isinstance(part, QuestionAnswer) else before
            asked = len(part.question) if isinstance(part, QuestionAnswer) else 0
            for number, sentence in enumerate(part.sentences):
                before = tying.tied(sentence, section, part, number < asked, before)
                yield before


class _Tying:
    """Ties sentences; keys that many sentences share are kept once."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self._tally = Tally("names of anatomy", MOST_NAMES)
        self._known: dict[Keys, Keys] = {}

    def tied(
        self, sentence: Span, section: Section, part: Part, asks: bool, before: Tie | None
    ) -> Tie:
        hits = self._hits(sentence)
        names = self._keys_of(hits)
        question = part.question[0] if isinstance(part, QuestionAnswer) and part.question else None
        cited = isinstance(part, Reference)
        topic: tuple[Hit, ...] = ()
        antecedent: Span | None = None
        if asks:
            topic = hits[:1]
        elif not cited:
            start = subject_start(self._text, sentence, hits)
            if not is_carried(self._text, start, sentence.end):
                topic = own_topic(self._text, start, sentence.end, hits)
            elif before is not None and before.topic:
                topic, antecedent = before.topic, before.sentence
        if antecedent is not None and before is not None:
            subjects = before.subjects
            structures = self._shared((*names, *subjects))
        else:
            subjects, structures = self._keys_of(topic), names
        return Tie(
            sentence,
            section,
            hits,
            names,
            question,
            asks,
            cited,
            topic,
            subjects,
            antecedent,
            structures,
        )

    def _hits(self, sentence: Span) -> tuple[Hit, ...]:
        found = self._vocabulary.find(self._text, sentence.start, sentence.end)
        hits = tuple(islice(found, MOST_NAMES + 1 - self._tally.count))
        self._tally.add(len(hits))
        return hits

    def _keys_of(self, hits: tuple[Hit, ...]) -> Keys:
        """The keys that the terms stand for, each once."""
        if len(hits) == 1:
            return hits[0].term.keys
        return self._shared(key for hit in hits for key in hit.term.keys)

    def _shared(self, keys: Iterable[str]) -> Keys:
        each = tuple(dict.fromkeys(keys))
        return self._known.setdefault(each, each)
