"""The parser on texts of other shapes: form decides, not a list of headings."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.document.document import Document, Paragraph, QuestionAnswer
from annotations.document.headings import is_title_case, kind_of_heading
from annotations.document.limits import Tally
from annotations.document.parser import parse
from annotations.document.sentences import sentences_of
from tests.patience import HANGS_S


def cut(text: str) -> list[str]:
    return [sentence.text for sentence in sentences_of(text, 0, len(text), Tally("sentences"))]


def spans_fit(document: Document) -> bool:
    spans = [*document.sentences, *(o.span for o in document.left_out)]
    spans += [part.span for section in document.sections for part in section.parts]
    spans += [section.heading for section in document.sections if section.heading]
    spans += [exercise.name for exercise in document.exercises]
    spans += [document.title_span] if document.title_span else []
    return all(document.text[s.start : s.end] == s.text and s.text.strip() == s.text for s in spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ends. It starts.", ["It ends.", "It starts."]),
        ("About 2.5 cm wide. Or 90-degree.", ["About 2.5 cm wide.", "Or 90-degree."]),
        ("See e.g. Gray. Dr. Smith says so.", ["See e.g. Gray.", "Dr. Smith says so."]),
        ("J. Doe wrote it, cf. Figure 2. Or not.", ["J. Doe wrote it, cf. Figure 2.", "Or not."]),
        ("He said “stop.” She did.", ["He said “stop.”", "She did."]),
        ("Really?! (Yes.) “No!”", ["Really?!", "(Yes.)", "“No!”"]),
        ("No stop at all", ["No stop at all"]),
        ("Wrapped in\ntwo lines. And on.", ["Wrapped in\ntwo lines.", "And on."]),
        ("It slopes at 40 deg. in men.", ["It slopes at 40 deg. in men."]),
        ("The end.   ", ["The end."]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Where the femur lies", "location"),
        ("What is the function of the hip?", "function"),
        ("What is a disc?", "definition"),
        ("Why it matters", "importance"),
        ("## FAQ", "questions"),
        ("Further Reading", "references"),
        ("Injuries and symptoms", "pain"),
        ("Exercises", "stretch"),
        ("In summary", "closing"),
        ("Overview", "intro"),
        ("History of the Word", "other"),
        ("Backache and headaches", "pain"),
        ("When It Hurts", "pain"),
        ("Paintings for Teachers", "other"),
        ("Resources", "other"),
    ],
)
def test_a_heading_tells_the_kind_of_its_section(heading: str, kind: str) -> None:
    assert kind_of_heading(heading) == kind


def test_title_case_looks_at_long_words_only() -> None:
    assert is_title_case("Where is the Psoas Muscle")
    assert not is_title_case("Where is the psoas muscle")
    assert not is_title_case("123")


def test_a_title_written_once_is_found_by_its_form() -> None:
    document = parse("The Femur\n\nThe femur is long.\n\nWhere it lies\n\nIt lies in the thigh.\n")
    assert document.title == "The Femur"
    assert [(s.label, s.kind) for s in document.sections] == [
        ("The Femur", "intro"),
        ("Where it lies", "location"),
    ]
    assert document.left_out == ()


def test_a_text_without_a_title_begins_with_an_introduction() -> None:
    document = parse("The femur is long.\n\nIt lies in the thigh.")
    assert document.title == ""
    assert document.title_span is None
    assert [(s.label, s.kind) for s in document.sections] == [("Introduction", "intro")]


def test_a_first_block_of_two_lines_is_no_title() -> None:
    assert parse("The femur\nis long\n\nIt is.").title_span is None


def test_windows_line_ends_keep_their_offsets() -> None:
    document = parse("Bones\r\n\r\nOne is long.\r\nOne is not.\r\n")
    assert document.title == "Bones"
    assert [s.text for s in document.sentences] == ["One is long.", "One is not."]
    assert spans_fit(document)


@pytest.mark.parametrize(
    "line",
    [
        "A sentence ends with a stop.",
        "- An item of a list",
        "lower case at the front",
        "***",
        "More than eight words of which most have no capital letter",
        "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen",
    ],
)
def test_what_is_no_heading_stays_a_paragraph(line: str) -> None:
    document = parse(f"Title\n\n{line}\n\nText below.")
    assert [section.heading for section in document.sections] == [None]


def test_a_last_line_is_no_heading() -> None:
    document = parse("Title\n\nText.\n\nThe End")
    assert [s.text for s in document.sentences] == ["Text.", "The End"]


def test_a_long_heading_needs_title_case() -> None:
    heading = "How to Find Out Where the Great Muscles of the Hip Begin"
    document = parse(f"Title\n\nText.\n\n{heading}\n\nText.")
    assert document.sections[1].label == heading


def test_sources_are_known_by_their_form_under_a_heading_and_without_one() -> None:
    sources = "Doe, J. A. (2001). Bones. Press.\nRoe AB, Poe C. Hips. J Hip. 1999;1:2."
    for before in ("Text.\n\n\n", "Text.\n\nSources\n\n", "Text.\n\nNotes\n\n"):
        document = parse(f"Title\n\nMore.\n\n{before}{sources}")
        assert document.sections[-1].kind == "references"
        assert [r.span.text[:3] for r in document.references] == ["Doe", "Roe"]


def test_an_entry_that_runs_over_two_lines_is_one_source() -> None:
    document = parse("Title\n\nMore.\n\nText.\n\n\nDoe, J. (2001). Bones\nand joints. Press.")
    assert [r.span.text for r in document.references] == [
        "Doe, J. (2001). Bones\nand joints. Press."
    ]


def test_wide_gaps_everywhere_mean_nothing() -> None:
    document = parse("Title\n\n\nOne.\n\n\nTwo.\n\n\nThree.")
    assert [section.kind for section in document.sections] == ["intro"]


def test_questions_may_stand_apart_from_their_answers_and_run_over_lines() -> None:
    document = parse(
        "Title\n\nText.\n\nFAQ\n\nQ: What is it?\n\nA: A bone.\nIt is long.\n\nA: Odd.\n\nQ: Why?\n"
    )
    found = [([s.text for s in q.question], [s.text for s in q.answer]) for q in document.questions]
    assert found == [
        (["What is it?"], ["A bone.", "It is long."]),
        ([], ["Odd."]),
        (["Why?"], []),
    ]
    assert spans_fit(document)


def test_a_label_without_words_is_an_empty_question() -> None:
    document = parse("T\n\nX.\n\nFAQ\n\nQ:\nQuestion 2: Why?\nAnswer 2: So.\n\nA. Smith knows.")
    assert [len(q.question) for q in document.questions] == [0, 1]
    assert document.sentences[-1].text == "A. Smith knows."
    assert spans_fit(document)


def test_a_paragraph_between_questions_is_kept() -> None:
    parts = parse("T\n\nX.\n\nFAQ\n\nSome words.\n\nQ: Why?\nA: So.").sections[1].parts
    assert [type(part) for part in parts] == [Paragraph, QuestionAnswer]


def test_questions_under_any_heading_are_questions() -> None:
    document = parse("T\n\nX.\n\nAsk Me\n\nQ: Why?\nA: So.\n\n\nQ: How?\nA: Thus.")
    assert [s.kind for s in document.sections] == ["intro", "questions"]
    assert len(document.questions) == 2


def test_a_colon_makes_an_exercise_only_after_a_name() -> None:
    document = parse(
        "T\n\nX.\n\nStretches\n\nthe rule is this: breathe.\n\nSide Bend: Bend. Hold it.\n"
    )
    assert [e.name.text for e in document.exercises] == ["Side Bend"]
    assert [s.text for s in document.exercises[0].sentences] == ["Side Bend", "Bend.", "Hold it."]


def test_a_comment_form_far_from_the_end_is_text() -> None:
    paragraphs = "\n\n".join(f"Number {n} ends." for n in range(20))
    document = parse(f"Leave a Reply\n\n{paragraphs}")
    assert document.left_out == ()


@pytest.mark.parametrize("text", ["", " \n\n\t", "\ufeff", "\x00", "a\x0b\x0cb"])
def test_odd_texts_give_a_document(text: str) -> None:
    assert spans_fit(parse(text))


@pytest.mark.parametrize("piece", [".", ".”", "A. ", "\n", " ", "Q:\n", "It is ", "In a "])
def test_long_runs_of_one_thing_are_read_in_time(piece: str) -> None:
    text = "The Hip\n\n" + piece * 50_000
    began = time.process_time()
    assert spans_fit(parse(text))
    assert time.process_time() - began < HANGS_S


@given(st.text())
def test_any_text_gives_a_document_whose_passages_equal_its_text(text: str) -> None:
    assert spans_fit(parse(text))


_LINES = st.sampled_from(
    ["", "Q: Why?", "Q: ", "A:", "Answer 1: So.", "A: So. And so.", "The Hip", "Stretching",
     "Side Bend: Bend. Hold.", "Text it is.", "Doe, J. (2001). Bones.", "Leave a Reply", "FAQ",
     "  spaced  ", "\t", "# One", "psoas\r"]
)  # fmt: skip


@given(st.lists(_LINES, max_size=30))
def test_any_mixture_of_lines_loses_no_word(lines: list[str]) -> None:
    document = parse("\n".join(lines))
    assert spans_fit(document)
    spans = [o.span for o in document.left_out]
    spans += [document.title_span] if document.title_span else []
    for section in document.sections:
        spans += [section.heading] if section.heading else []
        spans += [part.span for part in section.parts]
    covered = sum(len("".join(span.text.split())) for span in spans)
    assert covered == len("".join(document.text.split()))
