"""Large blocks of memory go back to the system."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import numpy as np
from tests.soaking import resident_mb
from viewer.memory import give_back_large_blocks

assert give_back_large_blocks()
np.ones(2_500_000)  # a block that is freed teaches the library to keep those up to its size
small, large = [], []
for _ in range(50):
    large.append(np.ones(500_000))
    small.append(bytearray(100_000))
full = resident_mb()
del large
print(full - resident_mb())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems need no setting")
def test_what_lies_under_small_blocks_that_stay_is_given_back() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60
    )

    assert float(done.stdout) > 0.95 * 50 * 500_000 * 8 / 2**20
