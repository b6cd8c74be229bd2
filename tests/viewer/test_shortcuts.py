"""Changed shortcuts: kept, and never a reason not to start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.actions import ACTIONS
from viewer.storage.shortcuts import VERSION, holder_of, is_single, load_keys, save_keys

KNOWN = [spec.id for spec in ACTIONS]


def test_keys_come_back_as_they_were_saved(tmp_path: Path) -> None:
    path = tmp_path / "new" / "shortcuts.json"
    save_keys({"view.front": ("F7",), "view.back": ()}, path)

    assert load_keys(path, KNOWN) == ({"view.front": ("F7",), "view.back": ()}, None)
    assert [p.name for p in path.parent.iterdir()] == ["shortcuts.json"]


def test_an_action_that_is_gone_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "shortcuts.json"
    save_keys({"view.moonwalk": ("F7",), "view.back": ("F8",)}, path)

    assert load_keys(path, KNOWN) == ({"view.back": ("F8",)}, None)


@given(st.one_of(st.binary(), st.text().map(str.encode), st.recursive(
    st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(
        st.text(), inner)).map(lambda value: json.dumps(
            {"version": VERSION, "keys": value}).encode())))  # fmt: skip
def test_nonsense_is_set_aside_with_a_word(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("keys") / "shortcuts.json"
    path.write_bytes(content)
    keys, notice = load_keys(path, KNOWN)

    assert notice is None or (keys == {} and "damaged" in notice and not path.exists())
    assert set(keys) <= set(KNOWN)


@pytest.mark.parametrize(
    ("key", "single"),
    [("F", True), ("Shift+F", True), ("+", True), ("-", True), ("?", True), ("1", True),
     ("Ctrl+F", False), ("Ctrl++", False), ("F11", False), ("Esc", False), ("Home", False),
     ("Alt+1", False), ("]", True), ("Ctrl+[", False)],
)  # fmt: skip
def test_which_keys_are_letters_and_signs_alone(key: str, single: bool) -> None:
    assert is_single(key) is single


def test_no_two_actions_share_a_usual_key() -> None:
    keys = {spec.id: spec.keys for spec in ACTIONS}
    clashes = {
        (action, key, holder_of(key, keys, action))
        for action, some in keys.items()
        for key in some
        if holder_of(key, keys, action)
    }

    assert clashes == set()
