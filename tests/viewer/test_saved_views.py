"""Saved views: every field comes back, and no file whatever breaks the start."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage

from meshes.keys import STRUCTURE_KEYS
from meshes.motion.joints import JOINTS, Pose
from tests.full_disk import full_disk
from viewer.errors import ViewerError
from viewer.features.saved_views.file import (
    KIND,
    VERSION,
    SavedView,
    free_name,
    load_views,
    read_views,
    save_views,
)
from viewer.scene.camera import CameraPose
from viewer.state.cut import AXES, Cut
from viewer.state.state import LABEL_AMOUNTS, ViewState
from viewer.storage.state_json import NOT_WRITTEN, state_as_json, state_of_json

KEYS = frozenset(STRUCTURE_KEYS)


def png(width: int, height: int) -> bytes:
    """A picture as `thumbnail` makes them."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x334455)
    content = QBuffer()
    image.save(content, "PNG")
    return bytes(content.data().data())


PNG = png(192, 120)
key = st.sampled_from(STRUCTURE_KEYS)
some = st.frozensets(key, max_size=6)
cuts = st.builds(
    lambda kind, offset, flipped: Cut(kind, AXES[kind], offset, flipped),
    st.sampled_from(sorted(AXES)),
    st.floats(-400.0, 400.0),
    st.booleans(),
)
GIVEN: dict[str, st.SearchStrategy[Any]] = {
    "selected": st.lists(key, unique=True, max_size=4).map(tuple),
    "hidden": some,
    "alone": some,
    "hidden_before": some,
    "faded": some,
    "ghosted": some,
    "xray": some,
    "opacities": st.dictionaries(key, st.floats(0.0, 1.0), max_size=3).map(
        lambda pairs: tuple(sorted(pairs.items()))
    ),
    "cut": st.none() | cuts,
    "pose": st.dictionaries(st.sampled_from(sorted(JOINTS)), st.floats(-20.0, 30.0)).map(Pose.of),
    "foot": st.sampled_from(["free", "fixed"]),
    "sentence": st.none() | st.integers(0, 9000),
    "labels": st.sampled_from(LABEL_AMOUNTS),
    "revealed": some.map(lambda keys: frozenset(f"{key}/promontory" for key in keys)),
    "all_revealed": st.booleans(),
    "pin": st.none() | key.map(lambda one: f"{one}/promontory"),
    "numbered": st.booleans(),
    "numbers": st.lists(key.map(lambda one: f"{one}/promontory"), unique=True, max_size=3).map(
        tuple
    ),
    "more_labels": st.booleans(),
    "hidden_labels": st.booleans(),
    "attachments": st.booleans(),
}
states = st.builds(ViewState, **GIVEN)
poses = st.builds(
    CameraPose,
    st.tuples(*[st.floats(-400.0, 400.0)] * 3),
    st.floats(40.0, 6000.0),
    st.floats(-180.0, 180.0),
    st.floats(-90.0, 90.0),
    st.floats(-180.0, 180.0),
    st.booleans(),
)
names = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=80)
views = st.lists(
    st.builds(SavedView, names, poses, states, st.sampled_from([b"", PNG])),
    max_size=3,
    unique_by=lambda view: view.name,
)
ONE = SavedView("One", CameraPose((0.0, 1.0, 2.0), 800.0), ViewState(selected=("sacrum",)), PNG)


@settings(deadline=None)  # it waits for the disk
@given(views)
def test_whatever_is_saved_comes_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, saved: list[SavedView]
) -> None:
    path = tmp_path_factory.mktemp("views") / "views.json"
    save_views(saved, path)
    assert load_views(path, KEYS) == (tuple(saved), None)
    assert [file.name for file in path.parent.iterdir()] == ["views.json"]


def test_every_field_of_the_state_is_written_but_those_of_the_window() -> None:
    every = {field.name for field in fields(ViewState)}
    assert set(state_as_json(ViewState())) == every - NOT_WRITTEN
    assert every >= NOT_WRITTEN
    assert set(GIVEN) == every - NOT_WRITTEN, "give the new field a strategy above"


