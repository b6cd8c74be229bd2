"""The words that structures answer to, and where they stand in a text.

Own words (names, synonyms) come with the structure records; words for several structures, for a
part or a region, and known words without a mesh stand in `data/terms.csv`, each with a reason.
Terms are matched on word bounds, in any case, singular or plural, the longest first: in `psoas
major muscle` the word `psoas` is used up, and in `hip flexor` the word `hip`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from annotations.structures.slips import Slips
from annotations.structures.structures import Structure
from annotations.tables import DATA, Row, read_table

TERMS_FILE = DATA / "terms.csv"
COLUMNS = ("term", "structures", "scope", "why")
SCOPES = ("own", "part", "whole", "region", "none")
SHARED_LETTERS = 2
HYPHENS = "‐‑-"
# Where case is ignored, these signs of other alphabets fit the letters beside them.
_ALIKE = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "\u212a": "k", "’": "'", "‐": "-", "‑": "-"})
# The number of a note that stands behind a word is no part of it.
_WORD_END = r"(?![^\W⁰¹²³⁴⁵⁶⁷⁸⁹])"
LEVEL_SIGNS = ("–", "-", "/")
_BONES = r"vertebra(?:e|s|l\s+bod(?:y|ies))?|bod(?:y|ies)|process(?:es)?"
_NERVES = r"(?:spinal\s+)?nerves?|nerve\s+roots?|roots?|rami"
# What makes a level the vertebrae: `vertebrae L4–L5`, `the bodies of L4–L5`, `L4–L5 nerve roots`.
FAR = 40  # letters before a level that are looked at
_BEFORE_ROW = re.compile(
    rf"\b(?:{_BONES}|{_NERVES})\s+(?:(?:of|from|at)\s+)?(?:the\s+)?[(\[]?$", re.IGNORECASE
)
_AFTER_ROW = re.compile(rf"\s+(?:{_BONES}|{_NERVES})\b", re.IGNORECASE)
_GROUPS = {
    "vertebrae": r"(?:t12|l\d)_vertebra",
    "discs": r".*_disc",
    "lumbar_vertebrae": r"l\d_vertebra",
    "lumbar_discs": r"l\d_.*_disc",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase and the structures that answer to it.

    Attributes:
        keys: in the order of the records; empty for a known word without a mesh.
        scope: `own` (its own name), `part` (of it), `whole` (that it is part of), `region`
            (that it lies in), `none` (no mesh).
        why: the reason for the tie.
    """

    text: str
    keys: tuple[str, ...]
    scope: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in a text, at `text[start:end]`."""

    term: Term
    start: int
    end: int


NO_ROWS: Mapping[str, Term] = MappingProxyType({})


class Vocabulary:
    """All terms, ready to be found in texts.

    Args:
        terms: what can be found.
        rows: for names of discs that may stand for the two vertebrae, the term of those.
    """

    def __init__(self, terms: Iterable[Term], rows: Mapping[str, Term] = NO_ROWS) -> None:
        self.terms = tuple(terms)
        self._rows = rows
        self._by_text = {_unhyphened(term.text): term for term in self.terms}
        self._slips = Slips(term.text for term in self.terms)
        texts = (_plain(term.text) for term in self.terms)
        words = _alternatives(sorted(dict.fromkeys(texts), key=len, reverse=True), SHARED_LETTERS)
        self._pattern = re.compile(rf"(?<![\w-])({words})(?:es|s)?{_WORD_END}", re.IGNORECASE)

    def find(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """The terms in `text[start:end]`, from left to right, none overlapping.

        Slips of the pen count as the word that is meant; offsets are those of what is written.
        """
        slips = self._slips.found(text, start, end)
        if not slips:
            yield from self._written(text, start, end)
            return
        parts: list[str] = []
        shifts = [(0, start)]  # place in the mended text, place in `text`
        at, length = start, 0
        for first, last, meant in slips:
            parts += [text[at:first], meant]
            length += first - at + len(meant)
            shifts.append((length, last))
            at = last
        mended = "".join([*parts, text[at:end]])
        for hit in self._written(mended, 0, len(mended)):
            yield Hit(hit.term, _place(hit.start, shifts), _place(hit.end, shifts))

    def _written(self, text: str, start: int, end: int) -> Iterator[Hit]:
        for match in self._pattern.finditer(text, start, end):
            term = self._by_text[_unhyphened(match[1])]
            row = self._rows.get(term.text)
            if row is not None and _is_of_vertebrae(text, match.start(), match.end()):
                term = row
            yield Hit(term, match.start(), match.end())


def _place(at: int, shifts: Sequence[tuple[int, int]]) -> int:
    """A place in a mended text as one in the text itself; bounds of words stay bounds."""
    mended, written = shifts[bisect_right(shifts, at, key=lambda shift: shift[0]) - 1]
    return written + at - mended


def _alternatives(texts: Sequence[str], shared: int) -> str:
    """A pattern for any of the texts, the first that fits.

    Texts that begin alike are tried together, which finds the same and is quicker.
    """
    if not shared:
        return "|".join(map(_spaced, texts))
    groups: dict[str, list[str]] = {}
    for text in texts:
        groups.setdefault(text[:1], []).append(text[1:])
    return "|".join(
        f"{_spaced(letter)}(?:{_alternatives(rests, shared - 1)})"
        for letter, rests in groups.items()
    )


def _spaced(text: str) -> str:
    hyphened = re.escape(text).replace(r"\-", f"[{HYPHENS}]")
    return hyphened.replace(r"\ ", rf"(?:\s+|[{HYPHENS}])").replace("'", "['’]")


def _plain(text: str) -> str:
    """A term as it is kept: signs that a pattern takes for one another are one."""
    return " ".join(text.translate(_ALIKE).lower().split())


def _unhyphened(text: str) -> str:
    return _plain(text).replace("-", " ")


def read_vocabulary(structures: Sequence[Structure], path: Path = TERMS_FILE) -> Vocabulary:
    """The vocabulary of the records and of `data/terms.csv`.

    Raises:
        AnnotationError: the file is missing, or a row breaks a rule.
    """
    terms = {_plain(term.text): term for term in _own_terms(structures)}
    terms |= {_plain(term.text): term for term in _rows_of_vertebrae(structures)}
    levels = list(_levels(structures))
    for term, _ in levels:
        terms.setdefault(_plain(term.text), term)
    for row in read_table(path, COLUMNS):
        term = _term(row, structures)
        if _plain(term.text) in terms:
            raise row.error(f"{term.text!r} has a meaning already; keep one of them.")
        terms[_plain(term.text)] = term
    rows = {terms[_plain(term.text)].text: row for term, row in levels if row is not None}
    return Vocabulary(terms.values(), rows)


def _own_terms(structures: Sequence[Structure]) -> Iterator[Term]:
    keys: dict[str, list[str]] = {}
    for structure in structures:
        words = (structure.plain_name, *structure.synonyms)
        if structure.side:
            words += tuple(f"{structure.side} {word}" for word in words)
        for word in words:
            keys.setdefault(_plain(word), []).append(structure.key)
    return (Term(text, tuple(dict.fromkeys(found)), "own") for text, found in keys.items())


def _rows_of_vertebrae(structures: Sequence[Structure]) -> Iterator[Term]:
    """`L1 to L4`, `L1-L4`, `L1–4`: each vertebra of the row; of neighbours a dash is the disc."""
    row = [(s.plain_name.split()[0], s.key) for s in structures if s.key.endswith("_vertebra")]
    for first, (a, _) in enumerate(row):
        for last in range(first + 1, len(row)):
            keys = tuple(key for _, key in row[first : last + 1])
            b = row[last][0]
            dashes = ("–", HYPHENS[-1:]) if last > first + 1 else ()
            for between in (" to ", " through ", " – ", *dashes):
                yield Term(f"{a}{between}{b}", keys, "own")
                if between != " – " and a[0] == b[0]:
                    yield Term(f"{a}{between}{b[1:]}", keys, "own")


def _levels(structures: Sequence[Structure]) -> Iterator[tuple[Term, Term | None]]:
    """`L4–L5`, `L4-5`, `L4/5`: the disc, with the two vertebrae for where they are meant."""
    known = {structure.key for structure in structures}
    for disc in (s for s in structures if s.key.endswith("_disc")):
        upper, lower = disc.key.split("_")[:2]
        pair = tuple(f"{one}_vertebra" for one in (upper, lower))
        a, b = upper.upper(), lower.upper()
        for between in LEVEL_SIGNS:
            for level in (f"{a}{between}{b}", *((f"{a}{between}{b[1:]}",) if a[0] == b[0] else ())):
                row = Term(level, pair, "own") if known.issuperset(pair) else None
                yield Term(level, (disc.key,), "own"), row
                for name in (" disc", " intervertebral disc"):
                    yield Term(level + name, (disc.key,), "own"), None


def _is_of_vertebrae(text: str, start: int, end: int) -> bool:
    """Whether words beside a level such as `L4–L5` make it the vertebrae and not the disc."""
    before = text[max(0, start - FAR) : start]
    return bool(_BEFORE_ROW.search(before) or _AFTER_ROW.match(text, end))


def _term(row: Row, structures: Sequence[Structure]) -> Term:
    scope = row.one_of("scope", SCOPES)
    if not row["term"]:
        raise row.error("the term is empty; write the word or take the row out.")
    keys = keys_named(row, structures)
    if bool(keys) == (scope == "none"):
        raise row.error(f"scope {scope!r} does not go with structures {row['structures']!r}.")
    return Term(row["term"], keys, scope, row["why"])


def keys_named(row: Row, structures: Sequence[Structure]) -> tuple[str, ...]:
    """The keys that the words in a row's `structures` column stand for.

    A word is a key, a key without its side (both sides), or a group: `vertebrae`, `discs`,
    `lumbar_vertebrae`, `lumbar_discs`.

    Raises:
        AnnotationError: a word is none of these.
    """
    try:
        return keys_of_words(row["structures"].split(), structures)
    except KeyError as error:
        message = f"{error.args[0]!r} is no structure, no pair of structures and no group."
        raise row.error(message) from error


def keys_of_words(words: Iterable[str], structures: Sequence[Structure]) -> tuple[str, ...]:
    """As `keys_named`, for words from elsewhere.

    Raises:
        KeyError: a word is no key, no pair and no group.
    """
    keys: dict[str, None] = {}
    for word in words:
        pattern = _GROUPS.get(word, re.escape(word))
        found = [s.key for s in structures if re.fullmatch(pattern, s.key) or s.stem == word]
        if not found:
            raise KeyError(word)
        keys.update(dict.fromkeys(found))
    return tuple(keys)
