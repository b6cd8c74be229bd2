"""What all files of the user's have in common: read with limits, taken in turns, never lost."""

from __future__ import annotations

import errno
import json
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from PySide6.QtCore import QLockFile

PATIENCE_MS = 5_000  # that one window waits for another to finish writing
STALE_MS = 30_000  # after which a machine that holds the file has gone down
DAMAGED = (OSError, ValueError, RecursionError)  # what `read_object` raises


def read_object(path: Path, most: int) -> dict[str, object]:
    """The JSON object that a file holds; a byte order mark, as some editors write it, is none.

    Raises:
        OSError: the file cannot be read, or is no ordinary one: a pipe would be waited on for good.
        ValueError, RecursionError: it holds more than `most` bytes, or no JSON object.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "no ordinary file", str(path))
    with path.open("rb") as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise ValueError("too large")
    found = json.loads(content.decode("utf-8-sig"))
    if not isinstance(found, dict):
        raise ValueError("no object")  # noqa: TRY004 - all that is wrong with a file is one thing
    return found


@contextmanager
def in_turn(path: Path) -> Iterator[None]:
    """Nobody else who asks writes the file within the block; one who died holds nothing.

    Where no lock can be made, as in a folder that may not be written, the writing itself says so.

    Raises:
        OSError: another window does not let go of the file.
    """
    lock = QLockFile(f"{path}.lock")
    lock.setStaleLockTime(STALE_MS)
    if not lock.tryLock(PATIENCE_MS) and lock.error() == QLockFile.LockError.LockFailedError:
        raise OSError(errno.EBUSY, "another window is writing it", str(path))
    try:
        yield
    finally:
        lock.unlock()


def standing(path: Path, most: int) -> dict[str, object]:
    """What a file holds that is about to be written anew; one that is of no use is moved aside."""
    try:
        return read_object(path, most)
    except FileNotFoundError:
        return {}
    except DAMAGED:
        moved_aside(path)
        return {}


def is_newer(found: Mapping[str, object], version: int) -> bool:
    """Whether a later version of the program wrote what was found, and may know more."""
    theirs = found.get("version")
    return isinstance(theirs, int) and theirs > version


def moved_aside(path: Path) -> Path | None:
    """Where a file that is of no use was moved; earlier ones stay. None where it had to stay."""
    aside = _free_name(path)
    try:
        os.replace(path, aside)
    except OSError:
        return None
    return aside


def copied_aside(path: Path) -> Path | None:
    """Where a copy of a file was put that is of use in part; None where that could not be."""
    aside = _free_name(path)
    try:
        shutil.copyfile(path, aside)
    except OSError:
        return None
    return aside


def _free_name(path: Path) -> Path:
    """A name beside the file that nothing has yet."""
    names = (path.with_suffix(f".damaged{n or ''}{path.suffix}") for n in count(0))
    return next(name for name in names if not os.path.lexists(name))
