"""Plain text: its encodings, its offsets and its lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.readers.files import read_document


def test_a_text_file_reads_as_its_lines_whatever_ends_them(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes("\ufeffThe Hip\r\n\r\nIt has a “head”.\r\n\r\n\r\nThe end.".encode())
    document = read_document(path)
    assert document.text == path.read_text(encoding="utf-8-sig")
    assert [s.text for s in document.sentences] == ["It has a “head”.", "The end."]


def test_a_text_with_a_paragraph_a_line_is_cut_at_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    body = (
        "The femur is a long bone, and what is said of it here takes more than a hundred letters."
    )
    path.write_text(f"The Hip\n{body} {body}\nWhere It Lies\nIt lies there.\n", encoding="utf-8")
    document = read_document(path)
    assert document.title == "The Hip"
    assert [section.label for section in document.sections] == ["The Hip", "Where It Lies"]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_a_text_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    words = (
        "Der “große” Lendenmuskel beugt die Hüfte – täglich. Über den Oberschenkel läuft er.\n\n"
    )
    path = tmp_path / "german.txt"
    path.write_bytes((words * 4).encode(encoding))
    assert read_document(path).text == words * 4


def test_french_is_not_taken_for_a_neighbour(tmp_path: Path) -> None:
    words = "Le psoas relie la colonne vertébrale à la jambe. Il aide à fléchir « bien sûr »."
    path = tmp_path / "french.txt"
    path.write_bytes(words.encode("cp1252"))
    assert read_document(path).text == words


def test_a_page_names_its_encoding_itself(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes('<meta charset="windows-1251"><p>Поясничная мышца.</p>'.encode("cp1251"))
    assert read_document(page).text == "Поясничная мышца."
    page.write_bytes(b'<meta charset="punycode"><p>caf\xe9 with milk for everybody</p>')
    assert "with milk" in read_document(page).text
