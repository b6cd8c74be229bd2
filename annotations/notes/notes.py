"""The project's own notes on sentences of the shipped document; they never mix with its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotations.document.document import Document, Span
from annotations.entries import Entry, read_entries
from annotations.notes.sources import Source
from annotations.tables import DATA

NOTES_FILE = DATA / "notes.toml"
FIELDS = ("id", "verdict", "text", "sources", "about")
VERDICTS = ("accurate", "imprecise", "wrong", "unsupported", "figure of speech", "caution")


@dataclass(frozen=True, slots=True)
class Note:
    """A note on one sentence or several that say the same.

    Attributes:
        verdict: one of `VERDICTS`.
        text: the note.
        sources: what it rests on; empty for a remark on language.
        sentences: the document's sentences that it is about.
    """

    id: str
    verdict: str
    text: str
    sources: tuple[Source, ...]
    sentences: tuple[Span, ...]


def read_notes(
    document: Document, sources: Mapping[str, Source], path: Path = NOTES_FILE
) -> tuple[Note, ...]:
    """All notes on a document.

    Raises:
        AnnotationError: the file is missing or breaks a rule, or a sentence is not where a note
            says; names file and line.
    """
    sentences = {sentence.start: sentence for sentence in document.sentences}
    found: dict[str, Note] = {}
    for entry in read_entries(path, "note"):
        note = _note(entry, sentences, sources)
        if note.id in found:
            raise entry.error(f"the id {note.id!r} is used twice; give each note its own.")
        found[note.id] = note
    return tuple(found.values())


def notes_on(sentence: Span, notes: Sequence[Note]) -> tuple[Note, ...]:
    """The notes about a sentence."""
    return tuple(note for note in notes if sentence in note.sentences)


def sources_named(entry: Entry, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """The sources that an entry refers to.

    Raises:
        AnnotationError: a key is not in the list of sources.
    """
    for key in entry.texts("sources"):
        if key not in sources:
            raise entry.error(f"the source {key!r} is not in sources.csv; add it there.")
    return tuple(sources[key] for key in entry.texts("sources"))


def _note(entry: Entry, sentences: Mapping[int, Span], sources: Mapping[str, Source]) -> Note:
    entry.only(FIELDS)
    verdict = entry.text("verdict", needed=True)
    if verdict not in VERDICTS:
        raise entry.error(f"verdict is {verdict!r}; it must be one of: {', '.join(VERDICTS)}.")
    return Note(
        entry.text("id", needed=True),
        verdict,
        entry.text("text", needed=True),
        sources_named(entry, sources),
        _sentences(entry, sentences),
    )


def _sentences(entry: Entry, sentences: Mapping[int, Span]) -> tuple[Span, ...]:
    places = entry.fields.get("about")
    if not isinstance(places, list) or not places:
        raise entry.error('about must name a sentence: about = [{ start = 1, opening = "..." }].')
    return tuple(_sentence(entry, place, sentences) for place in places)


def _sentence(entry: Entry, place: object, sentences: Mapping[int, Span]) -> Span:
    start, opening = (
        (place.get("start"), place.get("opening")) if isinstance(place, dict) else (0, 0)
    )
    if not (isinstance(start, int) and isinstance(opening, str) and opening):
        raise entry.error("each place in about needs a start (a number) and an opening (a text).")
    sentence = sentences.get(start)
    if sentence is None or not sentence.text.startswith(opening):
        raise entry.error(f"no sentence of the document starts at {start} with {opening!r}.")
    return sentence
