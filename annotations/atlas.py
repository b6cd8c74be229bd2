"""The words as a whole: one document, all structures, and what each says of the other."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.document import Document, Passage
from annotations.explain import Explanation, explain
from annotations.kinds import Reading, read
from annotations.nearest import unknown_key
from annotations.parser import parse
from annotations.shipped import read_document_text
from annotations.structures import Structure, read_structures
from annotations.ties import Tie, tie
from annotations.vocabulary import Vocabulary, read_vocabulary

__all__ = ["Atlas", "Passage", "load_atlas", "read_atlas"]


@dataclass(frozen=True, slots=True)
class Atlas:
    """A document tied to the structures.

    Attributes:
        readings: every sentence of the document with its structures and with what it says.
    """

    document: Document
    structures: tuple[Structure, ...]
    vocabulary: Vocabulary
    readings: tuple[tuple[Tie, Reading], ...]

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
        """What the document says of a structure.

        Raises:
            AnnotationError: no structure has this key; names the nearest ones.
        """
        return explain(self.structure(key), self.structures, self.readings)

    def sentences_about(self, key: str) -> tuple[Tie, ...]:
        """The sentences that are tied to a structure, in the document's order."""
        return tuple(tie for tie, _ in self.readings if key in tie.structures)

    def sentence_at(self, offset: int) -> Tie | None:
        """The sentence that holds the character at `offset`, None between sentences."""
        for tied, _ in self.readings:
            if tied.sentence.start <= offset < tied.sentence.end:
                return tied
        return None

    def list_json(self) -> list[dict[str, str | int | bool | None]]:
        """The shape of `list --json`."""
        return [structure.as_json() for structure in self.structures]


def read_atlas(text: str) -> Atlas:
    """Tie any text to the shipped structures.

    Raises:
        AnnotationError: a shipped record file is missing or damaged.
    """
    structures = read_structures()
    vocabulary = read_vocabulary(structures)
    document = parse(text)
    readings = tuple((tied, read(tied)) for tied in tie(document, vocabulary))
    return Atlas(document, structures, vocabulary, readings)


def load_atlas() -> Atlas:
    """The shipped document tied to the shipped structures.

    Raises:
        AnnotationError: a shipped file is missing or damaged; says which and how to repair it.
    """
    return read_atlas(read_document_text())
