"""A step of a motion on one side, and the text that stands for it in the state."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple


class Place(NamedTuple):
    """A step of a motion on one side."""

    motion: str
    step: int
    side: str

    def __str__(self) -> str:
        return f"{self.motion}/{self.step}/{self.side}"

    @classmethod
    def read(cls, text: str, motions: Container[str]) -> Place | None:
        """What `str` wrote; None for anything else, or where there is no such motion."""
        parts = text.split("/")
        if len(parts) != len(cls._fields) or parts[0] not in motions:
            return None
        return cls(parts[0], int(parts[1]), parts[2])
