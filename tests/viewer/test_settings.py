"""What is remembered between starts, and what happens to a file that cannot be trusted."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.full_disk import full_disk
from viewer.storage.settings import THEMES, VERSION, Settings, load_settings, save_settings

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
    save_settings(CHANGED, path)
    content = json.loads(path.read_text(encoding="utf-8")) | {"voice": "soft"}
    path.write_text(json.dumps(content), encoding="utf-8")
    assert load_settings(path) == (CHANGED, None)


def test_settings_that_are_left_out_are_the_usual_ones(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": VERSION, "theme": "dark"}), encoding="utf-8")
    assert load_settings(path) == (replace(Settings(), theme="dark"), None)


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff\xfe", b"{", b"[]", b"null", b'"version"', b"[" * 100_000, b" " * 2_000_000],
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

    path.write_bytes(b"again")
    load_settings(path)
    assert aside.read_bytes() == content
    assert (tmp_path / "settings.damaged1.json").read_bytes() == b"again"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "purple"),
        ("theme", 1),
        ("ground", ["white"]),
        ("text_scale", 0.5),
        ("text_scale", "2"),
        ("text_scale", float("nan")),
        ("text_scale", float("inf")),
        ("text_scale", -(10**400)),
        ("hint_seen", 1),
        ("document", "a\0b"),
        ("document", "\ud800"),
    ],
)
def test_one_value_that_does_not_fit_is_the_usual_one_and_told(
    tmp_path: Path, name: str, value: object
) -> None:
    path = tmp_path / "settings.json"
    save_settings(CHANGED, path)
    content = json.loads(path.read_text(encoding="utf-8")) | {name: value}
    path.write_text(json.dumps(content), encoding="utf-8")

    settings, notice = load_settings(path)

    assert settings == replace(CHANGED, **{name: getattr(Settings(), name)})
    assert notice == f"{path}: not understood are {name}; the usual is in use instead."
    save_settings(settings, path, settings)
    assert load_settings(path) == (settings, None)


def test_a_number_without_a_point_and_a_byte_order_mark_are_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"version": 1, "text_scale": 2}', encoding="utf-8-sig")
    assert load_settings(path) == (replace(Settings(), text_scale=2.0), None)


@pytest.mark.parametrize("name", ["geometry", "docks"])
def test_places_with_one_changed_bit_are_not_given_to_qt(tmp_path: Path, name: str) -> None:
    path = tmp_path / "settings.json"
    save_settings(CHANGED, path)
    content = json.loads(path.read_text(encoding="utf-8"))
    content[name] = chr(ord(content[name][0]) ^ 1) + content[name][1:]
    path.write_text(json.dumps(content), encoding="utf-8")

    settings, notice = load_settings(path)

    assert settings == replace(CHANGED, geometry="", docks="")
    assert notice is not None
    assert "place of the window" in notice


def test_settings_of_a_newer_program_survive_a_save(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    newer = {"version": VERSION + 1, "theme": "sepia", "text_scale": 1.5, "voice": {"speed": 2}}
    path.write_text(json.dumps(newer), encoding="utf-8")

    settings, notice = load_settings(path)
    assert (settings, notice) == (replace(Settings(), text_scale=1.5), None)
    save_settings(replace(settings, notes=False), path, settings)

    kept = json.loads(path.read_text(encoding="utf-8"))
    assert {name: kept[name] for name in newer} == newer
    assert kept["notes"] is False


@pytest.mark.parametrize("first", [0, 1])
def test_two_windows_keep_what_each_changed(tmp_path: Path, first: int) -> None:
    path = tmp_path / "settings.json"
    save_settings(CHANGED, path)
    (known, _), (also, _) = load_settings(path), load_settings(path)
    saves = [
        lambda: save_settings(replace(known, theme="light", parallel=True), path, known),
        lambda: save_settings(replace(also, text_scale=2.0, geometry="B", docks="C"), path, also),
    ]
    for save in (saves[first], saves[1 - first]):
        save()

    both = replace(CHANGED, theme="light", parallel=True, text_scale=2.0, geometry="B", docks="C")
    assert load_settings(path) == (both, None)


def test_a_folder_in_the_place_of_the_file_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    settings, notice = load_settings(tmp_path / "settings.json")
    assert settings == Settings()
    assert notice is not None


def test_what_cannot_be_set_aside_is_told_and_left(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("{", encoding="utf-8")
    tmp_path.chmod(0o500)
    try:
        settings, notice = load_settings(path)
    finally:
        tmp_path.chmod(0o700)
    assert settings == Settings()
    assert notice is not None
    if path.exists():  # the administrator may write anywhere
        words = f"The settings file {path} cannot be read; starting with the usual settings."
        assert notice == words
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


@hypothesis_settings(deadline=None)  # it waits for the disk
@given(st.dictionaries(_NAMES, _VALUES), st.booleans())
def test_any_settings_file_gives_settings_in_range(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, object], versioned: bool
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(content | ({"version": VERSION} if versioned else {})))
    settings, _ = load_settings(path)
    assert 1.0 <= settings.text_scale <= 3.0
    assert settings.theme in THEMES
    assert all(type(v) is type(getattr(Settings(), k)) for k, v in asdict(settings).items())
    assert path.exists()
    save_settings(settings, path, settings)
    assert load_settings(path) == (settings, None)
