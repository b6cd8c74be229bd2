"""Files of views that come from somebody else, from an editor or from an earlier version."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.viewer.test_saved_views import KEYS, ONE, PNG, png
from viewer.features.saved_views.file import load_views, read_views, save_views


@pytest.mark.parametrize(
    "picture",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="/dev/zero"/></svg>',
        b"GIF89a\x01\x00\x01\x00",
        png(257, 1),
        png(1, 257),
        PNG[:20],
        PNG + bytes(200_000),
    ],
    ids=["svg", "gif", "wide", "high", "cut", "long"],
)
def test_a_picture_that_is_no_small_png_is_left_out_before_anything_decodes_it(
    tmp_path: Path, picture: bytes
) -> None:
    path = tmp_path / "views.json"
    save_views([replace(ONE, picture=picture), replace(ONE, name="Two")], path)
    found, notice = load_views(path, KEYS)
    assert found == (replace(ONE, picture=b""), replace(ONE, name="Two"))
    assert notice is not None
    assert "a picture" in notice


def test_a_pipe_in_the_place_of_the_file_is_not_waited_on(tmp_path: Path) -> None:
    path = tmp_path / "views.json"
    os.mkfifo(path)
    with pytest.raises(OSError, match="no ordinary file"):
        read_views(path, KEYS)
    assert load_views(path, KEYS)[0] == ()
    assert (tmp_path / "views.damaged.json").is_fifo()


def test_a_byte_order_mark_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "views.json"
    save_views([ONE], path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_views(path, KEYS) == ((ONE,), None)


def test_views_of_a_version_without_ids_have_the_same_in_every_window(tmp_path: Path) -> None:
    path = tmp_path / "views.json"
    save_views([ONE, replace(ONE, name="Two")], path)
    content = json.loads(path.read_text())
    for entry in content["views"]:
        del entry["id"]
    path.write_text(json.dumps(content))
    first, second = ([view.id for view in load_views(path, KEYS)[0]] for _ in range(2))
    assert first == second
    assert len(set(first)) == 2
