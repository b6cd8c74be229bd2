"""What the other process answers, line by line: written here, and checked here word by word.

A file may have taken that process over, so nothing in its answer is taken on trust.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from annotations.readers.pieces import TOO_MUCH, Piece

HIGHEST_LEVEL = 7
LONGEST_SENTENCE = 500


@dataclass(frozen=True, slots=True)
class Progress:
    """How much is done, 0 to 1."""

    share: float


@dataclass(frozen=True, slots=True)
class Failure:
    """Why nothing can be read, as a sentence for the user."""

    sentence: str


Answer = Progress | Failure | list[Piece]


def written(answer: Progress | Failure | Sequence[Piece]) -> str:
    """An answer as a line of JSON."""
    if isinstance(answer, Progress):
        return json.dumps({"progress": answer.share})
    if isinstance(answer, Failure):
        return json.dumps({"error": answer.sentence})
    return json.dumps({"pieces": [astuple(piece) for piece in answer]})


def understood(line: bytes) -> Answer:
    """The answer on a line; a line that makes no sense is the failure of a damaged file."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return Failure(TOO_MUCH)
    match message:
        case {"progress": int() | float() as share} if 0.0 <= share <= 1.0:
            return Progress(float(share))
        case {"error": str() as sentence} if _is_sentence(sentence):
            return Failure(sentence)
        case {"pieces": list() as rows}:
            pieces = [_piece(row) for row in rows]
            sound = [piece for piece in pieces if piece is not None]
            return sound if len(sound) == len(pieces) else Failure(TOO_MUCH)
    return Failure(TOO_MUCH)


def _is_sentence(words: str) -> bool:
    return 0 < len(words) <= LONGEST_SENTENCE and words.isprintable()


def _piece(row: object) -> Piece | None:
    match row:
        case [str() as text, None | int() as level, bool() as apart, str() as why, bool() as row]:
            sound = level is None or (type(level) is int and 0 <= level <= HIGHEST_LEVEL)
            return Piece(text, level, apart, why, row) if sound and text else None
    return None
