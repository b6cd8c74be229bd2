"""Search over structures, landmarks, terms, actions and the document's sentences.

An index is a list of entries with the words that each answers to. How well a query fits a word is
the business of a `Ranker`, so that another way of matching can take the place of `plain_rank`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from annotations.atlas import Atlas
from annotations.document.sentences import shortened
from annotations.structures.landmarks import Landmark
from annotations.structures.structures import Structure

GROUPS = ("structures", "landmarks", "terms", "actions", "sentences")
MOST_MEANT = 6  # structures that a word stands for, up to which they are offered one by one
LEAST_RANK = 0.4
MEANT = 0.7  # rank of a structure that a word stands for which is not its name
_FORGIVING = 0.75
_LONGEST_FORGIVEN = 40
_SHORTEST_FORGIVEN = 4

Ranker = Callable[[str, str], float]
"""(query, word), both plain small letters -> 0 (does not fit) to 1 (the same)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found.

    Attributes:
        group: one of `GROUPS`.
        title: as it is shown.
        words: what it answers to, small letters.
        keys: structures to select.
        landmark: key of the landmark to go to, None for other groups.
        start: offset of the sentence to go to, None for other groups.
        about: what is said of a landmark, in two sentences; empty for other groups.
        action: id of the action to run, None for other groups.
    """

    group: str
    title: str
    words: tuple[str, ...]
    keys: tuple[str, ...]
    landmark: str | None = None
    start: int | None = None
    about: tuple[str, ...] = ()
    action: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """An entry and how well it fits, 0 to 1."""

    entry: Entry
    rank: float


def index_of(atlas: Atlas, landmarks: Sequence[Landmark]) -> tuple[Entry, ...]:
    """All that can be found in a document and in the records."""
    return (
        *(_structure(structure) for structure in atlas.structures),
        *(_landmark(landmark) for landmark in landmarks),
        *_terms(atlas, landmarks),
        *_sentences(atlas),
    )


def search(
    query: str, index: Iterable[Entry], *, most: int = 8, rank: Ranker | None = None
) -> dict[str, tuple[Result, ...]]:
    """The best entries of each group, best first; groups without any are left out.

    Args:
        query: as typed.
        index: from `index_of`.
        most: entries a group.
        rank: how well a query fits a word; `plain_rank` where none is given.
    """
    plain, index = " ".join(query.lower().split()), tuple(index)
    fits = rank or plain_rank
    found: dict[str, list[Result]] = {group: [] for group in GROUPS}
    for entry in index if plain else ():
        best = max(fits(plain, word) for word in entry.words)
        if best >= LEAST_RANK:
            found[entry.group].append(Result(entry, best))
    found["structures"] += _meant(found, index)
    ordered = {group: sorted(results, key=lambda r: -r.rank) for group, results in found.items()}
    return {group: tuple(results[:most]) for group, results in ordered.items() if results}


def _meant(found: Mapping[str, Sequence[Result]], index: Iterable[Entry]) -> Iterator[Result]:
    """The structures that the word itself stands for: psoas major and iliacus for `iliopsoas`."""
    keys = {
        key
        for result in found["terms"]
        if result.rank == 1.0 and len(result.entry.keys) <= MOST_MEANT
        for key in result.entry.keys
    }
    keys.difference_update(*(result.entry.keys for result in found["structures"]))
    for entry in index:
        if entry.group == "structures" and keys.issuperset(entry.keys):
            yield Result(entry, MEANT)


def plain_rank(query: str, word: str) -> float:
    """1 for the same word, less for a beginning, a part, and likeness."""
    if query == word:
        return 1.0
    if word.startswith(query):
        return 0.9
    if query in word:
        return 0.8 if f" {query}" in word else 0.6
    return 0.6 * _likeness(query, word)


def _likeness(query: str, word: str) -> float:
    """0 to 1 for short words with typing errors; a number with an error is another number.

    Letters left out, put in, exchanged or changed over count as one error each. What is still
    being typed is held against as much of the name, from each of its words on.
    """
    short = max(len(query), len(word)) <= _LONGEST_FORGIVEN
    if not short or len(query) < _SHORTEST_FORGIVEN or any(letter.isdigit() for letter in query):
        return 0.0
    whole = OSA.normalized_similarity(query, word, score_cutoff=_FORGIVING)
    starts = (at for at in range(len(word)) if at == 0 or word[at - 1] == " ")
    begun = max(
        OSA.normalized_similarity(query, word[at : at + len(query)], score_cutoff=_FORGIVING)
        for at in starts
    )
    return max(whole, 0.9 * begun)


def _structure(structure: Structure) -> Entry:
    plain = (structure.plain_name, *structure.synonyms)
    sided = (f"{structure.side} {word}" for word in plain if structure.side)
    words = (
        structure.key,
        *plain,
        *sided,
        structure.latin or structure.name,
        *_numbers(structure.ta2, structure.fma),
    )
    return Entry("structures", structure.name, _small(words), (structure.key,))


def _landmark(landmark: Landmark) -> Entry:
    words = (landmark.name, *landmark.synonyms, *_numbers(landmark.ta2, landmark.fma))
    said = tuple(text for text in (landmark.what, landmark.matters) if text)
    return Entry(
        "landmarks", landmark.name, _small(words), landmark.structures, landmark.key, about=said
    )


def _terms(atlas: Atlas, landmarks: Iterable[Landmark]) -> Iterator[Entry]:
    """Words for several structures or a part; what is a landmark already is found as that."""
    marked = {word.lower() for one in landmarks for word in (one.name, *one.synonyms)}
    for term in atlas.vocabulary.terms:
        if term.keys and term.scope != "own" and term.text.lower() not in marked:
            yield Entry("terms", term.text, _small((term.text,)), term.keys)


def _sentences(atlas: Atlas) -> Iterator[Entry]:
    for tie, _ in atlas.readings:
        sentence = tie.sentence
        words = _small((sentence.text,))
        yield Entry(
            "sentences", shortened(sentence.text), words, tie.structures, start=sentence.start
        )


def _numbers(ta2: int | None, fma: int | None) -> Iterator[str]:
    for name, number in (("ta2", ta2), ("fma", fma)):
        if number is not None:
            yield from (f"{name} {number}", f"{name}{number}", f"{name}:{number}", str(number))


def _small(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(word.lower().split()) for word in words))
