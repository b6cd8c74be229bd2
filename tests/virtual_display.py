"""A screen of our own for windows under test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Ends the server when our end of the pipe closes, however we end.
KEEPER = '"$@" & server=$!; read -r _; kill $server; wait $server'


@contextmanager
def virtual_display(width: int, height: int) -> Iterator[None]:
    """Run Xvfb and point DISPLAY at it; does nothing where there is none to run (Windows)."""
    before = os.environ.get("DISPLAY")
    opened = open_display(width, height)
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("DISPLAY", None)
        else:
            os.environ["DISPLAY"] = before
        if opened is not None:
            keeper, end = opened
            os.close(end)
            keeper.wait()


def open_display(width: int, height: int) -> tuple[subprocess.Popen[bytes], int] | None:
    """The same until this process has ended.

    A screen that goes before the last window does would end a test run with an error of its own,
    and Python lets go of its objects in no order that could be relied on. So the end of the pipe
    is a bare number, which the system closes after everything else.

    Returns:
        What runs the server, and the number to close to end it; None where there is none to run.
    """
    server = shutil.which("Xvfb")
    if server is None or not sys.platform.startswith("linux"):
        return None
    ready, told = os.pipe()
    waited_for, end = os.pipe()
    command = [server, "-displayfd", str(told), "-screen", "0", f"{width}x{height}x24"]
    keeper = subprocess.Popen(
        ["/bin/sh", "-c", KEEPER, "sh", *command, "-nolisten", "tcp", "-noreset"],
        stdin=waited_for,
        stderr=subprocess.DEVNULL,
        pass_fds=(told,),
    )
    os.close(told)
    os.close(waited_for)
    with os.fdopen(ready) as answer:
        os.environ["DISPLAY"] = f":{answer.readline().strip()}"
    return keeper, end
