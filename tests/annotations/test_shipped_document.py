"""The shipped document: whole, and read as what it is."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from annotations.atlas import load_atlas
from annotations.document.document import SECTION_KINDS, Exercise, QuestionAnswer, Reference
from annotations.document.shipped import DOCUMENT_FILE, DOCUMENT_SHA256, read_document_text
from annotations.errors import AnnotationError

SUPPLIED = Path(__file__).parents[2].parent / "shared" / "document" / "where_is_your_psoas.txt"
DOCUMENT = load_atlas().document


def test_the_shipped_file_has_the_stored_checksum() -> None:
    assert hashlib.sha256(DOCUMENT_FILE.read_bytes()).hexdigest() == DOCUMENT_SHA256


@pytest.mark.skipif(not SUPPLIED.exists(), reason="the supplied document is not here")
def test_the_shipped_file_is_the_supplied_one_byte_for_byte() -> None:
    assert DOCUMENT_FILE.read_bytes() == SUPPLIED.read_bytes()


def test_the_text_has_the_characters_of_the_file() -> None:
    assert read_document_text().encode("utf-8") == DOCUMENT_FILE.read_bytes()
    assert DOCUMENT.text == read_document_text()


def test_a_missing_document_says_which_file_and_how_to_repair_it(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError) as caught:
        read_document_text(tmp_path / "gone.txt")
    assert str(tmp_path / "gone.txt") in str(caught.value)
    assert "python3 run.py setup" in str(caught.value)


def test_one_changed_letter_is_damage(tmp_path: Path) -> None:
    changed = tmp_path / "document.txt"
    changed.write_bytes(DOCUMENT_FILE.read_bytes().replace(b"psoas", b"Psoas", 1))
    with pytest.raises(AnnotationError, match=r"damaged.*python3 run.py setup"):
        read_document_text(changed)


def test_the_title_is_shown_once() -> None:
    assert DOCUMENT.title == "Where is your psoas? Discover its location and function."
    assert DOCUMENT.title_span is not None
    assert DOCUMENT.title_span.start == 0
    assert DOCUMENT.left_out[0].span.text == DOCUMENT.title
    assert DOCUMENT.left_out[0].span.start > 0


def test_the_comment_form_is_left_out() -> None:
    form = DOCUMENT.left_out[1].span
    assert form.text.startswith("Leave a Reply\n")
    assert form.end == len(DOCUMENT.text)
    assert len(DOCUMENT.left_out) == 2


def test_the_sections_have_their_headings_and_kinds() -> None:
    found = [(s.heading.text if s.heading else None, s.kind) for s in DOCUMENT.sections]
    assert found == [
        (None, "intro"),
        ("What is the Psoas Muscle?", "definition"),
        ("Where is the Psoas Muscle Located in the Body?", "location"),
        ("Psoas Function", "function"),
        ("The Importance of Psoas Muscle", "importance"),
        ("Lower Back Pain and Psoas", "pain"),
        ("How to Stretch the Psoas Muscle?", "stretch"),
        (None, "closing"),
        ("Frequently Asked Questions:", "questions"),
        (None, "references"),
    ]
    assert {section.kind for section in DOCUMENT.sections} <= set(SECTION_KINDS)


def test_every_section_has_a_label_for_quotations() -> None:
    labels = {section.kind: section.label for section in DOCUMENT.sections}
    assert labels["intro"] == DOCUMENT.title
    assert labels["closing"] == "Closing words"
    assert labels["references"] == "References"
    assert all(s.label == s.heading.text for s in DOCUMENT.sections if s.heading)


def test_three_exercises_have_names_and_instructions() -> None:
    assert [(e.name.text, len(e.instructions)) for e in DOCUMENT.exercises] == [
        ("Deep Lunge Hip Flexor Stretch", 4),
        ("One-Legged Psoas Stretch", 3),
        ("Psoas Release Technique", 2),
    ]
    for exercise in DOCUMENT.exercises:
        assert exercise.span.text.startswith(f"{exercise.name.text}: ")
        assert exercise.span.text.endswith(exercise.instructions[-1].text)


def test_four_questions_have_their_answers() -> None:
    pairs = [(q.question[0].text, q.answer[0].text[:12]) for q in DOCUMENT.questions]
    assert pairs == [
        ("What is the psoas muscle?", "This muscle "),
        ("What is the function of the psoas muscle?", "The psoas mu"),
        ("Where is the psoas muscle located in the body?", "The psoas mu"),
        (
            "What is the connection between the psoas muscle and lower back pain?",
            "When the pso",
        ),
    ]
    assert all(len(q.question) == len(q.answer) == 1 for q in DOCUMENT.questions)
    assert all(q.span.text.startswith("Q: ") and "\nA: " in q.span.text for q in DOCUMENT.questions)


def test_four_references_are_kept_whole() -> None:
    authors = [reference.span.text.split(",")[0] for reference in DOCUMENT.references]
    assert authors == ["Danebrook", "Bartley", "Murray", "Manuel"]
    assert all(reference.sentences == (reference.span,) for reference in DOCUMENT.references)


def test_every_letter_of_the_file_is_shown_or_left_out_for_a_reason() -> None:
    text = DOCUMENT.text
    covered = [DOCUMENT.title_span, *(omission.span for omission in DOCUMENT.left_out)]
    for section in DOCUMENT.sections:
        covered.append(section.heading)
        covered.extend(part.span for part in section.parts)
    rest = list(text)
    for span in filter(None, covered):
        assert text[span.start : span.end] == span.text
        rest[span.start : span.end] = " " * (span.end - span.start)
    assert "".join(rest).strip() == ""


def test_sentences_leave_only_labels_of_their_part_out() -> None:
    for section in DOCUMENT.sections:
        for part in section.parts:
            rest = part.span.text
            for sentence in part.sentences:
                rest = rest.replace(sentence.text, "", 1)
            allowed = {Exercise: ":", QuestionAnswer: "Q: A:", Reference: ""}.get(type(part), "")
            assert " ".join(rest.split()) == allowed
