"""Search: what a user types finds what it means; landmarks and their records."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.atlas import load_atlas
from annotations.errors import AnnotationError
from annotations.notes.places import read_texts
from annotations.notes.sources import read_sources
from annotations.search import GROUPS, index_of, plain_rank, search
from annotations.structures.landmarks import COLUMNS, read_landmarks

ATLAS = load_atlas()
LANDMARKS = ATLAS.landmarks
INDEX = index_of(ATLAS, LANDMARKS)


def first(query: str, group: str) -> set[str]:
    return set(search(query, INDEX)[group][0].entry.keys)


@pytest.mark.parametrize(
    ("query", "group", "keys"),
    [
        ("tailbone", "structures", {"coccyx"}),
        ("  TailBone ", "structures", {"coccyx"}),
        ("sacrm", "structures", {"sacrum"}),
        ("left thigh bone", "structures", {"femur_left"}),
        ("os sacrum", "structures", {"sacrum"}),
        ("FMA 13074", "structures", {"l3_vertebra"}),
        ("fma13074", "structures", {"l3_vertebra"}),
        ("22342", "structures", {"psoas_major_right"}),
        ("TA2 1092", "structures", {"coccyx"}),
        ("ASIS", "landmarks", {"hip_bone_left", "hip_bone_right"}),
        ("lesser troch", "landmarks", {"femur_left", "femur_right"}),
        ("troachnter", "landmarks", {"femur_left", "femur_right"}),
        ("ilacus", "structures", {"iliacus_left"}),
        ("hip socket", "landmarks", {"hip_bone_left", "hip_bone_right"}),
        ("hidden prankster", "sentences", {
            "psoas_major_left", "psoas_major_right", "iliacus_left", "iliacus_right"}),
        ("hip flexer", "terms", {
            "psoas_major_left", "psoas_major_right", "iliacus_left", "iliacus_right"}),
    ],
)  # fmt: skip
def test_a_query_finds_what_it_means(query: str, group: str, keys: set[str]) -> None:
    assert first(query, group) == keys


def test_the_lower_back_is_the_lumbar_spine() -> None:
    assert first("lower back", "terms") == {
        key for key in first("lumbar spine", "terms") if key.startswith("l")
    }
    assert len(first("lower back", "terms")) == 10


@pytest.mark.parametrize("query", ["", "   ", "qqqq", "99999", "1308 x"])
def test_nonsense_finds_nothing(query: str) -> None:
    assert search(query, INDEX) == {}


def test_results_come_best_first_in_groups_and_not_too_many() -> None:
    results = search("vertebra", INDEX, most=3)
    assert list(results) == [group for group in GROUPS if group in results]
    for found in results.values():
        assert len(found) <= 3
        assert [r.rank for r in found] == sorted((r.rank for r in found), reverse=True)


def test_a_sentence_tells_where_it_starts_and_a_landmark_which_point_it_is() -> None:
    sentence = search("hidden prankster", INDEX)["sentences"][0].entry
    assert sentence.start is not None
    assert ATLAS.document.text[sentence.start :].startswith(sentence.title)
    assert search("promontory", INDEX)["landmarks"][0].entry.landmark == "promontory"


def test_another_ranker_takes_the_place_of_the_plain_one() -> None:
    assert search("anything", INDEX, rank=lambda _query, word: float(word == "coccyx")) == {
        "structures": tuple(
            r for r in search("coccyx", INDEX)["structures"] if r.entry.keys == ("coccyx",)
        )
    }


def test_ranks_fall_from_the_same_word_to_a_likeness() -> None:
    words = ["femur", "femurs", "left femur", "xfemurx", "femru", "tibia", "femur" * 20]
    ranks = [plain_rank("femur", word) for word in words]
    assert ranks[:6] == sorted(ranks[:6], reverse=True)
    assert ranks[5] == 0.0
    assert plain_rank("femru" * 10, "femur" * 10) == 0.0
    assert plain_rank("abcd", "dcba") == 0.0


def test_iliopsoas_gives_its_two_muscles_as_structures() -> None:
    found = [r.entry.title for r in search("iliopsoas", INDEX)["structures"]]
    assert found == ["left psoas major", "right psoas major", "left iliacus", "right iliacus"]
    assert search("hip joint", INDEX)["structures"][0].entry.group == "structures"
    assert "structures" not in search("lower back", INDEX)


def test_a_landmark_is_found_once_with_what_is_said_of_it() -> None:
    found = search("lesser trochanter", INDEX)
    assert "terms" not in found
    (landmark,) = (r.entry for r in found["landmarks"] if r.rank == 1.0)
    assert len(landmark.about) == 2
    assert "Psoas major and iliacus end here" in landmark.about[1]


def test_every_landmark_has_two_lines_of_text_with_sources() -> None:
    for mark in LANDMARKS:
        assert mark.what.endswith(".")
        assert mark.matters.endswith(".")
        assert mark.sources
        assert 30 < len(mark.what) < 130
        assert 30 < len(mark.matters) < 200
    assert set(read_texts(read_sources())) == {mark.name for mark in LANDMARKS}


def test_landmarks_answer_to_their_key_their_name_and_other_words() -> None:
    for words in ("lesser_trochanter", "left lesser trochanter", "lesser_trochanter_right"):
        assert [mark.name for mark in ATLAS.landmarks_named(words)] == ["lesser trochanter"]
    assert [mark.name for mark in ATLAS.landmarks_named("ASIS")] == [
        "anterior superior iliac spine"
    ]
    assert len(ATLAS.landmarks_named("spinous_process")) == 6
    assert ATLAS.landmarks_named("femur") == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('["gray"]', "[]", "needs a source"),
        ('["gray"]', '["grey"]', "'grey' is not in sources.csv"),
        ('what = "A bump."', "", "what is missing"),
        ('matters = "It matters."', "", "matters is missing"),
        ('["bump"]', '["bump", "bump"]', "bump has a text already"),
        ("what", "wath", "'wath' is no field here"),
    ],
)
def test_a_bad_text_of_a_landmark_is_refused(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = tmp_path / "texts.toml"
    entry = """[[landmark]]
names = ["bump"]
what = "A bump."
matters = "It matters."
sources = ["gray"]
"""
    path.write_text(entry.replace(old, new), encoding="utf-8")
    with pytest.raises(AnnotationError, match=message) as caught:
        read_texts(read_sources(), path)
    assert f"{path}:1: " in str(caught.value)


def test_every_landmark_lies_on_structures_and_has_its_ta2_number() -> None:
    keys = {s.key for s in ATLAS.structures}
    assert all(mark.structures and set(mark.structures) <= keys for mark in LANDMARKS)
    assert all(mark.ta2 for mark in LANDMARKS)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("head,,femur,1,2,", "needs a key of small letters and a name"),
        ("a b,head,femur,1,2,", "needs a key of small letters and a name"),
        ("head,head,tibia,1,2,", "'tibia' is no structure"),
        ("head,crest,femur,1,2,", "crest is described twice"),
    ],
)
def test_a_bad_landmark_is_named_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "landmarks.csv"
    path.write_text(f"{','.join(COLUMNS)}\ncrest,crest,hip_bone,,,\n{row}\n", encoding="utf-8")
    with pytest.raises(AnnotationError, match=message) as caught:
        read_landmarks(ATLAS.structures, path)
    assert ":3: " in str(caught.value)
