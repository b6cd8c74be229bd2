"""Motions of the document: quotations stand in it word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.atlas import load_atlas
from annotations.errors import AnnotationError
from annotations.notes.motions import read_motions, shown_sentences
from meshes.motion.poses import pose_named

DOCUMENT = load_atlas().document
MOTIONS = read_motions(DOCUMENT)
STEP = """[[step]]
motion = "one"
title = "One"
pose = "standing"
caption = "Words."
quote = "Hold this posture for at least 30 seconds before alternating sides."
note = "More words."
muscles = ["psoas_major"]
azimuth = 10
elevation = 0
"""


def test_the_three_stretches_and_the_functions_are_there() -> None:
    assert list(MOTIONS) == [
        "lunge",
        "one_legged",
        "release",
        "thomas",
        "flexion",
        "posture",
        "walk",
    ]
    assert all(motion.title for motion in MOTIONS.values())


def test_quotations_stand_in_the_document_at_their_offset() -> None:
    quotes = [step.quote for motion in MOTIONS.values() for step in motion.steps if step.quote]
    assert len(quotes) >= 9
    for quote in quotes:
        assert DOCUMENT.text[quote.start : quote.end] == quote.text
    assert "creating hip flexion" in DOCUMENT.text[min(MOTIONS["flexion"].sentences, default=0) :]


def test_every_sentence_of_the_three_exercises_but_the_first_word_is_shown() -> None:
    first = DOCUMENT.text.index("Get on your knees")
    last = DOCUMENT.text.index("front of your hip.")
    said = [s.start for s in DOCUMENT.sentences if first <= s.start < last]
    missing = set(said) - set(shown_sentences(MOTIONS))
    assert [DOCUMENT.text[start : start + 21] for start in missing] == ["Place your other foot"]


def test_every_step_names_a_pose_that_there_is() -> None:
    for motion in MOTIONS.values():
        for step in motion.steps:
            if step.pose != "walking":
                pose_named(f"{step.pose}_left")
            assert step.caption.endswith(".")
            assert len(step.caption) <= 110


def test_every_step_speaks_of_muscles_that_there_are() -> None:
    keys = {structure.key for structure in load_atlas().structures}
    for motion in MOTIONS.values():
        for step in motion.steps:
            assert step.muscles
            assert {f"{name}_left" for name in step.muscles} <= keys


def test_the_ball_carries_its_caution_at_every_step() -> None:
    for step in MOTIONS["release"].steps:
        for word in ("pregnancy", "surgery", "aneurysm", "clinician"):
            assert word in step.caution


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Hold this posture", "Keep this posture", "the document has no sentence 'Keep this"),
        ('title = "One"', "", "title is missing"),
        ("azimuth = 10", "azimuth = 400", "azimuth must lie between -180 and 180"),
        ('muscles = ["psoas_major"]', "", "muscles must be a list of texts"),
        ('caption = "Words."', 'words = "Words."', "'words' is no field here"),
    ],
)
def test_a_damaged_file_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = tmp_path / "motions.toml"
    path.write_text(STEP.replace(old, new), encoding="utf-8")
    with pytest.raises(AnnotationError, match=f"motions.toml:1: .*{said}"):
        read_motions(DOCUMENT, path)
