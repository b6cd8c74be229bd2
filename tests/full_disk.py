"""A disk that takes no more, as the system itself refuses it."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager

TAKES = 4096  # bytes of each file


@contextmanager
def full_disk() -> Iterator[None]:
    """Within the block, writing more than `TAKES` bytes to a file fails with an OSError."""
    former, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (TAKES, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (former, hard))
        signal.signal(signal.SIGXFSZ, handler)
