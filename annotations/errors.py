"""The one error type of the words; its message is a sentence for the user."""

from __future__ import annotations


class AnnotationError(ValueError):
    """A document, a record or a key that cannot be used: what, where, what to do.

    Args:
        message: one or two sentences for the user.
        source: the file that the message is about, if any.
        line: line in that file, counted from 1.
    """

    def __init__(self, message: str, *, source: str = "", line: int = 0) -> None:
        where = f"{source}:{line}: " if line else f"{source}: " if source else ""
        super().__init__(where + message)


class TooMuchError(AnnotationError):
    """A document holds more than can be read."""


class CancelledError(Exception):
    """The user took back the wish for what was being read; nothing is wrong."""
