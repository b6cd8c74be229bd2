"""The list of (sentence, structures, kind) that a person has gone through."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from annotations.atlas import load_atlas

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


REVIEWED = rows("reviewed_sentences.csv")
GROUPS = {row["group"]: set(row["keys"].split()) for row in rows("reviewed_groups.csv")}
ATLAS = load_atlas()


def keys(groups: str) -> set[str]:
    return set[str]().union(*(GROUPS[group] for group in groups.split(" + ") if group))


def test_the_list_holds_each_sentence_of_the_document_once_and_in_order() -> None:
    assert [row["sentence"] for row in REVIEWED] == [s.text for s in ATLAS.document.sentences]


@pytest.mark.parametrize("number", range(len(REVIEWED)))
def test_a_sentence_has_the_structures_and_the_kind_of_the_list(number: int) -> None:
    tie, reading = ATLAS.readings[number]
    row = REVIEWED[number]
    assert set(tie.names) == keys(row["names"])
    assert set(tie.about) == keys(row["about"])
    assert reading.kind == row["kind"]


def test_no_structure_stands_twice_in_a_tie() -> None:
    for tie, _ in ATLAS.readings:
        assert len(set(tie.structures)) == len(tie.structures)


def test_every_word_of_a_tie_stands_in_its_sentence() -> None:
    text = ATLAS.document.text
    for tie, _ in ATLAS.readings:
        for hit in tie.hits:
            assert tie.sentence.start <= hit.start < hit.end <= tie.sentence.end
            assert text[hit.start : hit.end].lower().startswith(hit.term.text.lower())
