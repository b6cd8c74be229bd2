"""Whether there is a screen to open a window on, found without starting Qt."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Mapping

_X_TIMEOUT_S = 2.0
_NO_SCREEN = ("offscreen", "minimal", "vnc")


def missing_display(environ: Mapping[str, str] = os.environ) -> str | None:
    """A sentence why no window can be opened, or None when one can.

    Qt ends the process where it cannot reach its display, so this must be known before.
    """
    if not sys.platform.startswith("linux") or environ.get("QT_QPA_PLATFORM"):
        return None
    if environ.get("WAYLAND_DISPLAY"):
        return None
    display = environ.get("DISPLAY", "")
    if not display:
        return "There is no display (DISPLAY and WAYLAND_DISPLAY are not set)."
    if not _answers(display):
        return f"The display {display} does not answer."
    return None


def _answers(display: str) -> bool:
    match = re.fullmatch(r"(?P<host>[^:]*):(?P<number>\d+)(\.\d+)?", display)
    if match is None:
        return True  # a form that only Qt can judge
    host, number = match["host"], int(match["number"])
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        return any(_connects(socket.AF_UNIX, name) for name in (path, "\0" + path))
    return _connects(socket.AF_INET, (host, 6000 + number))


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(_X_TIMEOUT_S)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True
