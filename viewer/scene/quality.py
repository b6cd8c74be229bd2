"""How finely the picture is drawn while it moves, so that it stays smooth on any machine.

The finished picture is always as fine as the screen. While the model moves, software rendering
pays for every pixel, so the picture is drawn smaller and spread out; the measured time of a frame
decides how much smaller.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from statistics import median

SCALES = (1.0, 0.8, 0.65, 0.5)  # of the screen's resolution, finest first
TOO_SLOW, FAST_ENOUGH = 1.0 / 24.0, 1.0 / 60.0  # seconds a frame: coarser above, finer below
MOVING = 0.4  # seconds after a frame within which the next one belongs to the same movement
FEW = 3  # frames that are measured before anything is changed
REMEMBERED = 60


@dataclass(slots=True)
class Quality:
    """Chooses the scale of the next moving frame from how long the last ones took.

    Attributes:
        mode: `automatic`, `fast` (always coarse) or `full` (always fine).
        times: seconds of the last moving frames.
        still: seconds that the last finished picture took.
    """

    mode: str = "automatic"
    times: deque[float] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    still: float = 0.0
    _level: int = 0
    _last: float = float("-inf")
    _recent: deque[float] = field(default_factory=lambda: deque(maxlen=FEW))

    def scale(self, now: float) -> float:
        """Of the next frame; a single one that follows a pause is drawn in full.

        Args:
            now: seconds on a clock that only goes forward.
        """
        if self.mode == "full" or now - self._last > MOVING:
            return 1.0
        return SCALES[-1] if self.mode == "fast" else SCALES[self._level]

    def drawn(self, began: float, ended: float, *, still: bool) -> None:
        """Learn how long a frame took, in seconds on the same clock."""
        took = ended - began
        if still:
            self.still = took
            return
        if began - self._last <= MOVING:
            self.times.append(took)
            self._recent.append(took)
            self._choose()
        self._last = ended

    def _choose(self) -> None:
        if len(self._recent) < FEW:
            return
        usual = median(self._recent)
        if usual > TOO_SLOW and self._level < len(SCALES) - 1:
            self._level += 1
            self._recent.clear()
        elif usual < FAST_ENOUGH and self._level > 0:
            self._level -= 1
            self._recent.clear()

    @property
    def usual(self) -> float | None:
        """Median time of the last moving frames, seconds; None before anything moved."""
        return median(self.times) if self.times else None

    @property
    def chosen(self) -> float:
        """Scale of frames in the middle of a movement."""
        return {"full": 1.0, "fast": SCALES[-1]}.get(self.mode, SCALES[self._level])
