"""A screen of our own for windows under test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Ends the server when our end of the pipe closes, however we end: a screen that goes before the
# last window does would end the test run with an error of its own.
KEEPER = '"$@" & server=$!; read -r _; kill $server; wait $server'


@contextmanager
def virtual_display(width: int, height: int) -> Iterator[None]:
    """Run Xvfb and point DISPLAY at it; does nothing where there is none to run (Windows)."""
    server = shutil.which("Xvfb")
    if server is None or not sys.platform.startswith("linux"):
        yield
        return
    ready, told = os.pipe()
    command = [server, "-displayfd", str(told), "-screen", "0", f"{width}x{height}x24"]
    keeper = subprocess.Popen(
        ["/bin/sh", "-c", KEEPER, "sh", *command, "-nolisten", "tcp", "-noreset"],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=(told,),
    )
    os.close(told)
    before = os.environ.get("DISPLAY")
    try:
        with os.fdopen(ready) as answer:
            os.environ["DISPLAY"] = f":{answer.readline().strip()}"
        yield
    finally:
        if before is None:
            os.environ.pop("DISPLAY", None)
        else:
            os.environ["DISPLAY"] = before
        keeper.communicate()
