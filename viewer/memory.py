"""Memory that goes back to the system when it is not needed any more."""

from __future__ import annotations

import ctypes
import sys

LARGE = 1 << 20  # bytes
DRAWING = 2_000_000_000  # bytes of address space, measured with software rendering on two cores
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # as malloc.h of the GNU C library numbers them


def scarce_memory() -> str | None:
    """A sentence where this process may not have the memory that drawing takes, else None.

    Qt and VTK end the process, or blame the graphics driver, when they get none.
    """
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - not there on Windows

    allowed, _ = resource.getrlimit(resource.RLIMIT_AS)
    if allowed == resource.RLIM_INFINITY or allowed >= DRAWING:
        return None
    return (
        f"Drawing takes {DRAWING / 1e9:.1f} GB of memory, and this program may have only "
        f"{allowed / 1e9:.1f} GB. Raise the limit, for instance with: ulimit -v unlimited"
    )


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
