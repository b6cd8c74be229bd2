"""Ties each sentence to the structures that it names, and to those it is about.

A sentence *names* what its terms stand for (see `annotations.structures.vocabulary`). It is *about*
something else besides where its subject is a pronoun (`It`, `They`, `This essential muscle`), or
where it has none (`Flexes the hip`): that carries over the topic of the sentence before, within a
section, or from a question to its answer, or else that of the heading (see
`annotations.ties.pages`). A plural pronoun stands for the last topics together.
The topic is what a sentence carries itself, else what its subject names (see
`annotations.ties.topics`), in a question the first term. A row of a table is about what its first
cell names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from annotations.document.document import (
    Document,
    Paragraph,
    Part,
    QuestionAnswer,
    Reference,
    Section,
    Span,
)
from annotations.document.headings import kind_of_heading
from annotations.document.limits import MOST_NAMES, Tally
from annotations.structures.vocabulary import Hit, Vocabulary
from annotations.ties.pages import LABEL, UNSAID, Page, Pages
from annotations.ties.topics import (
    has_no_subject,
    is_carried,
    is_name_alone,
    is_of_muscles,
    is_order,
    is_plural,
    joined,
    means_earlier,
    own_topic,
    subject_start,
)

Keys = tuple[str, ...]
_Topic = tuple[tuple[Hit, ...], Span | None, str]
TOLD = ("location", "function")
MUSCLES = ("psoas", "iliacus", "diaphragm")
MOST_LOOKED_BACK = 5  # sentences
BOTH = 2
FEWEST_WORDS = 3  # of a line without a name that says something of the page's muscle
LONGEST_NAME = 6  # words of a fragment with a full stop


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
        aspect: `location` or `function` where its heading, label or column says that it tells this.
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
    aspect: str = ""

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
    pages = Pages(document, vocabulary)
    for section in document.sections:
        tying.enter(section, pages.of(section))
        for part in section.parts:
            tying.begin(part)
            asked = len(part.question) if isinstance(part, QuestionAnswer) else 0
            for number, sentence in enumerate(part.sentences):
                yield tying.tied(sentence, part, asks=number < asked)


class _Tying:
    """Ties sentences; keys that many sentences share are kept once."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self._tally = Tally("names of anatomy", MOST_NAMES)
        self._known: dict[Keys, Keys] = {}
        self._columns: tuple[str, ...] = ()
        self._last: list[Tie] = []
        self._before: list[Tie] = []

    def enter(self, section: Section, page: Page) -> None:
        """Go on to the next section."""
        self._section, self._page = section, page
        self._before = self._last or self._before
        self._last = []
        self._columns = ()

    def begin(self, part: Part) -> None:
        """Go on to the next part of it."""
        self._row: Tie | None = None
        self._in_answer = isinstance(part, QuestionAnswer)
        if self._in_answer:
            self._last = []
        if not (isinstance(part, Paragraph) and part.row):
            self._columns = ()

    def tied(self, sentence: Span, part: Part, *, asks: bool) -> Tie:
        """The next sentence."""
        hits = self._hits(sentence)
        names = self._keys_of(hits)
        question = part.question[0] if isinstance(part, QuestionAnswer) and part.question else None
        cited = isinstance(part, Reference)
        topic: tuple[Hit, ...] = ()
        antecedent: Span | None = None
        aspect = ""
        if asks:
            topic = hits[:1]
        elif isinstance(part, Paragraph) and part.row:
            topic, antecedent, aspect = self._in_row(sentence, part, hits)
        elif not cited:
            topic, antecedent, aspect = self._topic(sentence, hits)
        subjects = self._keys_of(topic)
        spoken_of = subjects if antecedent else ()
        if not cited and not asks:
            spoken_of = (*spoken_of, *self._mentioned(sentence, topic, antecedent))
        structures = self._shared((*names, *spoken_of)) if spoken_of else names
        tied = Tie(
            sentence, self._section, hits, names, question, asks, cited, topic, subjects,
            antecedent, structures, aspect,
        )  # fmt: skip
        self._last.append(tied)
        del self._last[:-MOST_LOOKED_BACK]
        if self._row is None:
            self._row = tied
        return tied

    def _topic(self, sentence: Span, hits: tuple[Hit, ...]) -> _Topic:
        """Topic, where it is carried over from, and the aspect that a label or heading tells."""
        label = LABEL.match(self._text, sentence.start, sentence.end)
        if label is not None and self._page.topic and self._page.firm:
            told = kind_of_heading(label[1])
            return self._page.topic, self._page.span, told if told in TOLD else ""
        start = subject_start(self._text, sentence, hits)
        if is_carried(self._text, start, sentence.end, hits):
            return self._carried(start, sentence.end)
        told = self._section.kind if self._section.kind in TOLD else ""
        if has_no_subject(self._text, start, sentence.end):
            topic, span, _ = self._carried(start, sentence.end)
            return topic, span, told if topic else ""
        says_something = bool(hits) or len(sentence.text.split()) >= FEWEST_WORDS
        firm = self._page.firm and self._section.kind not in UNSAID and says_something
        if firm and is_name_alone(self._text, start, sentence.end) and _is_brief(sentence):
            return self._page.topic, self._page.span, told
        own = own_topic(self._text, start, sentence.end, hits)
        if own or not firm or is_order(self._text, start, sentence.end):
            return own, None, ""
        return self._page.topic, self._page.span, ""

    def _carried(self, start: int, end: int) -> _Topic:
        """The topic that a pronoun, or no subject, stands for."""
        plural = is_plural(self._text, start, end)
        muscles = is_of_muscles(self._text, start, end)
        found = _meant(self._last, plural=plural, muscles=muscles)
        if found is None and not self._last and self._page.asks and not self._page.firm:
            spoken_of = [tied for tied in self._before if tied.topic]
            found = _meant(spoken_of, plural=plural, muscles=muscles)
        if found is not None:
            return *found, ""
        if self._page.topic and not self._in_answer and (self._page.firm or not self._last):
            return self._page.topic, self._page.span, ""
        return (), None, ""

    def _mentioned(self, sentence: Span, topic: tuple[Hit, ...], antecedent: Span | None) -> Keys:
        """Keys of what a pronoun behind the verb stands for."""
        before = [tied for tied in self._last[-2:] if tied.topic][-1:]
        if antecedent is not None or not before:
            return ()
        has_subject = bool(topic)
        words = means_earlier(self._text, sentence.start, sentence.end, has_subject=has_subject)
        if not words or ("muscle" in words and not _is_muscle(before[0])):
            return ()
        return before[0].subjects

    def _in_row(self, sentence: Span, part: Paragraph, hits: tuple[Hit, ...]) -> _Topic:
        cell = part.span.text.count("\n", 0, sentence.start - part.span.start)
        if self._row is None:
            if not hits:
                self._columns = tuple(map(kind_of_heading, part.span.text.split("\n")))
            return joined(self._text, hits), None, ""
        told = self._columns[cell] if cell < len(self._columns) else ""
        row = self._row.topic
        return row, self._row.sentence if row else None, told if row and told in TOLD else ""

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


def _meant(
    ties: Sequence[Tie], *, plural: bool, muscles: bool
) -> tuple[tuple[Hit, ...], Span] | None:
    """The last topic; for a plural the last two together, where both are muscles or neither is."""
    found: list[Tie] = []
    for tied in reversed(ties):
        if not tied.topic:
            if found or not muscles:
                break
            continue
        of_muscle = _is_muscle(tied)
        if (muscles and not of_muscle) or (found and of_muscle != _is_muscle(found[0])):
            continue
        if any(set(tied.subjects) & set(known.subjects) for known in found):
            continue
        found.append(tied)
        if not plural or len(_stems(tied)) > 1 or len(found) == BOTH:
            break
    if not found:
        return None
    hits = tuple(hit for tied in reversed(found) for hit in tied.topic)
    return hits, found[0].sentence


def _is_brief(sentence: Span) -> bool:
    return not sentence.text.endswith(".") or len(sentence.text.split()) <= LONGEST_NAME


def _is_muscle(tied: Tie) -> bool:
    return any(key.startswith(MUSCLES) for key in tied.subjects)


def _stems(tied: Tie) -> set[str]:
    return {key.removesuffix("_left").removesuffix("_right") for key in tied.subjects}
