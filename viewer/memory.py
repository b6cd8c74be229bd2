"""Memory that goes back to the system when it is not needed any more."""

from __future__ import annotations

import ctypes
import sys

LARGE = 1 << 20  # bytes
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # as malloc.h of the GNU C library numbers them


def give_back_large_blocks() -> bool:
    """Let every block over a megabyte be a mapping of its own, which goes when it is freed.

    Left to itself the GNU C library raises that limit to 32 MB as it meets larger blocks. Meshes
    and pictures then lie between small blocks that stay, and the program only ever grows: by 6 %
    instead of 2 % in ten minutes of random actions, from 80 MB more.

    Returns:
        Whether this system took the setting; others need none.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except AttributeError:  # another C library
        return False
    return bool(mallopt(_MMAP_THRESHOLD, LARGE) and mallopt(_TRIM_THRESHOLD, LARGE))
