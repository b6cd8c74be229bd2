"""What `explain` quotes: the document's words, on the structure itself, or nothing."""

from __future__ import annotations

import json

import pytest

from annotations.atlas import load_atlas, read_atlas
from annotations.errors import AnnotationError
from annotations.explain import Explanation
from annotations.notes.facts import ASPECTS
from meshes.keys import STRUCTURE_KEYS

ATLAS = load_atlas()
DESCRIBED = ("psoas_major_left", "psoas_major_right", "iliacus_left", "iliacus_right")
SILENT = tuple(key for key in STRUCTURE_KEYS if key not in DESCRIBED)


def starts(passages: object) -> list[str]:
    assert isinstance(passages, tuple)
    return [" ".join(passage.text.split()[:6]) for passage in passages]


@pytest.mark.parametrize("key", STRUCTURE_KEYS)
def test_each_passage_is_the_text_at_its_offsets(key: str) -> None:
    explanation = ATLAS.explain(key)
    labels = {section.label for section in ATLAS.document.sections}
    for passage in (*explanation.location, *explanation.function, *explanation.mentions):
        assert ATLAS.document.text[passage.start : passage.end] == passage.text
        assert passage.section in labels


@pytest.mark.parametrize("key", STRUCTURE_KEYS)
def test_no_passage_is_shown_twice(key: str) -> None:
    explanation = ATLAS.explain(key)
    shown = (*explanation.location, *explanation.function, *explanation.mentions)
    assert len({passage.start for passage in shown}) == len(shown)


@pytest.mark.parametrize("key", DESCRIBED)
def test_the_location_of_the_psoas_comes_most_telling_first(key: str) -> None:
    assert starts(ATLAS.explain(key).location) == [
        "The psoas muscle lies deep inside",
        "The psoas muscle is located deep",
        "It is one of the most",
        "It runs very close to the",
        "This muscle is a combination of",
        "It is an unusual muscle as",
        "In fact, it is the only",
    ]


@pytest.mark.parametrize("key", DESCRIBED)
def test_the_function_of_the_psoas_comes_most_telling_first(key: str) -> None:
    assert starts(ATLAS.explain(key).function) == [
        "The main function of the psoas",
        "By stabilizing the spine and creating",
        "It also helps maintain posture by",
        "In addition, it is responsible for",
        "As a result, it functions to",
        "The psoas muscle anchors the upper",
        "The psoas muscle serves as a",
        "This essential muscle also helps to",
        "It has a central role in",
        "Moreover, the psoas muscle modulates breathing",
    ]


@pytest.mark.parametrize("key", DESCRIBED)
def test_the_first_passages_come_from_the_sections_on_location_and_function(key: str) -> None:
    explanation = ATLAS.explain(key)
    assert explanation.location[0].section == "Where is the Psoas Muscle Located in the Body?"
    assert explanation.location[1].section == "Frequently Asked Questions:"
    assert explanation.location[2].section == "What is the Psoas Muscle?"
    assert explanation.function[0].section == "Psoas Function"


@pytest.mark.parametrize("key", DESCRIBED)
def test_the_note_says_what_psoas_means(key: str) -> None:
    assert ATLAS.explain(key).note == (
        "These passages speak of the “psoas muscle”, which here means the psoas major and the "
        "iliacus together."
    )
    assert starts(ATLAS.explain(key).mentions) == ["The psoas muscle is the combination"]


@pytest.mark.parametrize("key", SILENT)
def test_where_the_document_is_silent_the_note_says_so_and_nothing_is_borrowed(key: str) -> None:
    explanation = ATLAS.explain(key)
    assert explanation.location == ()
    assert explanation.function == ()
    assert explanation.note is not None
    assert explanation.note.startswith(
        f"The document does not describe the location or the function of the {explanation.name}."
    )


def test_a_bone_with_its_own_name_in_the_text_is_quoted_by_it_first() -> None:
    femur = ATLAS.explain("femur_left")
    assert femur.note is not None
    assert femur.note.endswith("of the left femur.")
    assert all("femur" in passage.text for passage in femur.mentions[:3])
    assert all("hip" in passage.text for passage in femur.mentions[3:])
    assert len(femur.mentions) == 7


def test_a_bone_named_only_within_others_says_by_which_words() -> None:
    assert (ATLAS.explain("sacrum").note or "").endswith(
        "It speaks of it only within wider words: “pelvis”."
    )
    assert starts(ATLAS.explain("sacrum").mentions) == ["It is an unusual muscle as"]
    l3 = ATLAS.explain("l3_vertebra").mentions
    assert all("lumbar" in p.text or "spine" in p.text for p in l3)


def test_mentions_come_with_the_narrowest_word_first() -> None:
    l4 = ATLAS.explain("l4_vertebra").mentions
    narrow = ["lumbar vertebrae" in quote.text for quote in l4]
    assert narrow == sorted(narrow, reverse=True)
    assert sum(narrow) == 3
    assert all("lumbar" in quote.text for quote in l4[: sum(narrow) + 1])
    own = explained(
        "The spine is long. The lumbar spine is short. L4 is one bone.", "l4_vertebra"
    ).mentions
    assert [quote.text for quote in own] == [
        "L4 is one bone.",
        "The lumbar spine is short.",
        "The spine is long.",
    ]


