"""The project's notes: sourced, on the right sentences, and checked when read."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.atlas import load_atlas
from annotations.errors import AnnotationError
from annotations.notes.facts import FACTS_FILE, read_facts
from annotations.notes.notes import NOTES_FILE, VERDICTS, notes_on, read_notes
from annotations.notes.sources import read_sources
from meshes.keys import STRUCTURE_KEYS

ATLAS = load_atlas()
SOURCES = read_sources()
NOTES = read_notes(ATLAS.document, SOURCES)
FACTS = read_facts(ATLAS.structures, SOURCES)
NOTE = """[[note]]
id = "one"
verdict = "wrong"
text = "Words."
sources = ["gray"]
about = [{ start = 613, opening = "The psoas" }]
"""
FACT = """[[fact]]
structures = ["femur"]
action = "A lever."
sources = ["gray"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "entries.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_note_is_about_sentences_of_the_document() -> None:
    for note in NOTES:
        assert note.sentences
        assert set(note.sentences) <= set(ATLAS.document.sentences)


def test_no_sentence_has_two_notes_and_each_is_found_from_its_sentence() -> None:
    for note in NOTES:
        for sentence in note.sentences:
            assert notes_on(sentence, NOTES) == (note,)
    assert notes_on(ATLAS.document.sentences[0], NOTES) == ()


def test_every_verdict_occurs_and_all_but_a_metaphor_have_sources() -> None:
    assert {note.verdict for note in NOTES} == set(VERDICTS)
    assert [note.id for note in NOTES if not note.sources] == ["prankster-is-a-metaphor"]


def test_every_structure_has_facts_with_sources() -> None:
    assert set(FACTS) == set(STRUCTURE_KEYS)
    assert all(facts.sources and facts.attachments for facts in FACTS.values())
    assert all(facts.location for facts in FACTS.values())
    assert FACTS["femur_left"] == FACTS["femur_right"]


def test_muscles_have_nerve_supply_action_and_clinical_point() -> None:
    for stem in ("psoas_major", "psoas_minor", "iliacus"):
        facts = FACTS[f"{stem}_left"]
        assert facts.nerve_supply
        assert facts.action
        assert facts.clinical


def test_every_source_is_used() -> None:
    used = {s.key for note in NOTES for s in note.sources}
    used |= {s.key for facts in FACTS.values() for s in facts.sources}
    assert used == set(SOURCES)


def test_no_note_or_fact_repeats_a_sentence_of_the_document() -> None:
    own = NOTES_FILE.read_text(encoding="utf-8") + FACTS_FILE.read_text(encoding="utf-8")
    flat = " ".join(own.replace("\\\n", " ").split())
    assert not [s.text for s in ATLAS.document.sentences if len(s.text) > 40 and s.text in flat]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"wrong"', '"bad"', "1: verdict is 'bad'; it must be one of: accurate"),
        ('"wrong"', "3", "verdict must be a text"),
        ('"Words."', '" "', "text is missing"),
        ('id = "one"\n', "", "id is missing"),
        ('["gray"]', '["grey"]', "'grey' is not in sources.csv"),
        ('["gray"]', '"gray"', "sources must be a list"),
        ("start = 613", "start = 614", "no sentence of the document starts at 614"),
        ("The psoas", "A psoas", "no sentence of the document starts at 613 with 'A psoas'"),
        ("start = 613, ", "", "needs a start"),
        ("{ start = 613, opening", "3] #", "needs a start"),
        ("[{ start", "[] # [{ start", "about must name a sentence"),
        ("text =", "txet =", "'txet' is no field here"),
        ("[[note]]", "[[fact]]", r"may hold \[\[note\]\] entries"),
        ("[[note]]", "[note]", r"may hold \[\[note\]\] entries"),
        ("[[note]]", " [[ note ]]", r"must begin with \[\[note\]\]"),
        ("[[note]]", "[[note", "cannot be understood"),
    ],
)
def test_a_bad_note_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = write(tmp_path, NOTE.replace(old, new))
    with pytest.raises(AnnotationError, match=message) as caught:
        read_notes(ATLAS.document, SOURCES, path)
    assert str(path) in str(caught.value)


def test_a_good_note_is_read_and_two_with_one_id_are_not(tmp_path: Path) -> None:
    (note,) = read_notes(ATLAS.document, SOURCES, write(tmp_path, NOTE))
    assert (note.id, note.text, note.sources) == ("one", "Words.", (SOURCES["gray"],))
    with pytest.raises(AnnotationError, match=r":7: the id 'one' is used twice"):
        read_notes(ATLAS.document, SOURCES, write(tmp_path, NOTE + NOTE))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("femur", "fibula", "1: 'fibula' is no structure"),
        ('action = "A lever."', "", "the entry says nothing"),
        ('["gray"]', "[]", "facts need a source"),
        ("action", "acts", "'acts' is no field here"),
        ('["femur"]', '["femur", "femur_left"]', None),
    ],
)
def test_bad_facts_are_refused(tmp_path: Path, old: str, new: str, message: str | None) -> None:
    path = write(tmp_path, FACT.replace(old, new))
    if message is None:
        assert set(read_facts(ATLAS.structures, SOURCES, path)) == {"femur_left", "femur_right"}
        return
    with pytest.raises(AnnotationError, match=message):
        read_facts(ATLAS.structures, SOURCES, path)


def test_two_entries_on_one_structure_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, FACT + FACT.replace("femur", "femur_right"))
    with pytest.raises(AnnotationError, match=r":5: femur_right has facts already"):
        read_facts(ATLAS.structures, SOURCES, path)


def test_missing_and_damaged_notes_say_so(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match=r"gone\.toml.*python3 run\.py setup"):
        read_notes(ATLAS.document, SOURCES, tmp_path / "gone.toml")
    path = tmp_path / "entries.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(AnnotationError, match="not UTF-8"):
        read_notes(ATLAS.document, SOURCES, path)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a,Book,maybe", "read is 'maybe'"),
        (",Book,yes", "needs a key and a citation"),
        ("x,Book,yes", "x is listed twice"),
    ],
)
def test_a_bad_source_is_refused(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "sources.csv"
    path.write_text(f"key,citation,read\nx,Book,no\n{row}\n", encoding="utf-8")
    with pytest.raises(AnnotationError, match=message):
        read_sources(path)
