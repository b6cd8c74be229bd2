"""Kinds of PDF: turned, in columns, with layers; order and paragraphs as in the upright page."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.atlas import Atlas, open_atlas
from tests.annotations.reading import as_read
from tests.documents import pdf_file

UPRIGHT = [
    (18, 60, 742, "Where it lies"),
    (11, 60, 712, "The psoas lies beside the spine and it is"),
    (11, 60, 698, "a long muscle."),
    (11, 60, 662, "The iliacus is wide."),
    (18, 60, 602, "What it does"),
    (11, 60, 572, "It bends the hip."),
]
READ = [
    "", "Where it lies", "The psoas lies beside the spine and it is a long muscle.",
    "The iliacus is wide.", "What it does", "It bends the hip.",
]  # fmt: skip
TURNS = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


def page(tmp_path: Path, content: str, *, turned: int = 0) -> Atlas:
    path = tmp_path / "a.pdf"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 842] /Resources << /Font << /F1 3 0 R >> "
        f">> /Contents 4 0 R /Rotate {turned} >>",
    ]
    path.write_bytes(pdf_file(objects))
    return open_atlas(path)


def shown(size: int, x: float, y: float, words: str, turn: int = 0) -> str:
    a, b, c, d = TURNS[turn]
    # About the middle of the page, so that nothing leaves it.
    dx, dy = x - 421, y - 421
    place = f"{421 + a * dx + c * dy} {421 + b * dx + d * dy}"
    return f"BT /F1 {size} Tf {a} {b} {c} {d} {place} Tm ({words}) Tj ET"


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("turn", TURNS)
def test_a_turned_page_reads_as_the_upright_one(tmp_path: Path, turn: int, turned: int) -> None:
    content = "\n".join(shown(*line, turn) for line in UPRIGHT)
    assert as_read(page(tmp_path, content, turned=turned)) == READ


def rows(pairs: list[tuple[str, str]]) -> str:
    return "\n".join(
        shown(11, x, 750 - 14 * number, words)
        for number, pair in enumerate(pairs)
        for x, words in zip((60, 320), pair, strict=True)
    )


def test_columns_that_are_drawn_row_by_row_are_read_one_after_the_other(tmp_path: Path) -> None:
    content = rows([
        ("The psoas lies beside the", "The iliacus lies in the"),
        ("spine. It begins at the", "pelvis. It begins at the"),
        ("lumbar vertebrae and runs", "hip bone and joins the"),
        ("down to the femur.", "psoas on its way down."),
    ])  # fmt: skip
    assert as_read(page(tmp_path, content))[1:] == [
        "The psoas lies beside the spine.",
        "It begins at the lumbar vertebrae and runs down to the femur.",
        "The iliacus lies in the pelvis.",
        "It begins at the hip bone and joins the psoas on its way down.",
    ]


def test_the_rows_of_a_table_stay_together(tmp_path: Path) -> None:
    content = rows([("Muscle", "Action"), ("Psoas", "It bends the hip."), ("Femur", "None.")])
    assert as_read(page(tmp_path, content))[1:] == [
        "Muscle", "Action", "Psoas", "It bends the hip.", "Femur", "None."
    ]  # fmt: skip


def test_what_lies_outside_the_page_is_left_out(tmp_path: Path) -> None:
    lines = [(11, 60, 750, "The hip."), (11, 60, -50, "CUT MARK"), (11, 900, 750, "outside")]
    assert as_read(page(tmp_path, "\n".join(shown(*line) for line in lines))) == ["", "The hip."]


def test_numbers_of_notes_and_spaced_headings(tmp_path: Path) -> None:
    small = "4 Ts /F1 6 Tf ({}) Tj 0 Ts /F1 11 Tf"
    words = f"(The iliacus) Tj {small.format('1,2')} ( is wide.) Tj {small.format('3')}"
    content = "\n".join([
        shown(18, 60, 780, "F U N C T I O N"),
        f"BT /F1 11 Tf 1 0 0 1 60 750 Tm {words} ( It is 12 cm long.) Tj ET",
        shown(18, 60, 700, "Another heading"),
        shown(11, 60, 670, "The fem\\205"),
    ])  # fmt: skip
    atlas = page(tmp_path, content)
    assert as_read(atlas)[1:4] == ["FUNCTION", "The iliacus¹,² is wide.³", "It is 12 cm long."]