@pytest.mark.parametrize("key", STRUCTURE_KEYS)
def test_nothing_that_points_back_stands_without_what_it_points_to(key: str) -> None:
    explanation = ATLAS.explain(key)
    for quote in (*explanation.location, *explanation.function, *explanation.mentions):
        if quote.text.startswith(("It ", "This ", "When it ", "When this ")):
            assert quote.subject == "the psoas muscle" or quote.before
        if quote.before:
            end = quote.start
            before = ATLAS.document.text[:end].rstrip()
            assert before.endswith(quote.before)
            assert not quote.before.startswith(("It ", "This "))


def test_a_pronoun_for_the_structure_itself_needs_no_word() -> None:
    text = "The sacrum lies in the pelvis. It supports the spine."
    (passage,) = explained(text, "sacrum").function
    assert (passage.text, passage.subject, passage.before) == ("It supports the spine.", "", "")
    (mention,) = explained(text, "l3_vertebra").mentions
    assert mention.subject == "the sacrum"


def test_psoas_minor_is_not_mentioned_and_answers_to_nothing() -> None:
    explanation = ATLAS.explain("psoas_minor_right")
    assert explanation.mentions == ()
    assert (explanation.note or "").endswith("It does not mention it.")
    assert ATLAS.sentences_about("psoas_minor_right") == ()


@pytest.mark.parametrize("key", STRUCTURE_KEYS)
def test_the_json_has_the_agreed_shape(key: str) -> None:
    row = json.loads(json.dumps(ATLAS.explain(key).as_json()))
    assert list(row) == [
        *("key", "name", "location", "function", "note", "facts", "mentioned", "landmarks"),
    ]
    assert row["key"] == key
    assert list(row["facts"]) == [*ASPECTS, "sources"]
    assert row["facts"]["sources"]
    for landmark in row["landmarks"]:
        assert key in landmark["structures"]
        assert landmark["what"]
        assert landmark["matters"]
        assert landmark["sources"]
    for passage in (*row["location"], *row["function"]):
        assert list(passage) == ["text", "start", "end", "section"]
        assert ATLAS.document.text[passage["start"] : passage["end"]] == passage["text"]


def test_the_list_has_every_structure_once() -> None:
    rows = ATLAS.list_json()
    assert [row["key"] for row in rows] == [s.key for s in ATLAS.structures]
    assert {row["key"] for row in rows} == set(STRUCTURE_KEYS)


def explained(text: str, key: str) -> Explanation:
    return read_atlas(f"Title\n\nWords.\n\nWhere It Lies\n\n{text}").explain(key)


def test_another_document_may_describe_one_of_the_two() -> None:
    femur = explained("The femur lies in the thigh.", "femur_left")
    assert [p.text for p in femur.location] == ["The femur lies in the thigh."]
    assert femur.note == "The document does not describe the function of the left femur."
    sacrum = explained("The sacrum supports the spine.", "sacrum")
    assert sacrum.note == "The document does not describe the location of the sacrum."


def test_a_word_for_many_says_that_the_structure_is_a_part() -> None:
    l3 = explained("The lumbar spine lies above the sacrum and supports it.", "l3_vertebra")
    assert (l3.note or "").endswith(
        "These passages speak of the “lumbar spine”, of which the L3 vertebra is a part."
    )


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [
        ("psoas", "psoas_major_left, psoas_major_right, iliacus_left or iliacus_right"),
        ("L3", "Did you mean l3_vertebra?"),
        ("left_femur", "Did you mean femur_left?"),
        ("thigh bone", "Did you mean femur_left or femur_right?"),
        ("psoas_mjor_left", "psoas_major_left"),
        ("Sacrum", "Did you mean sacrum?"),
        ("sacrm", "Did you mean sacrum?"),
        ("shoulder", "No structure has the key 'shoulder'"),
        ("Diaphragm", "Did you mean diaphragm?"),
        ("spinal cord", "Did you mean spinal_cord?"),
        ("zzz", "No structure has the key 'zzz'. See them all"),
        ("", "No structure has the key ''"),
        ("x" * 500, "xxx...'"),
    ],
)
def test_an_unknown_key_names_the_nearest_ones(wanted: str, nearest: str) -> None:
    for ask in (ATLAS.explain, ATLAS.structure):
        with pytest.raises(AnnotationError) as caught:
            ask(wanted)
        assert nearest in str(caught.value)
        assert "psoas-viewer list" in str(caught.value)
        assert len(str(caught.value)) < 250


def test_a_sentence_is_found_by_an_offset() -> None:
    tie, _ = ATLAS.readings[5]
    assert ATLAS.sentence_at(tie.sentence.start) is tie
    assert ATLAS.sentence_at(tie.sentence.end - 1) is tie
    assert ATLAS.sentence_at(0) is None


def test_sentences_about_a_structure_come_in_order_named_or_carried() -> None:
    ties = ATLAS.sentences_about("psoas_major_left")
    offsets = [tie.sentence.start for tie in ties]
    assert offsets == sorted(offsets)
    assert any(tie.about and "psoas" not in tie.sentence.text for tie in ties)
    assert all("psoas_major_left" in tie.structures for tie in ties)
