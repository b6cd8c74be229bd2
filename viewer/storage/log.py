"""A short log of what went wrong, kept between two starts, for who looks into it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

MOST_LINES = 200
LONGEST_LINE = 500
EMPTY = "Nothing has gone wrong so far."


class Log:
    """Lines in a file, the last ones; a place that cannot be written to keeps none.

    Args:
        path: the file; it is made with the first line.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = ""

    def add(self, sentence: str) -> None:
        """Note a sentence with the time, on one line."""
        now = datetime.now(UTC).isoformat(" ", "seconds")
        line = " ".join(f"{now} {sentence}".split())[:LONGEST_LINE]
        lines = [*self._read().splitlines(), line][-MOST_LINES:]
        self._kept = "\n".join(lines) + "\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(self._kept, encoding="utf-8")
        except OSError:
            pass  # it still can be copied as long as the program runs

    @property
    def text(self) -> str:
        """All of it; a sentence where there is none."""
        return self._read() or EMPTY

    def _read(self) -> str:
        if self._kept:
            return self._kept
        try:
            return self._path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""


def cause_of(error: BaseException | None, trace: TracebackType | None) -> str:
    """What an error was and where it came from, for the log: `KeyError 'x' at vocabulary.py:75`."""
    frames = extract_tb(trace)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__} {error}{place}" if error is not None else ""
