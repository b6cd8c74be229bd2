"""Files that are wrong, damaged or made to do harm: one clear sentence, and nothing else."""

from __future__ import annotations

import os
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from annotations.atlas import open_atlas
from annotations.errors import AnnotationError, CancelledError
from annotations.readers.files import LARGEST, read_document
from tests.documents import (
    Article,
    pdf_file,
    pdf_of,
    word_parts,
    word_xml,
    write_docx,
    write_zip,
)
from tests.patience import HANGS_S

ARTICLE: Article = [(1, "The Thigh"), (0, "The femur is long.")]
NOBODY = 65534
PDF = pdf_of([[(11, 0, "The femur is long.")]])


def refusal(path: Path) -> str:
    """The sentence with which a file is refused, without its name."""
    with pytest.raises(AnnotationError) as refused:
        open_atlas(path)
    sentence = str(refused.value)
    assert sentence.startswith(f"{path}: ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence.removeprefix(f"{path}: ")


def word_with(path: Path, document: str | bytes, **more: str | bytes) -> Path:
    return write_zip(path, {**word_parts(""), "word/document.xml": document, **more})


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"", "is empty."),
        ("a.pdf", b"", "is empty."),
        ("a.txt", b" \r\n\t\n", "holds no words."),
        ("a.md", b"---\n", "holds no words."),
        ("a.html", b"<script>femur</script><!-- femur -->", "holds no words."),
        ("a.html", b"<frameset><frame src='file:///etc/passwd'></frameset>", "holds no words."),
        ("a.txt", bytes(range(256)) * 9, "holds no text: it is a binary file."),
        ("a.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "holds no text: it is a binary file."),
        ("a.html", b"\x7fELF\1\2\3\4\5\6" * 40, "holds no text: it is a binary file."),
        ("a.txt", b"\xff\xfeT\0h\0i", "begins as UTF-16 text but breaks off at byte 6."),
        ("a.txt", PDF, "is a PDF file by its content, not a text file. Rename it to a.pdf"),
        ("a.docx", PDF, "is a PDF file by its content, not a Word file. Rename it to a.pdf"),
        ("a.txt", b"<!DOCTYPE html><p>Hip.", "is an HTML file by its content"),
        ("a.pdf", b"The femur.", "is no PDF file"),
        ("a.docx", b"The femur.", "is no Word file"),
        ("a.docx", b"PK\3\4 and no more", "is a damaged Word document"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "an old or locked Word file"),
        ("a.txt", rb"{\rtf1 The femur.}", "is an RTF file. Save it as .docx and open that."),
        ("a.rtf", rb"{\rtf1 The femur.}", "is of a kind that cannot be read."),
        ("a", b"The femur.", "is of a kind that cannot be read."),
        ("a.pdf", PDF[:300], "is a damaged PDF."),
        ("a.pdf", b"%PDF-1.7\n", "is a damaged PDF."),
        ("a.pdf", pdf_of([[], []]), "holds pictures of pages but no text."),
    ],
)
def test_what_cannot_be_read_is_told(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert sentence in refusal(path)


def test_places_that_are_no_file_are_told(tmp_path: Path) -> None:
    assert "cannot be read (no such file" in refusal(tmp_path / "none.txt")
    assert "is a folder." in refusal(tmp_path)
    (tmp_path / "folder.txt").mkdir()
    assert "is a folder." in refusal(tmp_path / "folder.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these files nor rights")
def test_special_and_forbidden_files_are_told(tmp_path: Path) -> None:
    assert "cannot be read (file name too long" in refusal(tmp_path / ("a" * 300 + ".txt"))
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert "cannot be read (too many levels" in refusal(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert "is no ordinary file." in refusal(tmp_path / "pipe.txt")
    (tmp_path / "mine.txt").write_text("The femur.", encoding="utf-8")
    (tmp_path / "mine.txt").chmod(0)
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(NOBODY)  # root may read everything
        assert "cannot be read (permission denied)" in refusal(tmp_path / "mine.txt")
    finally:
        os.seteuid(user)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.pdf", "a.docx"])
def test_a_file_of_100_mb_is_refused_at_once(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.truncate(2 * LARGEST)
    began = time.perf_counter()
    assert "has 100 MB; up to 50 MB can be read." in refusal(path)
    assert time.perf_counter() - began < HANGS_S


def test_a_text_of_too_many_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>" + "The femur. " * 600_000, encoding="utf-8")
    assert "holds 7 million characters, more than the 5 million" in refusal(path)


# -------------------------------------------------------------------------------- Word files


def test_a_cut_or_changed_word_file_is_damaged(tmp_path: Path) -> None:
    whole = write_docx(tmp_path / "whole.docx", ARTICLE).read_bytes()
    path = tmp_path / "a.docx"
    for content in (whole[: len(whole) // 2], whole[:200] + b"XXXXXXXX" + whole[208:]):
        path.write_bytes(content)
        assert "is a damaged Word document" in refusal(path)
    assert "cut off" in refusal(word_with(path, word_xml(ARTICLE)[:-9]))
    assert "missing or odd" in refusal(word_with(path, "<a/>"))
    write_zip(path, {"word/styles.xml": "<x/>"})
    assert "word/document.xml is missing" in refusal(path)
    write_zip(path, {"xl/workbook.xml": "<x/>"})
    assert "an archive or a file of another program" in refusal(path)


def test_a_word_file_that_unpacks_to_gigabytes_is_not_unpacked(tmp_path: Path) -> None:
    path = word_with(tmp_path / "a.docx", word_xml(ARTICLE))
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/media/image.png", "w") as stream,
    ):
        for _ in range(600):
            stream.write(bytes(1_000_000))
    began = time.perf_counter()
    assert "unpacks to 600 MB" in refusal(path)
    assert time.perf_counter() - began < HANGS_S


def test_a_word_file_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    document = word_xml(ARTICLE) + " " * 20_000_000
    path = word_with(tmp_path / "a.docx", document)
    true, told = (size.to_bytes(4, "little") for size in (len(document), 1000))
    path.write_bytes(path.read_bytes().replace(true, told))
    assert "is a damaged Word document" in refusal(path)


def test_too_many_members_and_too_dense_ones_are_refused(tmp_path: Path) -> None:
    many = {f"word/x{n}.xml": "<x/>" for n in range(5001)}
    assert "unpacks to 5005 files" in refusal(word_with(tmp_path / "a.docx", "<x/>", **many))
    dense = word_xml(ARTICLE) + " " * 10_000_000
    assert "unpacks to 10 MB of text" in refusal(word_with(tmp_path / "b.docx", dense))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
@pytest.mark.parametrize("entity", ['<!ENTITY e "lol">', '<!ENTITY e SYSTEM "file:///etc/passwd">'])
def test_words_of_its_own_are_refused_in_any_encoding(
    tmp_path: Path, encoding: str, entity: str
) -> None:
    document = word_xml([(0, "FEMUR")]).replace("FEMUR", "&e;").replace("UTF-8", encoding)
    document = document.replace("?>", f"?><!DOCTYPE d [{entity}]>")
    path = word_with(tmp_path / "a.docx", document.encode(encoding))
    assert "holds a DOCTYPE" in refusal(path)


def test_a_deep_word_file_is_refused_and_tables_in_tables_are_not(tmp_path: Path) -> None:
    def nested(depth: int) -> str:
        start, end = "<w:tbl><w:tr><w:tc>" * depth, "</w:tc></w:tr></w:tbl>" * depth
        inner = f"{start}<w:p><w:r><w:t>The femur.</w:t></w:r></w:p>{end}"
        return word_xml([]).replace("<w:body>", f"<w:body>{inner}")

    assert "more than 60 levels" in refusal(word_with(tmp_path / "a.docx", nested(30)))
    document = read_document(word_with(tmp_path / "a.docx", nested(15)))
    assert document.text == "The femur."


# ---------------------------------------------------------------------------------- PDF files


def test_a_locked_pdf_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    key = "<" + "ab" * 32 + ">"
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O {key} /U {key} >> /ID [{key} {key}]"
    path.write_bytes(pdf_of([[(11, 0, "The femur.")]], trailer=lock))
    assert refusal(path) == "is locked by a password. Save it without one and open it again."


def test_a_pdf_of_too_many_pages_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    kids = "4 0 R " * 5001
    path.write_bytes(
        pdf_file(
            [
                "<< /Type /Catalog /Pages 2 0 R >>",
                f"<< /Type /Pages /Kids [{kids}] /Count 5001 >>",
                "<< >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
            ]
        )
    )
    assert "has 5001 pages; 5000 can be read." in refusal(path)


# ------------------------------------------------------------------------ stopping and telling


def after(polls: int) -> Callable[[], bool]:
    """Says yes from the given time on that it is asked."""
    asked = iter(range(10**9))
    return lambda: next(asked) >= polls


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@pytest.mark.parametrize("polls", [0, 1, 5, 50])
def test_reading_stops_when_it_is_not_wanted(tmp_path: Path, suffix: str, polls: int) -> None:
    path = tmp_path / f"long{suffix}"
    path.write_text("The femur is long.\n\n" * 20_000, encoding="utf-8")
    began = time.perf_counter()
    with pytest.raises(CancelledError):
        open_atlas(path, cancelled=after(polls))
    assert time.perf_counter() - began < HANGS_S


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_progress_grows_to_the_end(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"long{suffix}"
    path.write_text("The femur is long.\n\n" * 2_000, encoding="utf-8")
    told: list[float] = []
    open_atlas(path, progress=told.append)
    assert told == sorted(told)
    assert len(told) <= 101
    assert 0.0 < told[0] < 0.6
    assert told[-1] > 0.98
