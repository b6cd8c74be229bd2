"""Whether `.venv` is whole: what a completed set-up left there, and whether it is still so."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, NamedTuple

from tools.setting_up import ROOT, VENV, WINDOWS, SetupError, say

STAMP = VENV / "set-up-complete"
FORMER = ROOT / ".venv-former"
LOCK = ROOT / ".venv-lock"
POLL_S = 0.2

# What no start needs: Python writes it anew, only tools read it, or the user may renew it.
NOT_NEEDED = frozenset(("__pycache__", "pip", "setuptools", "tzdata", "include", "share"))
NOT_NEEDED_ENDS = (".pyc", ".pyi", ".dist-info", f"{os.sep}{STAMP.name}")

Mark = tuple[int, int]  # size in bytes, time of the last change in whole seconds


class Stamp(NamedTuple):
    """What the last completed set-up was for, and the files that it left."""

    done: frozenset[str] = frozenset()
    files: dict[str, Mark] = {}  # noqa: RUF012 - never changed


def read_stamp() -> Stamp:
    """The stamp; an empty one where there is none that can be read."""
    try:
        found = json.loads(STAMP.read_bytes())
        files = {str(name): (int(size), int(when)) for name, (size, when) in found["files"].items()}
        return Stamp(frozenset(map(str, found["done"])), files)
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return Stamp()


def write_stamp(done: Iterable[str]) -> None:
    """Say that set-up is complete for this, with everything in `.venv` as it is now."""
    written = STAMP.with_suffix(".part")
    files = {os.path.relpath(path, VENV): mark(path) for path in needed(str(VENV))}
    written.write_text(json.dumps({"done": sorted(done), "files": files}), encoding="utf-8")
    written.replace(STAMP)


def needed(folder: str) -> Iterator[str]:
    """The files below a folder that a start may need."""
    for entry in os.scandir(folder):
        if entry.name in NOT_NEEDED or entry.path.endswith(NOT_NEEDED_ENDS):
            continue
        if not entry.is_dir():
            yield entry.path
        elif not entry.is_symlink():
            yield from needed(entry.path)


def mark(path: str) -> Mark | None:
    """What tells a file from a changed one; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - thousands of them at every start
    except OSError:
        return None
    return found.st_size, int(found.st_mtime)


def first_changed(stamp: Stamp) -> str | None:
    """A file that is not there any more as set-up left it."""
    before = f"{VENV}{os.sep}"
    return next((name for name, was in stamp.files.items() if mark(before + name) != was), None)


def refuse_link() -> None:
    """Set-up clears `.venv`, so it must be the folder itself.

    Raises:
        SetupError: it is a link to somewhere else.
    """
    place = os.path.realpath(VENV)
    if place != str(VENV):
        raise SetupError(
            f"{VENV} is a link to {place}, and set-up would clear what lies there. Remove the "
            "link, then start again."
        )


@contextmanager
def former_kept() -> Iterator[None]:
    """Lay a damaged `.venv` aside while a new one is made; it comes back where that fails."""
    VENV.rename(FORMER)
    try:
        yield
    except BaseException:
        shutil.rmtree(VENV, ignore_errors=True)
        FORMER.rename(VENV)
        raise
    shutil.rmtree(FORMER, ignore_errors=True)


@contextmanager
def alone() -> Iterator[None]:
    """One set-up of this folder at a time; the system lets go when a process ends."""
    with LOCK.open("a") as file:
        if not taken(file):
            say("Another set-up of this folder is under way; waiting for it ...")
            while not taken(file):
                time.sleep(POLL_S)
        shutil.rmtree(FORMER, ignore_errors=True)  # of a repair that was killed
        yield


def taken(file: IO[str]) -> bool:
    """Lock the file, unless another process has."""
    try:
        if WINDOWS:
            import msvcrt  # noqa: PLC0415

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        pass  # a file system without locks: go on without
    return True
