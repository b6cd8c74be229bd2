"""The slow steps of a build on several processor cores, in processes of their own."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Protocol, TypeVar

MOST = 4  # cores; more have nothing to do for most of the time

A = TypeVar("A")
B = TypeVar("B")


class Run(Protocol):
    """Does the same work on several items; the results come in the order of the items."""

    def __call__(self, work: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]: ...


def in_turn(work: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
    """One after the other, here."""
    return map(work, items)


@contextmanager
def at_once() -> Iterator[Run]:
    """A `Run` on all cores; work and items must be such that can be pickled.

    Whatever ends the block, an interrupt or an error, ends the processes, too.
    """
    count = min(os.cpu_count() or 1, MOST)
    if count == 1:
        yield in_turn
        return
    # Fresh processes on every system, so that what works on one works on all.
    with _isolated():
        with _holding_interrupts():
            pool = get_context("spawn").Pool(count, _ignore_interrupts)
        with pool:
            yield pool.imap


@contextmanager
def _isolated() -> Iterator[None]:
    """Processes begun in here take no code from the current folder or from PYTHONPATH.

    They are told where this one imports from before they need it.
    """
    former = {name: os.environ.get(name) for name in ("PYTHONPATH", "PYTHONSAFEPATH")}
    os.environ.pop("PYTHONPATH", None)
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        for name, value in former.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


@contextmanager
def _holding_interrupts() -> Iterator[None]:
    """Ctrl+C goes to all processes; those begun in here leave it to this one, which gets it later.

    Windows knows nothing of the kind; there they ignore it once they have begun.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
