"""The words as a whole: one document, all structures, and what each says of the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotations.document.document import Document, Passage
from annotations.document.parser import parse
from annotations.document.shipped import read_document_text
from annotations.errors import AnnotationError, TooMuchError
from annotations.explain import Explanation, explain
from annotations.notes.facts import Facts, read_facts
from annotations.notes.places import told_landmarks
from annotations.notes.sources import read_sources
from annotations.structures.landmarks import Landmark, landmarks_named, landmarks_of, read_landmarks
from annotations.structures.nearest import unknown_key
from annotations.structures.structures import Structure, read_structures
from annotations.structures.vocabulary import Vocabulary, read_vocabulary
from annotations.ties.kinds import Reading, read
from annotations.ties.ties import Tie, tie
from annotations.watch import Watch, ignore, never

__all__ = ["Atlas", "Passage", "load_atlas", "open_atlas", "read_atlas"]

SHARE_OF_READING = 0.5


@dataclass(frozen=True, slots=True)
class Atlas:
    """A document tied to the structures.

    Attributes:
        readings: every sentence of the document with its structures and with what it says, in the
            document's order.
        facts: what anatomists say of a structure, by its key.
        landmarks: the named places on the structures, and what anatomists say of them.
    """

    document: Document
    structures: tuple[Structure, ...]
    vocabulary: Vocabulary
    readings: tuple[tuple[Tie, Reading], ...]
    facts: Mapping[str, Facts]
    landmarks: tuple[Landmark, ...]
    _about: Mapping[str, list[tuple[Tie, Reading]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        about: dict[str, list[tuple[Tie, Reading]]] = {}
        for pair in self.readings:
            for key in pair[0].structures:
                about.setdefault(key, []).append(pair)
        object.__setattr__(self, "_about", about)

    def structure(self, key: str) -> Structure:
        """The record of a key.

        Raises:
            AnnotationError: no structure has this key; names the nearest ones.
        """
        for structure in self.structures:
            if structure.key == key:
                return structure
        raise unknown_key(key, self.structures, self.vocabulary)

    def explain(self, key: str) -> Explanation:
        """What the document says of a structure, and what anatomists do.

        Raises:
            AnnotationError: no structure has this key; names the nearest ones.
        """
        words = explain(
            self.structure(key), self.structures, self._about.get(key, ()), self.document.text
        )
        landmarks = tuple(landmarks_of(key, self.landmarks))
        return replace(words, facts=self.facts.get(key), landmarks=landmarks)

    def landmarks_named(self, words: str) -> tuple[Landmark, ...]:
        """The landmarks that answer to a name or key; none where no landmark does."""
        return landmarks_named(words, self.landmarks)

    def sentences_about(self, key: str) -> tuple[Tie, ...]:
        """The sentences that are tied to a structure, in the document's order."""
        return tuple(tied for tied, _ in self._about.get(key, ()))

    def sentence_at(self, offset: int) -> Tie | None:
        """The sentence that holds the character at `offset`, None between sentences."""
        place = bisect_right(self.readings, offset, key=lambda pair: pair[0].sentence.start)
        tied = self.readings[place - 1][0] if place else None
        return tied if tied is not None and offset < tied.sentence.end else None

    def list_json(self) -> list[dict[str, str | int | bool | None]]:
        """The shape of `list --json`."""
        return [structure.as_json() for structure in self.structures]


def read_atlas(text: str) -> Atlas:
    """Tie any text to the shipped structures.

    Raises:
        AnnotationError: a shipped record file is missing or damaged.
    """
    return _atlas(parse(text), Watch())


def load_atlas() -> Atlas:
    """The shipped document tied to the shipped structures.

    Raises:
        AnnotationError: a shipped file is missing or damaged; says which and how to repair it.
    """
    return read_atlas(read_document_text())


def open_atlas(
    path: Path,
    progress: Callable[[float], None] = ignore,
    cancelled: Callable[[], bool] = never,
) -> Atlas:
    """Somebody's own document tied to the shipped structures; fit to run off the window's thread.

    Args:
        path: a .txt, .md, .html, .docx or .pdf file.
        progress: called with the share that is done, 0 to 1, a hundred times at most.
        cancelled: asked many times a second; when it says yes, reading ends.

    Raises:
        AnnotationError: the file cannot be read or holds no document; says why and what to do.
        CancelledError: `cancelled` said yes.
    """
    from annotations.readers.files import read_document  # noqa: PLC0415 - not at program start

    watch = Watch(progress, cancelled)
    document = read_document(path, watch.share(0.0, SHARE_OF_READING))
    try:
        return _atlas(document, watch.share(SHARE_OF_READING, 1.0))
    except TooMuchError as error:
        raise AnnotationError(str(error), source=str(path)) from error


def _atlas(document: Document, watch: Watch) -> Atlas:
    structures = read_structures()
    vocabulary = read_vocabulary(structures)
    readings: list[tuple[Tie, Reading]] = []
    for tied in tie(document, vocabulary):
        readings.append((tied, read(tied)))
        watch.at(tied.sentence.end / len(document.text))
    sources = read_sources()
    facts = read_facts(structures, sources)
    landmarks = told_landmarks(read_landmarks(structures), sources)
    return Atlas(document, structures, vocabulary, tuple(readings), facts, landmarks)
