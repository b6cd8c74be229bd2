"""The key views: complete, sourced, and checked when read."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.atlas import load_atlas
from annotations.errors import AnnotationError
from annotations.notes.sources import read_sources
from annotations.notes.views import read_key_views

ATLAS = load_atlas()
SOURCES = read_sources()
VIEW = """[[view]]
id = "one"
title = "One"
sentence = "Words."
azimuth = 10
elevation = -20.5
frame = ["sacrum"]
faded = ["hip_bone_left"]
hidden = []
sources = ["gray"]
"""


def test_the_four_views_of_the_psoas_each_say_one_sentence_with_a_source() -> None:
    views = read_key_views(ATLAS.structures, SOURCES)
    assert list(views) == ["front", "groin", "side", "back"]
    for view in views.values():
        assert view.sentence.endswith(".")
        assert view.sentence.count(". ") == 0
        assert len(view.sentence) <= 200
        assert view.sources
        assert not set(view.faded) & set(view.hidden)
        assert not set(view.frame) & {*view.faded, *view.hidden}


def test_a_view_is_read_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "views.toml"
    path.write_text(VIEW, encoding="utf-8")
    (view,) = read_key_views(ATLAS.structures, SOURCES, path).values()
    assert (view.title, view.azimuth, view.elevation) == ("One", 10.0, -20.5)
    assert (view.frame, view.faded, view.hidden) == (("sacrum",), ("hip_bone_left",), ())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('frame = ["sacrum"]', "frame = []", "frame is empty"),
        ('"sacrum"', '"skull"', "'skull', which is no structure"),
        ("azimuth = 10", "azimuth = 181", "azimuth must lie between -180 and 180"),
        ("azimuth = 10", "azimuth = true", "azimuth must be a number"),
        ("azimuth = 10\n", "", "azimuth must be a number"),
        ("-20.5", "nan", "elevation must lie between -90 and 90"),
        ('["gray"]', '["aunt"]', "the source 'aunt' is not in sources.csv"),
        ('["gray"]', "[]", "needs a source"),
        ('"Words."', '""', "sentence is missing"),
        ("[[view]]\n", '[[view]]\ncolour = "red"\n', "'colour' is no field here"),
        ("[[view]]\n", f"{VIEW}\n[[view]]\n", "the id 'one' is used twice"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "views.toml"
    path.write_text(VIEW.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(AnnotationError) as caught:
        read_key_views(ATLAS.structures, SOURCES, path)
    assert str(caught.value).startswith(f"{path}:")
    assert said in str(caught.value)
