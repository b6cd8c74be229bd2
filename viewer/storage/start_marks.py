"""Marks of starts that are under way, by which a later start knows of one that died."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

PATTERN = "starting-*.lock"
STALE_MS = 60_000  # a start is over long before; the mark of a machine that went down is older


class StartMark:
    """The mark of this start, a file that is there from `begin` to `end`.

    It is locked by this process as long as that lives, so that several windows that start at once
    do not take each other's marks for those of the dead.

    Args:
        folder: of the settings; made where it is missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        name = f"starting-{os.getpid()}-{secrets.token_hex(4)}.lock"
        self._own = QLockFile(str(folder / name))

    def begin(self) -> bool:
        """Set the mark; whether an earlier start died before its end, whose mark is then taken."""
        found = []
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            found = list(self._folder.glob(PATTERN))
        died = [mark for mark in found if _was_left(mark)]
        self._own.setStaleLockTime(0)
        self._own.tryLock(0)  # without a mark the start goes on, only that its death goes unnoticed
        return bool(died)

    def end(self) -> None:
        """The start is over."""
        self._own.unlock()


def _was_left(mark: Path) -> bool:
    """Whether the process is gone that set the mark, which is then removed."""
    lock = QLockFile(str(mark))
    lock.setStaleLockTime(STALE_MS)
    if not lock.tryLock(0):
        return False
    lock.unlock()
    return True
