"""Reads a file of a rich format in a process of its own.

The libraries for these formats are large, partly written in C, and files can be made to keep them
busy for hours, to fill the memory or to crash them. None of that reaches this process: the other
one is told to stop, or found dead, and that is a sentence for the user. It also leaves the window's
thread undisturbed. What it says is not believed either: too much of it, or words of another shape,
end as the same sentence.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO

from annotations.errors import AnnotationError
from annotations.readers.answers import Answer, Failure, Progress, understood
from annotations.readers.pieces import Piece, check_pieces
from annotations.watch import Watch

ROOT = Path(__file__).resolve().parents[2]
LONGEST_S = 60.0
POLL_S = 0.05
CHUNK = 1 << 16
MOST_BYTES = 100_000_000  # the longest text, each letter written as `\ud835\udc9c`
MOST_LINES = 1_000
TOO_LONG = "takes more than a minute to read: it is far too long or made to do harm."
# Isolated (`-I`), Python finds modules neither in the current folder, which holds whatever came
# with the document, nor where the environment points; the program's own folder is named instead.
ISOLATED = ("-I", "-X", "utf8")
START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from annotations.readers.__main__ import main; main()"
)


def pieces_apart(form: str, content: bytes, watch: Watch) -> list[Piece]:
    """The pieces of a file, read by another process.

    Args:
        form: of the file, as `forms.pieces_of` names them.
        content: all of the file.
        watch: told of progress.

    Raises:
        AnnotationError: it holds nothing that can be read; says why and what to do.
        CancelledError: it is not wanted any more; the other process is gone.
    """
    process = subprocess.Popen(
        [sys.executable, *ISOLATED, "-c", START, str(ROOT), form],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        process_group=0,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    said: SimpleQueue[bytes] = SimpleQueue()
    # Each closes its own end. Neither is waited for: what a reader may have started could hold
    # the other ends open.
    Thread(target=_hand_over, args=(process.stdin, content), daemon=True).start()
    Thread(target=_listen, args=(process.stdout, said), daemon=True).start()
    try:
        return _answer(said, watch)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill it with whatever it started; until it is waited for, its number is nobody else's."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _hand_over(stream: IO[bytes], content: bytes) -> None:
    left = memoryview(content)
    try:
        with stream:
            while left:
                left = left[stream.write(left) :]
    except OSError:
        pass  # it ended without reading all; why, the answer says


def _listen(stream: IO[bytes], said: SimpleQueue[bytes]) -> None:
    """Hand on each line, and an empty one at the end, or when it is too much."""
    parts: list[bytes] = []
    lines = read = 0
    with stream:
        while lines < MOST_LINES and read < MOST_BYTES and (chunk := stream.read(CHUNK)):
            read += len(chunk)
            *ends, rest = chunk.split(b"\n")
            for end in ends:
                said.put(b"".join((*parts, end, b"\n")))
                parts.clear()
            lines += len(ends)
            parts.append(rest)
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
        answer: Answer = understood(line)
        if isinstance(answer, Failure):
            raise AnnotationError(answer.sentence)
        if isinstance(answer, Progress):
            done = max(done, answer.share)
            continue
        check_pieces(answer)
        return answer
    raise AnnotationError(TOO_LONG)
