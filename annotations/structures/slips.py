"""Slips of the pen in words of anatomy: `illiopsoas`, `psaos`, `trochantor`.

A word is taken for a term's word where exactly one is near and it is no other word. Everyday words
are left alone: `spin` is no slip for `spine`. Inside a phrase the rest must be right (`lumber
vertebrae`), so that there even a word with a meaning of its own can be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

SHORTEST = 5
LONGEST = 20
LONG = 9  # from here on, two slips are forgiven
MOST_KNOWN = 50_000
# Words of the vocabulary that many everyday words are near to.
EVERYDAY = frozenset({
    "ankle", "area", "back", "backbone", "bodies", "bone", "breathing", "canal", "chest",
    "column", "crest", "disc", "discs", "disk", "elbow", "flexor", "front", "girdle",
    "groin", "groove", "head", "joint", "knee", "lower", "main", "minor", "muscle",
    "muscles", "neck", "nerve", "network", "outline", "part", "region", "right", "roots",
    "shoulder", "side", "skin", "socket", "spine", "surface", "tail", "thigh", "trunk",
    "upper",
})  # fmt: skip
# Words with a meaning of their own that are near to a word of the vocabulary.
OTHERS = frozenset({
    "acetabular", "femora", "ileum", "ileal", "ilial", "lumbars", "public", "pubes",
    "pelves", "psoatic", "scrum", "sacra", "spiral", "spinach", "vertebrate", "vertebrates",
    "vertebrally", "diaphragms", "femoris", "musculus", "iliaca", "lumbales", "lumbalis",
    "sacralis",
})  # fmt: skip
_TOKEN = re.compile(r"(?<![\w-])[^\W\d_]{5,20}(?!\w)")


class Slips:
    """Knows the words of a vocabulary and what is near to one of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        words = {word for text in texts for word in _TOKEN.findall(text.lower())}
        self._words = words
        self._near: dict[str, list[str]] = {}
        for word in sorted(words - EVERYDAY):
            self._near.setdefault(word[0], []).append(word)
        self._meant = lru_cache(maxsize=MOST_KNOWN)(self._nearest)

    def found(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """Start, end and the word that is meant, for each slip in `text[start:end]`."""
        tokens = ((m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text, start, end))
        return [(a, b, meant) for a, b, word in tokens if (meant := self._meant(word.lower()))]

    def _nearest(self, word: str) -> str:
        if word in self._words or word in OTHERS or word.removesuffix("s") in self._words:
            return ""
        most = 2 if len(word) >= LONG else 1
        near = {each: OSA.distance(word, each, score_cutoff=most)
                for each in self._near.get(word[0], ())}  # fmt: skip
        least = min(near.values(), default=most + 1)
        nearest = [each for each, distance in near.items() if distance == least]
        return nearest[0] if least <= most and len(nearest) == 1 else ""
