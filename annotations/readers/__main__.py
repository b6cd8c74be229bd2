"""Reads a file from standard input, in a process of its own, and answers in lines.

See `annotations.readers.apart`, which starts this, and `annotations.readers.answers`.
"""

from __future__ import annotations

import sys

from annotations.errors import AnnotationError
from annotations.readers.answers import Failure, Progress, written
from annotations.readers.forms import pieces_of
from annotations.readers.pieces import TOO_MUCH, Piece
from annotations.watch import Watch

MEMORY = 600_000_000
PROCESSOR_S = 30
FILES = 32


def main() -> None:
    """Read one file and say what came of it."""
    form = sys.argv[1]
    _limit_itself()
    try:
        pieces = pieces_of(form, sys.stdin.buffer.read(), Watch(_tell))
    except AnnotationError as error:
        _say(Failure(str(error)))
    except (MemoryError, RecursionError):
        _say(Failure(TOO_MUCH))
    else:
        _say(pieces)


def _tell(share: float) -> None:
    _say(Progress(share))


def _say(answer: Progress | Failure | list[Piece]) -> None:
    sys.stdout.write(written(answer) + "\n")
    sys.stdout.flush()


def _limit_itself() -> None:
    """A file that unpacks without end breaks this process alone, soon, and even when forgotten.

    It writes no file, starts no process and dumps no memory. The limits are hard ones: code that
    took it over could not lift them.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not there on Windows

    wanted = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: PROCESSOR_S,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_NOFILE: FILES,
        resource.RLIMIT_CORE: 0,
    }
    for what, limit in wanted.items():
        _, most = resource.getrlimit(what)
        lower = limit if most == resource.RLIM_INFINITY else min(limit, most)
        resource.setrlimit(what, (lower, lower))
