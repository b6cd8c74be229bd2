"""What every step of the set-up shares: how it speaks and how it stops."""

from __future__ import annotations

import sys
import time

STARTED = time.monotonic()


class SetupError(Exception):
    """Set-up cannot go on; the message says why and what to do."""


def say(text: str) -> None:
    # Not to standard output: that is the program's own, as in `run.py list --json > FILE`.
    print(f"[{time.monotonic() - STARTED:4.0f} s] {text}", file=sys.stderr, flush=True)
