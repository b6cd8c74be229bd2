"""What is remembered between starts, and what happens to a file that cannot be trusted."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.full_disk import full_disk
from viewer.storage.settings import VERSION, Settings, load_settings, save_settings

CHANGED = Settings(
    text_scale=1.5, theme="dark", geometry="AdnQ", docks="AAAA", hint_seen=True, notes=False
)


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "settings.json"
    save_settings(CHANGED, path)
    assert load_settings(path) == (CHANGED, None)
    save_settings(Settings(), path)
    assert load_settings(path) == (Settings(), None)
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


def test_a_first_start_has_the_usual_settings_and_writes_nothing(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == (Settings(), None)
    assert list(tmp_path.iterdir()) == []


def test_settings_of_a_newer_program_lose_only_what_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    content = {"version": VERSION, **asdict(CHANGED), "voice": "soft"}
    path.write_text(json.dumps(content), encoding="utf-8")
    assert load_settings(path) == (CHANGED, None)


def test_settings_that_are_left_out_are_the_usual_ones(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": VERSION, "theme": "dark"}), encoding="utf-8")
    assert load_settings(path) == (replace(Settings(), theme="dark"), None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe",
        b"{",
        b"[]",
        b"null",
        b'"version"',
        b"[" * 100_000,
        json.dumps({"version": VERSION + 1}).encode(),
        json.dumps({"theme": "dark"}).encode(),
        json.dumps({"version": VERSION, "theme": "purple"}).encode(),
        json.dumps({"version": VERSION, "theme": 1}).encode(),
        json.dumps({"version": VERSION, "text_scale": 0.5}).encode(),
        json.dumps({"version": VERSION, "text_scale": "2"}).encode(),
        json.dumps({"version": VERSION, "hint_seen": 1}).encode(),
        b'{"version": %d, "text_scale": NaN}' % VERSION,
        b'{"version": %d, "text_scale": 1e999}' % VERSION,
    ],
)
def test_a_damaged_file_is_set_aside_whole_and_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings, notice = load_settings(path)
    aside = tmp_path / "settings.damaged.json"
    assert settings == Settings()
    assert notice is not None
    assert str(aside) in notice
    assert aside.read_bytes() == content
    assert not path.exists()
    assert load_settings(path) == (Settings(), None)


def test_a_folder_in_the_place_of_the_file_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    settings, notice = load_settings(tmp_path / "settings.json")
    assert settings == Settings()
    assert notice is not None


def test_what_cannot_be_set_aside_is_told_and_left(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("{", encoding="utf-8")
    (tmp_path / "settings.damaged.json").mkdir()
    settings, notice = load_settings(path)
    assert settings == Settings()
    assert notice == (f"The settings file {path} cannot be read; starting with the usual settings.")
    assert path.read_text(encoding="utf-8") == "{"


def test_settings_that_cannot_be_saved_leave_the_old_ones(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save_settings(CHANGED, path)
    with full_disk(), pytest.raises(OSError, match=r"settings\.json"):
        save_settings(replace(CHANGED, geometry="A" * 9000), path)
    assert load_settings(path) == (CHANGED, None)
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]
    with pytest.raises(OSError, match="settings"):
        save_settings(Settings(), path / "below" / "settings.json")


_WORDS = st.sampled_from(["", "light", "dark", "2", "x"])
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner),
    max_leaves=6,
)
_NAMES = st.sampled_from([*asdict(Settings()), "version", "other"])


@given(st.dictionaries(_NAMES, _VALUES), st.booleans())
def test_any_settings_file_gives_settings_in_range(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, object], versioned: bool
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(content | ({"version": VERSION} if versioned else {})))
    settings, notice = load_settings(path)
    assert 1.0 <= settings.text_scale <= 3.0
    assert settings.theme in ("light", "dark")
    assert all(type(v) is type(getattr(Settings(), k)) for k, v in asdict(settings).items())
    assert (notice is None) == path.exists()
