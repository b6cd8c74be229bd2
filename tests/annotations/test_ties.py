"""Pronouns, topics and kinds, on sentences made for the purpose."""

from __future__ import annotations

import pytest

from annotations.atlas import Atlas, read_atlas
from annotations.structures.vocabulary import Hit

FEMUR = {"femur_left", "femur_right"}


def atlas_of(*sentences: str, heading: str = "Notes") -> Atlas:
    return read_atlas(f"Title\n\nWords.\n\n{heading}\n\n{' '.join(sentences)}")


def last_about(*sentences: str) -> set[str]:
    return set(atlas_of(*sentences).readings[-1][0].about)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is long.",
        "In fact, it is long.",
        "By bending the knee, it helps.",
        "When it bends, all is well.",
        "When the rain falls, it aches.",
        "This strong bone is long.",
        "These bones are long.",
        "They are long.",
        "However, this bone is long.",
    ],
)
def test_a_pronoun_carries_the_subject_of_the_sentence_before(sentence: str) -> None:
    assert last_about("The femur is a bone.", sentence) == FEMUR


@pytest.mark.parametrize(
    "sentence",
    [
        "It is important to rest.",
        "It may be clearly best to rest.",
        "This can be because of rain.",
        "Rest is good for it.",
        "When the sacrum tilts, it aches.",
        "This bone pain is bad.",
        "Its neck is short.",
    ],
)
def test_what_is_no_pronoun_subject_carries_nothing(sentence: str) -> None:
    assert last_about("The femur is a bone.", sentence) == set()


def test_the_chain_goes_on_through_pronouns_and_ends_where_a_topic_is_missing() -> None:
    assert last_about("The femur is a bone.", "It is long.", "It is strong.") == FEMUR
    assert last_about("The femur is a bone.", "Rest is good.", "It is strong.") == set()
    assert last_about("Bending the femur is hard.", "It is strong.") == set()
    assert last_about("There is a femur.", "It is strong.") == set()


def test_the_sentence_carried_from_is_recorded() -> None:
    atlas = atlas_of("The femur is a bone.", "It is long.")
    tie = atlas.readings[-1][0]
    assert tie.antecedent is not None
    assert tie.antecedent.text == "The femur is a bone."
    assert tie.names == ()
    assert set(tie.structures) == FEMUR


def test_nothing_is_carried_into_another_section_or_question() -> None:
    sections = read_atlas("T\n\nX.\n\nOne\n\nThe femur is a bone.\n\nTwo\n\nIt is long.")
    assert sections.readings[-1][0].about == ()
    questions = read_atlas(
        "T\n\nX.\n\nFAQ\n\nQ: What is the femur?\nA: It is a bone.\n\nQ: Why?\nA: It is so."
    )
    assert [set(tie.about) for tie, _ in questions.readings[1:]] == [set(), FEMUR, set(), set()]


def test_a_paragraph_does_not_end_the_chain() -> None:
    atlas = read_atlas("T\n\nX.\n\nOne\n\nThe femur is a bone.\n\nIt is long.")
    assert set(atlas.readings[-1][0].about) == FEMUR


def topic(sentence: str) -> list[str]:
    hits: tuple[Hit, ...] = atlas_of(sentence).readings[-1][0].topic
    return [hit.term.text for hit in hits]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The sacrum and the coccyx are bones of the pelvis.", ["sacrum", "coccyx"]),
        ("The sacrum, the coccyx, and the femur lie there.", ["sacrum", "coccyx", "femur"]),
        ("The head of the femur of the hip is round.", ["femur"]),
        ("Below lies the sacrum.", []),
        ("Stretching the psoas can help.", []),
        ("The sacrum near the coccyx", ["sacrum"]),
        ("Moreover, the diaphragm moves.", ["diaphragm"]),
    ],
)
def test_the_topic_is_the_subject(sentence: str, expected: list[str]) -> None:
    assert topic(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The sacrum lies between the hip bones.", "location"),
        ("The femur runs from the hip down.", "location"),
        ("The psoas attaches to the femur.", "location"),
        ("The iliacus helps the psoas.", "function"),
        ("The spine has a leading role.", "function"),
        ("The function of the disc is to bend, and L3 supports it.", "other"),
        ("The L3 vertebra supports the trunk.", "function"),
        ("The sacrum hurts and lies between the hip bones.", "pain"),
        ("Rest lies in the bed.", "other"),
        ("Know that the sacrum lies there.", "other"),
    ],
)
def test_the_kind_is_what_the_words_say_of_the_subject(sentence: str, kind: str) -> None:
    assert atlas_of(sentence).readings[-1][1].kind == kind


def test_the_section_decides_between_location_and_function() -> None:
    both = "The psoas connects the spine to the femur and serves as a bridge."
    assert atlas_of(both, heading="Where It Lies").readings[-1][1].kind == "location"
    assert atlas_of(both, heading="Its Function").readings[-1][1].kind == "function"


def test_sections_on_stretching_and_pain_set_the_kind() -> None:
    lies = "The sacrum lies between the hip bones."
    assert atlas_of(lies, heading="Stretching").readings[-1][1].kind == "stretch"
    assert atlas_of(lies, heading="Common Injuries").readings[-1][1].kind == "pain"
