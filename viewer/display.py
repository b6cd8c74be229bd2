"""Whether there is a screen to open a window on, found before Qt would end the process."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Thread

_WAIT_S = 2.0  # for a display; one that is there answers in a few milliseconds
_QT_WAIT_S = 20.0
_NEEDS_NONE = ("offscreen", "minimal")
# A server whose last client leaves may start anew, and refuse Qt meanwhile: connections stay open.
_CONNECTIONS: dict[str, int] = {}
_TRY_QT = "from PySide6.QtGui import QGuiApplication; QGuiApplication(['psoas-viewer'])"


def missing_display(environ: Mapping[str, str] = os.environ) -> str | None:
    """A sentence why no window can be opened, or None when one can.

    Asks the display as Qt will, without Qt; only what nobody else can judge (an unusual platform
    in QT_QPA_PLATFORM) is tried by Qt itself, in a process of its own.
    """
    if not sys.platform.startswith("linux"):
        return None
    asked = environ.get("QT_QPA_PLATFORM", "")
    if asked:
        platforms = [name.split(":")[0] for name in asked.split(";")]
        if any(_has(platform, environ) for platform in platforms):
            return None
        return f"The display that QT_QPA_PLATFORM={asked} asks for does not answer."
    if _has_wayland(environ) or has_x(environ):
        return None
    named = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    if not named:
        return "There is no display (DISPLAY and WAYLAND_DISPLAY are not set)."
    return f"The display {named} does not answer."


def _has(platform: str, environ: Mapping[str, str]) -> bool:
    if platform in _NEEDS_NONE:
        return True
    if platform == "xcb":
        return has_x(environ)
    if platform == "wayland":
        return _has_wayland({"WAYLAND_DISPLAY": "wayland-0", **environ})
    return _qt_starts({**environ, "QT_QPA_PLATFORM": platform})


def _has_wayland(environ: Mapping[str, str]) -> bool:
    """Whether a compositor listens; Qt takes it before X, and goes on to X without one."""
    name = environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(_WAIT_S)
        try:
            probe.connect(str(Path(environ.get("XDG_RUNTIME_DIR", "")) / name))
        except OSError:
            return False
    return True


def has_x(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether X answers to the library with which Qt will ask it, in every form of DISPLAY."""
    display = environ.get("DISPLAY")
    if not display:
        return False
    if display in _CONNECTIONS:
        return True
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return _qt_starts(environ)
    # A machine that is switched off, or a server that hangs, would keep this thread for minutes.
    asking = Thread(target=_connect, args=(xcb, display), daemon=True)
    asking.start()
    asking.join(_WAIT_S)
    return display in _CONNECTIONS


def _connect(xcb: ctypes.CDLL, display: str) -> None:
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    # Only who asks for the screen's number is told that there is no such screen.
    screen = ctypes.c_int()
    connection = xcb.xcb_connect(os.fsencode(display), ctypes.byref(screen))
    if xcb.xcb_connection_has_error(connection):
        xcb.xcb_disconnect(connection)
    else:
        _CONNECTIONS[display] = connection


def _qt_starts(environ: Mapping[str, str]) -> bool:
    """Whether Qt can use what the environment names; where it cannot, it ends its process."""
    import subprocess  # noqa: PLC0415 - for unusual displays only

    try:
        tried = subprocess.run(
            [sys.executable, "-I", "-c", _TRY_QT],
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_QT_WAIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return tried.returncode == 0
