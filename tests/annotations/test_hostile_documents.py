"""Files that would take minutes or gigabytes: refused early, with the limit that they break."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.atlas import open_atlas
from annotations.document.limits import LONGEST_TEXT
from annotations.errors import AnnotationError
from annotations.readers.files import read_document
from annotations.readers.forms import pieces_of
from annotations.watch import Watch
from tests.documents import OFFICE, RELATIONS, WORD, word_parts, word_xml, write_zip

RUN = "<w:r><w:t>The femur. </w:t></w:r>"


def refused(path: Path) -> str:
    with pytest.raises(AnnotationError) as error:
        open_atlas(path)
    return str(error.value).removeprefix(f"{path}: ")


@pytest.mark.parametrize(
    ("suffix", "unit", "limit"),
    [
        (".txt", "a\n\n", "60,000 lines"),
        (".txt", "1. ", "60,000 sentences"),
        (".txt", "Psoas. ", "60,000 sentences"),
        (".txt", "Why? ", "60,000 sentences"),
        (".txt", "psoas.", "120,000 names of anatomy"),
        (".txt", "a\n", "60,000 lines"),
        (".md", "a\n\n", "60,000 lines"),
        (".md", "[", "400,000 marks of Markdown"),
        (".md", "*a ", "400,000 marks of Markdown"),
        (".md", "Psoas. ", "60,000 sentences"),
        (".html", "<p>a", "60,000 paragraphs"),
        (".html", "a<br>", "60,000 lines"),
        (".html", "Psoas. ", "60,000 sentences"),
    ],
)
def test_too_much_of_anything_is_told_in_every_form(
    tmp_path: Path, suffix: str, unit: str, limit: str
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(unit * (1_300_000 // len(unit) + 1), encoding="utf-8")
    assert f"has more than {limit}, the most that can be read." in refused(path)


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("<div>" * 300_000, "nests elements more than 1,000 deep"),
        ("<div><table></div></table>" * 2_000, "nests elements more than 1,000 deep"),
        ("<svg><style>" + "<g>" * 2_000, "nests elements more than 1,000 deep"),
        ("<!--><b>" * 2_000, "nests elements more than 1,000 deep"),
        ("<!-- --!><b>" * 2_000, "nests elements more than 1,000 deep"),
        (f"<p {' '.join(f'a{n}' for n in range(1001))}>The femur.", "more than 1,000 attributes"),
        (f'<p a=b"c {"d " * 1001}>The femur."', "more than 1,000 attributes"),
        (f"<p x='>' {'d ' * 1001}>The femur.", "more than 1,000 attributes"),
    ],
)
def test_a_page_that_keeps_parsers_busy_is_refused(page: str, why: str) -> None:
    with pytest.raises(AnnotationError, match=why):
        pieces_of("HTML", f"{page}The femur.".encode(), Watch())


@pytest.mark.parametrize(
    "page",
    [
        "<ul>" + "<li><a name='x'>The femur." * 3_000,
        "<p>The femur." * 3_000 + "<br>" * 3_000,
        "<table>" + "<tr><td>The femur." * 3_000,
        "<div><p>The femur.</div>" * 3_000,
        f"<script>{'<div>' * 3_000}</script><!-- {'<b>' * 3_000} --><p>The femur.",
        f"<p data-x='{'word ' * 3_000}' title=\"{'> ' * 3_000}\">The femur.",
        f"<img alt='' src='data:image/png;base64,{'AAAA' * 9_000}'><p>The femur.",
    ],
)
def test_pages_of_usual_carelessness_are_read(page: str) -> None:
    pieces = pieces_of("HTML", page.encode(), Watch())
    assert {piece.text for piece in pieces} == {"The femur."}


def word(path: Path, body: str, **more: str) -> Path:
    document = word_xml([]).replace("<w:body>", f"<w:body>{body}")
    return write_zip(path, {**word_parts(document), **more})


def test_a_word_file_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", f"<w:p>{RUN}</w:p>" * 105_000)
    assert "has more than 300,000 parts of text" in refused(path)


def test_a_note_is_read_once_however_often_it_is_named(tmp_path: Path) -> None:
    notes = f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="1"><w:p>{RUN}</w:p></w:footnote>'
    named = '<w:p><w:r><w:t>A note</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    path = word(
        tmp_path / "a.docx",
        named * 3_000,
        **{
            "word/footnotes.xml": f"{notes}</w:footnotes>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship '
            f'Id="r2" Type="{OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>',
        },
    )
    assert read_document(path).text.count("The femur.") == 1


def test_an_archive_with_impossible_places_or_odd_xml_is_a_damaged_word_document(
    tmp_path: Path,
) -> None:
    path = word(tmp_path / "a.docx", f"<w:p>{RUN}</w:p>")
    whole = path.read_bytes()
    end = whole.rindex(b"PK\5\6")
    size = int.from_bytes(whole[end + 12 : end + 16], "little")
    path.write_bytes(whole[: end + 12] + (size + end).to_bytes(4, "little") + whole[end + 16 :])
    assert "is a damaged Word document" in refused(path)
    for odd in ("<q:p/>", f"<w:p>{RUN}</w:p><q:r q:s='1'/>"):
        assert "is a damaged Word document" in refused(word(tmp_path / "b.docx", odd))
    empty = word(tmp_path / "c.docx", f"<w:p>{RUN}</w:p>", **{"word/styles.xml": ""})
    assert "is a damaged Word document" in refused(empty)


def test_nothing_longer_than_the_longest_text_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff" * (4 * LONGEST_TEXT + 4))
    assert "more than the 5 million that can be read" in refused(path)
