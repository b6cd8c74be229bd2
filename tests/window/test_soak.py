"""A short spell of random actions; the long one is `python -m tests.benchmarks.soak`."""

from __future__ import annotations

import pytest

from tests.soaking import Soak
from viewer.app import App

pytestmark = pytest.mark.gl


def test_random_actions_raise_nothing_and_warn_of_nothing(app: App) -> None:
    soak = Soak(app, seed=7)
    soak.run(actions=60)

    assert soak.trouble.all == []
    assert soak.actions == 60
