"""PDF files, written by hand: lines become paragraphs again."""

from __future__ import annotations

from pathlib import Path

from annotations.readers.files import read_document
from tests.documents import Line, pdf_of


def test_a_word_cut_at_a_line_end_of_a_pdf_is_whole_again(tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    lines = [
        "The iliac-",
        "us is a hip flexor, and a well-known hip-",
        "flexor it is. A well-",
        "known one.",
    ]
    path.write_bytes(pdf_of([[(11, 14, line) for line in lines]]))
    assert read_document(path).text == (
        "The iliacus is a hip flexor, and a well-known hip-flexor it is. A well-known one."
    )


def test_pages_of_a_pdf_run_on_without_heads_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "pages.pdf"
    pages = [
        [(9, 0, f"The Back {number}"), (11, 30, before), (11, 14, after), (9, 60, f"{number} / 3")]
        for number, before, after in (
            (1, "The psoas major lies", "deep. It"),
            (2, "bends the hip. The femur", "moves with it."),
            (3, "The end of it", "comes here."),
        )
    ]
    path.write_bytes(pdf_of(pages))
    assert read_document(path).text == (
        "The psoas major lies deep. It bends the hip. The femur moves with it.\n\n"
        "The end of it comes here."
    )


def test_paragraphs_of_a_pdf_end_at_gaps_bullets_and_indents(tmp_path: Path) -> None:
    path = tmp_path / "gaps.pdf"
    long = "The psoas major is drawn in red on every page of this rather long book of ours"
    lines = [
        (11, 14, long),
        (11, 14, "and nobody minds."),
        (11, 14, long + "."),
        (11, 30, "New one,"),
    ]
    lines += [(11, 14, "\u2022 the femur"), (11, 14, "\u2022 the sacrum")]
    path.write_bytes(pdf_of([lines]))
    assert read_document(path).text.split("\n\n") == [
        f"{long} and nobody minds.",
        f"{long}.",
        "New one,",
        "the femur",
        "the sacrum",
    ]


def test_a_list_of_contents_and_what_only_looks_like_a_running_head(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    contents: list[Line] = [(11, 14, f"Chapter {n} . . . . . . . . . . {n}") for n in (1, 2, 3)]
    pages = [contents]
    for number in range(9):
        # The same last line on every third page is chance, not a running foot.
        last = "without any hurry." if number % 3 == 0 else f"for the {number}th time."
        pages.append([(11, 14, f"The femur, as page {number} says, is"), (11, 14, last)])
    path.write_bytes(pdf_of(pages))
    text = read_document(path).text
    assert "Chapter" not in text
    assert text.count("without any hurry.") == 3
