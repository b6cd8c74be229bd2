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


def test_keys_of_a_newer_program_survive_a_save(tmp_path: Path) -> None:
    path = tmp_path / "shortcuts.json"
    newer = {"version": VERSION + 1, "keys": {"view.moonwalk": ["F7"], "view.back": ["F8", 2]}}
    path.write_text(json.dumps(newer), encoding="utf-8-sig")

    assert load_keys(path, KNOWN) == ({}, None)
    save_keys({"view.front": ("F9",)}, path)

    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept == {"version": VERSION + 1, "keys": newer["keys"] | {"view.front": ["F9"]}}


def test_keys_that_are_none_are_told_and_the_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "shortcuts.json"
    keys = {"view.front": 7, "view.back": ["F8"]}
    path.write_text(json.dumps({"version": VERSION, "keys": keys}), encoding="utf-8")
    told = f"{path}: not understood are the keys of view.front; the usual ones are in use."
    assert load_keys(path, KNOWN) == ({"view.back": ("F8",)}, told)


def test_a_second_damage_leaves_what_the_first_was_moved_to(tmp_path: Path) -> None:
    path = tmp_path / "shortcuts.json"
    for content in ("first", "second"):
        path.write_text(content, encoding="utf-8")
        load_keys(path, KNOWN)
    assert (tmp_path / "shortcuts.damaged.json").read_text(encoding="utf-8") == "first"
    assert (tmp_path / "shortcuts.damaged1.json").read_text(encoding="utf-8") == "second"


def test_only_what_was_changed_is_written(tmp_path: Path) -> None:
    path = tmp_path / "shortcuts.json"
    save_keys({"view.front": ("F7",), "view.back": ("F8",)}, path)
    save_keys({"view.top": ()}, path)
    save_keys({"view.back": None}, path)
    assert load_keys(path, KNOWN) == ({"view.front": ("F7",), "view.top": ()}, None)


def test_an_action_that_is_gone_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "shortcuts.json"
    save_keys({"view.moonwalk": ("F7",), "view.back": ("F8",)}, path)

    assert load_keys(path, KNOWN) == ({"view.back": ("F8",)}, None)


@given(st.one_of(st.binary(), st.text().map(str.encode), st.recursive(
    st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(
        st.text(), inner)).map(lambda value: json.dumps(
            {"version": VERSION, "keys": value}).encode())))  # fmt: skip
def test_nonsense_is_set_aside_or_left_out_with_a_word(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("keys") / "shortcuts.json"
    path.write_bytes(content)
    keys, notice = load_keys(path, KNOWN)

    if not path.exists():
        assert keys == {}
        assert notice is not None
        assert "damaged" in notice
    elif notice is not None:
        assert "not understood are the keys of" in notice
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
