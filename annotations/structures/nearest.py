"""Names the structures that somebody may have meant by an unknown key."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from annotations.errors import AnnotationError
from annotations.structures.structures import Structure
from annotations.structures.vocabulary import Vocabulary

MOST = 4
LIKENESS = 0.6


def unknown_key(
    wanted: str, structures: Sequence[Structure], vocabulary: Vocabulary
) -> AnnotationError:
    """The error for a key that no structure has; names the nearest ones.

    A word of the vocabulary (`psoas`, `L3`, `thigh bone`) stands for its structures; else keys and
    names that look alike are offered.
    """
    near = _meant(wanted, vocabulary) or _alike(wanted, structures)
    hint = f"Did you mean {_listed(near[:MOST])}? " if near else ""
    shown = wanted if len(wanted) <= 60 else f"{wanted[:57]}..."
    return AnnotationError(
        f"No structure has the key {shown!r}. {hint}See them all with: psoas-viewer list"
    )


def _meant(wanted: str, vocabulary: Vocabulary) -> list[str]:
    words = re.sub(r"[_\s]+", " ", wanted).strip()
    hits = list(vocabulary.find(words, 0, len(words)))
    if len(hits) != 1 or (hits[0].start, hits[0].end) != (0, len(words)):
        return []
    return list(hits[0].term.keys)


def _alike(wanted: str, structures: Sequence[Structure]) -> list[str]:
    words: dict[str, list[str]] = {}
    for structure in structures:
        for word in (structure.key, structure.stem, structure.name, *structure.synonyms):
            words.setdefault(word.lower(), []).append(structure.key)
    near = difflib.get_close_matches(wanted.lower()[:60], words, n=MOST, cutoff=LIKENESS)
    return list(dict.fromkeys(key for word in near for key in words[word]))


def _listed(keys: Sequence[str]) -> str:
    return keys[0] if len(keys) == 1 else f"{', '.join(keys[:-1])} or {keys[-1]}"
