"""Progress out of long work, and the wish to stop into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from annotations.errors import CancelledError

STEP = 0.01


def ignore(fraction: float) -> None:
    """Nobody wants to know."""


def never() -> bool:
    """Nobody wants it to stop."""
    return False


@dataclass(slots=True)
class Watch:
    """Who is told how far the work is, and who is asked whether to go on.

    Attributes:
        progress: called with the share that is done, 0 to 1, each time it grew by a hundredth.
        cancelled: asked often; the work ends with `CancelledError` when it says yes.
    """

    progress: Callable[[float], None] = ignore
    cancelled: Callable[[], bool] = never
    _told: float = field(default=0.0, init=False)

    def at(self, fraction: float) -> None:
        """Say how much is done.

        Raises:
            CancelledError: it is not wanted any more.
        """
        if self.cancelled():
            raise CancelledError
        if fraction - self._told >= STEP:
            self._told = fraction
            self.progress(fraction)

    def share(self, start: float, end: float) -> Watch:
        """A watch over a part of the work, whose 0 and 1 are `start` and `end` here."""
        return Watch(lambda fraction: self.at(start + (end - start) * fraction), self.cancelled)
