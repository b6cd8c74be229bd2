"""The other process that reads rich formats: stopped, too slow, or dead."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from annotations.atlas import open_atlas
from annotations.errors import AnnotationError, CancelledError
from annotations.readers import apart
from tests.patience import HANGS_S

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="children are listed in /proc"
)


@pytest.fixture
def endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page whose reader is busy for minutes."""
    path = tmp_path / "deep.html"
    path.write_text("<p>The femur.</p>", encoding="utf-8")
    monkeypatch.setattr(apart, "START", "while True: pass")
    return path


def children() -> list[int]:
    """Processes that this thread started and that still are."""
    listed = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    return [int(number) for number in listed.read_text(encoding="ascii").split()]


def test_reading_that_is_not_wanted_ends_at_once(endless: Path) -> None:
    before = children()
    began = time.perf_counter()
    seen: list[int] = []

    def cancelled() -> bool:
        seen.extend(children())
        return time.perf_counter() - began > 0.5

    with pytest.raises(CancelledError):
        open_atlas(endless, cancelled=cancelled)
    assert time.perf_counter() - began < HANGS_S
    assert set(seen) > set(before)
    assert children() == before


def test_a_file_that_takes_too_long_is_told(endless: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LONGEST_S", 0.5)
    before = children()
    with pytest.raises(AnnotationError, match="takes more than a minute to read"):
        open_atlas(endless)
    assert children() == before


def test_a_reader_that_dies_is_told(endless: Path) -> None:
    before = set(children())

    def kill() -> bool:
        for process in set(children()) - before:
            os.kill(process, signal.SIGSEGV)
        return False

    with pytest.raises(AnnotationError, match=r"deep\.html: cannot be read: it is damaged"):
        open_atlas(endless, cancelled=kill)


def test_the_window_thread_stays_free_while_a_file_is_read(endless: Path) -> None:
    stop = threading.Event()
    ended: list[type[BaseException]] = []

    def read() -> None:
        try:
            open_atlas(endless, cancelled=stop.is_set)
        except CancelledError as error:
            ended.append(type(error))

    reader = threading.Thread(target=read)
    reader.start()
    turns, end = 0, time.perf_counter() + 1.0
    while time.perf_counter() < end:
        time.sleep(0.002)
        turns += 1
    stop.set()
    reader.join(timeout=HANGS_S)
    assert ended == [CancelledError]
    assert turns > 20