def test_unknown_fields_and_structures_are_left_out_with_a_word(tmp_path: Path) -> None:
    path = tmp_path / "views.json"
    save_views([ONE], path)
    content = json.loads(path.read_text())
    content["views"][0]["state"] |= {"smell": 3, "hidden": ["skull", "coccyx"]}
    path.write_text(json.dumps(content))

    (view,), notice = load_views(path, KEYS)
    assert view == replace(ONE, state=replace(ONE.state, hidden=frozenset({"coccyx"})))
    assert notice is not None
    assert "smell" in notice
    assert "skull" in notice
    aside = tmp_path / "views.damaged.json"
    assert json.loads(aside.read_text()) == content
    assert path.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("labels", "purple"),
        ("opacities", [["sacrum", 1.5]]),
        ("opacities", [["sacrum"]]),
        ("selected", "sacrum"),
        ("hidden", [1]),
        ("numbered", 1),
        ("sentence", "5"),
        ("foot", "broken"),
        ("pose", {"angles": [["wing", 5.0]]}),
        ("pose", {"angles": [["pelvic_tilt", 1e9]]}),
        ("cut", {"kind": "diagonal", "axis": [0, 0, 1], "offset": 1.0}),
        ("cut", {"kind": "free", "axis": [0, 0, 5], "offset": 1.0}),
        ("cut", {"kind": "free", "axis": [0, 0, 1]}),
        ("cut", {"kind": "free", "axis": [0, 0, 1], "offset": float("inf")}),
        ("cut", {"kind": "free", "axis": [0, 0, 1], "offset": 10**400}),
    ],
)
def test_a_field_out_of_its_range_is_the_usual_one(field: str, value: object) -> None:
    state, left_out = state_of_json({field: value}, KEYS)
    assert state == ViewState()
    assert left_out == {field}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff",
        b"{",
        b"[]",
        b"[" * 100_000,
        json.dumps({"kind": "recipe", "version": 1, "views": []}).encode(),
        json.dumps({"kind": KIND, "version": VERSION + 1, "views": []}).encode(),
        json.dumps({"kind": KIND, "version": VERSION, "views": {}}).encode(),
    ],
)
def test_a_file_that_is_no_file_of_views_is_set_aside_whole(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "views.json"
    path.write_bytes(content)
    (tmp_path / "views.damaged.json").write_text("an earlier one")

    found, notice = load_views(path, KEYS)
    aside = tmp_path / "views.damaged1.json"
    assert found == ()
    assert notice is not None
    assert str(path) in notice
    assert str(aside) in notice
    assert aside.read_bytes() == content
    assert not path.exists()
    assert (tmp_path / "views.damaged.json").read_text() == "an earlier one"


def test_a_folder_in_the_place_of_the_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "views.json"
    path.mkdir()
    found, notice = load_views(path, KEYS)
    assert found == ()
    assert notice == (
        f"{path} cannot be read. It is now {tmp_path / 'views.damaged.json'}; "
        "the list of your own views starts empty."
    )
    save_views([ONE], path)
    assert load_views(path, KEYS) == ((ONE,), None)


def test_one_bad_view_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    path = tmp_path / "views.json"
    save_views([ONE, replace(ONE, name="Two"), replace(ONE, name="Three")], path)
    content = json.loads(path.read_text())
    content["views"][1]["camera"] = [0, 0, 0, 1e9, 0, 0, 0, 0]
    path.write_text(json.dumps(content))

    found, notice = load_views(path, KEYS)
    assert [view.name for view in found] == ["One", "Three"]
    assert notice is not None
    assert notice.startswith(f"1 of 3 views in {path} cannot be read.")


def test_views_that_cannot_be_saved_leave_the_old_ones(tmp_path: Path) -> None:
    path = tmp_path / "views.json"
    save_views([ONE], path)
    with full_disk(), pytest.raises(OSError, match=r"views\.json"):
        save_views([replace(ONE, name=str(n)) for n in range(30)], path)
    assert load_views(path, KEYS) == ((ONE,), None)
    assert [file.name for file in tmp_path.iterdir()] == ["views.json"]


def test_there_are_no_views_at_the_first_start(tmp_path: Path) -> None:
    assert load_views(tmp_path / "views.json", KEYS) == ((), None)
    with pytest.raises(FileNotFoundError):
        read_views(tmp_path / "views.json", KEYS)


def test_names_stay_apart() -> None:
    assert free_name("One", [ONE]) == "One 2"
    assert free_name("One", [ONE, replace(ONE, name="One 2")]) == "One 3"
    assert free_name("  a \n b ", [ONE]) == "a b"
    assert len(free_name("x" * 90, [replace(ONE, name="x" * 80)])) <= 80


_WORDS = st.sampled_from(["", "sacrum", "none", "One", KIND, "selected"])
_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _WORDS,
    lambda inner: (
        st.lists(inner, max_size=8)
        | st.dictionaries(st.sampled_from([*state_as_json(ViewState()), "x"]), inner)
    ),
    max_leaves=12,
)
_ENTRY = st.fixed_dictionaries(
    {"name": _ANY, "camera": st.lists(st.floats() | st.integers(), min_size=7, max_size=9) | _ANY},
    optional={"state": _ANY, "picture": _ANY, "more": _ANY},
)


@settings(deadline=None)  # it waits for the disk
@given(st.lists(_ENTRY | _ANY, max_size=3) | _ANY)
def test_no_content_whatever_breaks_reading(
    tmp_path_factory: pytest.TempPathFactory, entries: object
) -> None:
    path = tmp_path_factory.mktemp("views") / "views.json"
    path.write_text(json.dumps({"kind": KIND, "version": VERSION, "views": entries}))
    if not isinstance(entries, list):
        with pytest.raises(ViewerError, match=r"views\.json"):
            read_views(path, KEYS)
        return
    found, notice = read_views(path, KEYS)
    assert len(found) == len(entries) or notice is not None
    save_views(found, path)
    assert read_views(path, KEYS) == (found, None)
