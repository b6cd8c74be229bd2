"""Reads a file of a form that is named, in a process of its own, and answers in lines of JSON.

Each line is `{"progress": share}`, and the last one `{"pieces": [...]}` or `{"error": sentence}`.
See `annotations.readers.apart`, which starts this.
"""

from __future__ import annotations

import json
import sys
from dataclasses import astuple
from pathlib import Path

from annotations.errors import AnnotationError
from annotations.readers.forms import pieces_of
from annotations.readers.pieces import TOO_MUCH
from annotations.watch import Watch

MEMORY = 2_000_000_000
PROCESSOR_S = 90


def main() -> None:
    """Read one file and say what came of it."""
    form, path = sys.argv[1:]
    _limit_itself()
    try:
        pieces = pieces_of(form, Path(path).read_bytes(), Watch(_tell))
    except AnnotationError as error:
        _say({"error": str(error)})
    except MemoryError:
        _say({"error": TOO_MUCH})
    else:
        _say({"pieces": [astuple(piece) for piece in pieces]})


def _tell(share: float) -> None:
    _say({"progress": share})


def _say(message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _limit_itself() -> None:
    """A file that unpacks without end breaks this process alone, soon, and even when forgotten."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not there on Windows

        for what, wanted in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, PROCESSOR_S)):
            _, most = resource.getrlimit(what)
            limit = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
            resource.setrlimit(what, (limit, most))
