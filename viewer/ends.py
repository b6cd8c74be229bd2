"""Where words go and how the program ends, whatever becomes of its output and its terminal."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

STOPPED = 130  # what a shell expects of a program ended by Ctrl+C
# Signs that turn the order of what follows: a name must not look like another.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_STEERING = ("Cc", "Cs", "Zl", "Zp")  # Unicode categories: controls, broken bytes, line ends


class OutputError(Exception):
    """The output takes no more; caused by the OSError that says why."""


def plain(text: str) -> str:
    r"""One line that steers no terminal: what would is written as its number, such as `\x1b`."""
    return "".join(
        letter.encode("unicode_escape").decode("ascii") if _is_steering(letter) else letter
        for letter in text
    )


def _is_steering(letter: str) -> bool:
    return letter in _TURNING or unicodedata.category(letter) in _STEERING


def say(text: str) -> None:
    """Print a text, with `?` for letters that the output cannot carry.

    Raises:
        OutputError: it could not be printed.
    """
    encoding = sys.stdout.encoding or "utf-8"
    try:
        print(text.encode(encoding, "replace").decode(encoding))
    except OSError as error:
        raise OutputError from error


def finish() -> None:
    """See that all that was said is out.

    Raises:
        OutputError: it is not.
    """
    try:
        sys.stdout.flush()
    except OSError as error:
        raise OutputError from error


def complain(sentence: str) -> None:
    """Tell what went wrong, in one line; where nobody can be told, the status has to do."""
    with suppress(OSError):
        print(f"psoas-viewer: {plain(sentence)}", file=sys.stderr)


def without_output(error: OutputError) -> int:
    """The status when the output takes no more; says so, unless the reader went on purpose."""
    cause = error.__cause__
    # Python would complain once more when it empties its buffer at the end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(cause, BrokenPipeError):
        reason = cause.strerror if isinstance(cause, OSError) else None
        complain(f"The output could not be written ({reason or 'no reason given'}).")
    return 1


def stand_in_for_missing_streams() -> None:
    """Put something in the place of streams that were closed before the start.

    Otherwise the next file that is opened would take their number, and with it what is printed.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
            # Writing to a closed output fails, as everywhere; one window without a terminal may.
            usable = handle == number or name == "stdin"
            mode = "r" if name == "stdin" else "w"
            stream = os.fdopen(handle, mode, encoding="utf-8") if usable else io.StringIO()
            setattr(sys, name, stream)


# ---------------------------------------------------------------------------------- Ctrl+C


class _Stopping:
    """What Ctrl+C does now."""

    held = False
    wanted = False


def stop_at_ctrl_c() -> signal.Handlers | object:
    """Let Ctrl+C end the process at once, from now on; returns what was done before.

    An exception would come up wherever Python happens to be: amid an import, or under C++ that
    cannot hand it on. A shell's background jobs go on ignoring Ctrl+C.
    """
    former = signal.getsignal(signal.SIGINT)
    in_charge = threading.current_thread() is threading.main_thread()
    if in_charge and former is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _on_ctrl_c)
        if hasattr(signal, "pthread_sigmask"):  # who started this may have kept it back
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    return former


def ignore_ctrl_c() -> None:
    """All is done: from now on Ctrl+C changes nothing.

    Else Python, while it puts itself away, would let it end the process by the signal.
    """
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _on_ctrl_c(_number: int, _frame: FrameType | None) -> None:
    if _Stopping.held:
        _Stopping.wanted = True
    else:
        leave()


def leave() -> NoReturn:
    """End the process at once, without a word."""
    os._exit(STOPPED)


@contextmanager
def not_now() -> Iterator[None]:
    """What is done in this block is done whole; Ctrl+C takes effect after it."""
    _Stopping.held = True
    try:
        yield
    finally:
        _Stopping.held = False
        if _Stopping.wanted:
            leave()
