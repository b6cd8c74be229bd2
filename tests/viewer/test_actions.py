"""The table of actions as a whole."""

from __future__ import annotations

from collections import Counter

from tests.actions import ACTIONS


def test_no_key_stands_for_two_actions() -> None:
    """Qt would do neither of them."""
    taken = Counter(key for spec in ACTIONS for key in spec.keys)

    assert [key for key, times in taken.items() if times > 1] == []


def test_no_two_actions_share_an_id() -> None:
    taken = Counter(spec.id for spec in ACTIONS)

    assert [name for name, times in taken.items() if times > 1] == []
