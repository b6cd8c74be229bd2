"""Reads a file of a rich format in a process of its own.

The libraries for these formats are large, partly written in C, and files can be made to keep them
busy for hours, to fill the memory or to crash them. None of that reaches this process: the other
one is told to stop, or found dead, and that is a sentence for the user. It also leaves the window's
thread undisturbed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO

from annotations.errors import AnnotationError
from annotations.readers.pieces import TOO_MUCH, Piece
from annotations.watch import Watch

ROOT = Path(__file__).resolve().parents[2]
LONGEST_S = 60.0
POLL_S = 0.05
# Isolated (`-I`), Python finds modules neither in the current folder, which holds whatever came
# with the document, nor where the environment points; the program's own folder is named instead.
ISOLATED = ("-I", "-X", "utf8")
START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from annotations.readers.__main__ import main; main()"
)
TOO_LONG = "takes more than a minute to read: it is far too long or made to do harm."


def pieces_apart(form: str, path: Path, watch: Watch) -> list[Piece]:
    """The pieces of a file, read by another process.

    Raises:
        AnnotationError: it holds nothing that can be read; says why and what to do.
        CancelledError: it is not wanted any more; the other process is gone.
    """
    with subprocess.Popen(
        [sys.executable, *ISOLATED, "-c", START, str(ROOT), form, str(path.absolute())],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        assert process.stdout is not None
        said: SimpleQueue[bytes] = SimpleQueue()
        listener = Thread(target=_listen, args=(process.stdout, said), daemon=True)
        listener.start()
        try:
            return _answer(said, watch)
        finally:
            process.kill()
            listener.join()


def _listen(stream: IO[bytes], said: SimpleQueue[bytes]) -> None:
    """Hand on each line, and an empty one at the end."""
    for line in stream:
        said.put(line)
    said.put(b"")


def _answer(said: SimpleQueue[bytes], watch: Watch) -> list[Piece]:
    deadline = monotonic() + LONGEST_S
    done = 0.0
    while monotonic() < deadline:
        watch.at(done)
        try:
            line = said.get(timeout=POLL_S)
        except Empty:
            continue
        if not line:
            raise AnnotationError(TOO_MUCH)
        message = json.loads(line)
        if "error" in message:
            raise AnnotationError(message["error"])
        if "pieces" in message:
            return [Piece(*fields) for fields in message["pieces"]]
        done = message["progress"]
    raise AnnotationError(TOO_LONG)
