"""The document as data, and what it leaves open."""

from __future__ import annotations

import json

from annotations.atlas import load_atlas, read_atlas
from annotations.reports import coverage, document_json
from annotations.ties.kinds import SENTENCE_KINDS
from meshes.keys import STRUCTURE_KEYS

ATLAS = load_atlas()
SECTIONS = json.loads(json.dumps(document_json(ATLAS)))["sections"]
COVERAGE = coverage(ATLAS)


def test_the_document_has_the_agreed_shape() -> None:
    assert list(document_json(ATLAS)) == ["title", "sections"]
    for section in SECTIONS:
        assert list(section) == ["heading", "kind", "start", "end", "sentences"]
        for sentence in section["sentences"]:
            assert list(sentence) == ["text", "start", "end", "structures", "kind"]
            assert set(sentence["structures"]) <= set(STRUCTURE_KEYS)
            assert sentence["kind"] in SENTENCE_KINDS


def test_sections_and_sentences_are_the_text_at_their_offsets() -> None:
    text, last = ATLAS.document.text, 0
    for section in SECTIONS:
        assert last <= section["start"] < section["end"]
        last = section["end"]
        assert text[section["start"] :].startswith(section["heading"] or "")
        for sentence in section["sentences"]:
            assert section["start"] <= sentence["start"] < sentence["end"] <= section["end"]
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]


def test_every_sentence_is_in_the_section_that_holds_it() -> None:
    counts = [len(section["sentences"]) for section in SECTIONS]
    assert counts == [4, 3, 3, 5, 5, 6, 14, 3, 8, 4]
    assert document_json(read_atlas("")) == {"title": "", "sections": []}


def test_only_the_psoas_and_iliacus_are_described() -> None:
    described = set(STRUCTURE_KEYS) - {gap.structure.key for gap in COVERAGE.gaps}
    assert described == {
        "psoas_major_left",
        "psoas_major_right",
        "iliacus_left",
        "iliacus_right",
    }
    assert all(gap.missing == ("location", "function") for gap in COVERAGE.gaps)


def test_only_instructions_of_exercises_name_nothing() -> None:
    instructions = {i for exercise in ATLAS.document.exercises for i in exercise.instructions}
    assert set(COVERAGE.silent) < instructions
    assert len(COVERAGE.silent) == 7


def test_known_words_without_a_mesh_are_counted_where_they_stand() -> None:
    places = {term.text: term.places for term in COVERAGE.unknown}
    assert len(places["neck"]) == len(places["chest"]) == 1
    assert "diaphragm" not in places
    assert len(places["abdominal cavity"]) == 2
    for text, starts in places.items():
        for start in starts:
            assert ATLAS.document.text[start:].lower().startswith(text)


def test_the_coverage_has_the_shape_of_the_command() -> None:
    rows = json.loads(json.dumps(COVERAGE.as_json()))
    assert list(rows) == ["structures", "sentences", "terms"]
    assert rows["structures"][0] == {
        "key": "t12_vertebra",
        "name": "T12 vertebra",
        "missing": ["location", "function"],
    }
    assert list(rows["sentences"][0]) == ["text", "start", "end"]
    assert {"term": "neck", "starts": [ATLAS.document.text.index("neck")]} in rows["terms"]
