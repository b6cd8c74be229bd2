"""What the measured programs share: the clock, the memory and the way to report them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, time

STARTED = "BENCHMARK_STARTED"
TURNS = 24


def emit(name: str, value: float) -> None:
    """Report one figure to the parent process."""
    print(json.dumps({name: value}), flush=True)


def report_first_frame() -> None:
    """Seconds since the parent started this process, and resident memory in MB."""
    emit("first_frame_s", time() - float(os.environ[STARTED]))
    with Path("/proc/self/status").open(encoding="ascii") as status:
        resident = next(line for line in status if line.startswith("VmRSS"))
    emit("memory_mb", int(resident.split()[1]) / 1024.0)


def report_turning(turn: Callable[[], None], name: str = "fps") -> None:
    """Frames per second over `TURNS` small turns, after two to warm up."""
    turn()
    turn()
    began = perf_counter()
    for _ in range(TURNS):
        turn()
    emit(name, TURNS / (perf_counter() - began))
