"""For programs that a test starts and interrupts: Ctrl+C as in a terminal of one's own."""

from __future__ import annotations

import signal


def obeys_ctrl_c() -> None:
    """In the child, before it starts: tests that run in the background ignore Ctrl+C, it must not.

    What the parent ignores its children ignore, too, and rightly do so in the program.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
