"""Kinds of Word file: all words, in order; headings; what is not meant to be read."""

# ruff: noqa: E501 - a body of a file in one line each

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.atlas import Atlas, open_atlas
from tests.annotations.reading import as_read, headings
from tests.documents import OFFICE, RELATIONS, WORD, word_parts, word_xml, write_zip

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
READ = "The psoas lies beside the spine."


def word_file(tmp_path: Path, body: str, *, name: str = WORD, **more: str) -> Atlas:
    spaces = f'xmlns:m="{MATH}" xmlns:mc="{MC}" xmlns:wps="urn:wps" '
    document = word_xml([(1, "Psoas"), (2, "Where it lies"), (0, READ)])
    document = document.replace("<w:document ", f"<w:document {spaces}").replace(WORD, name)
    document = document.replace("</w:body>", f"{body}</w:body>")
    parts: dict[str, str | bytes] = {**word_parts(document), **more}
    return open_atlas(write_zip(tmp_path / "a.docx", parts))


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


BOX = f"<w:txbxContent><w:p>{run('The box.')}</w:p></w:txbxContent>"
CHOICE = f"<mc:Choice Requires='wps'><w:drawing><wps:wsp>{BOX}</wps:wsp></w:drawing></mc:Choice>"


@pytest.mark.parametrize(
    ("body", "sentences"),
    [
        (f"<w:p>{run('The ')}<w:fldSimple w:instr='X'>{run('sacrum')}</w:fldSimple>{run(' is.')}</w:p>",
         ["The sacrum is."]),
        (f"<w:p><w:dir w:val='ltr'>{run('The ')}</w:dir><w:bdo>{run('hip.')}</w:bdo></w:p>",
         ["The hip."]),
        (f"<w:customXml><w:p><w:smartTag>{run('The hip.')}</w:smartTag></w:p></w:customXml>",
         ["The hip."]),
        (f"<w:p><w:r><mc:AlternateContent>{CHOICE}</mc:AlternateContent></w:r>{run('Beside.')}</w:p>",
         ["The box.", "Beside."]),
        (f"<w:p>{run('Beside.')}<w:r><mc:AlternateContent>{CHOICE}<mc:Fallback><w:pict>{BOX}</w:pict>"
         "</mc:Fallback></mc:AlternateContent></w:r></w:p>", ["Beside.", "The box."]),
        (f"<w:p><w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict>{BOX}</w:pict>"
         "</mc:Fallback></mc:AlternateContent></w:r></w:p>", ["The box."]),
        (f"<w:p>{run('One.')}<w:r><w:cr/></w:r>{run('Two.')}<w:r><w:ptab/></w:r>{run('Three.')}</w:p>",
         ["One.", "Two.", "Three."]),
        (f"<w:p>{run('Force ')}<m:oMath><m:r><m:t>F=ma</m:t></m:r></m:oMath>{run(' here.')}</w:p>",
         ["Force [formula: F=ma] here."]),
        (f"<w:p><w:moveFrom>{run('Moved.')}</w:moveFrom></w:p><w:p><w:moveTo>{run('Moved.')}"
         "</w:moveTo></w:p>", ["Moved."]),
        (f"<w:p>{run('Kept ')}<w:ins>{run('new.')}</w:ins><w:del><w:r><w:delText>old.</w:delText>"
         "</w:r></w:del></w:p>", ["Kept new."]),
        (f"<w:p>{run('Seen.')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r>"
         "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> Shown.</w:t></w:r></w:p>",
         ["Seen.", "Shown."]),
        (f"<w:p>{run('Hip')}<w:r><w:noBreakHyphen/></w:r>{run('flexor, ilia')}<w:r><w:softHyphen/></w:r>"
         f"{run('cus.')}</w:p>", ["Hip‑flexor, iliacus."]),
        (f"<w:p>{run('Noted.')}<w:r><w:commentReference w:id='1'/></w:r></w:p>", ["Noted."]),
    ],
)  # fmt: skip
def test_all_words_of_a_word_file_are_read_in_order(
    tmp_path: Path, body: str, sentences: list[str]
) -> None:
    note = f'<w:comments xmlns:w="{WORD}"><w:comment w:id="1"><w:p>{run("No.")}</w:p></w:comment>'
    atlas = word_file(tmp_path, body, **{"word/comments.xml": f"{note}</w:comments>"})
    assert as_read(atlas) == ["Psoas", "Where it lies", READ, *sentences]


def test_a_strict_word_file_and_one_with_another_main_part_are_read(tmp_path: Path) -> None:
    assert as_read(word_file(tmp_path, "", name=STRICT)) == ["Psoas", "Where it lies", READ]
    parts = word_parts("")
    document = word_xml([(1, "Psoas"), (2, "Where it lies"), (0, READ)])
    parts["word/text2.xml"] = document
    del parts["word/document.xml"]
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("document.xml", "text2.xml")
    path = write_zip(tmp_path / "b.docx", parts)
    assert as_read(open_atlas(path)) == ["Psoas", "Where it lies", READ]


STYLES = (
    f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="My Section"/><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:styleId="Base"><w:name w:val="Base"/><w:basedOn w:val="Heading1"/></w:style>'
    '<w:style w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>'
    '<w:style w:styleId="berschrift1"><w:name w:val="Überschrift 1"/></w:style>'
    '<w:style w:styleId="Heading"><w:name w:val="Heading"/></w:style>'
    '<w:style w:styleId="Own"><w:name w:val="Chapter"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    '</w:style><w:style w:styleId="V1"><w:name w:val="toc 1"/></w:style></w:styles>'
)


@pytest.mark.parametrize("style", ["Mine", "berschrift1", "Heading", "Own"])
def test_headings_of_a_word_file_are_told_by_their_styles(tmp_path: Path, style: str) -> None:
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="V1"/></w:pPr>{run("What it does 3")}</w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run("What it does to the leg")}</w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="Ring"/></w:pPr>{run("It bends it.")}</w:p>'
    )
    atlas = word_file(tmp_path, body, **{"word/styles.xml": STYLES})
    assert [words for words, _ in headings(atlas)] == ["Where it lies", "What it does to the leg"]
    assert [(out.span.text, out.reason) for out in atlas.document.left_out] == [
        ("What it does 3", "list of contents")
    ]


def test_a_note_of_a_word_file_stands_where_it_belongs(tmp_path: Path) -> None:
    notes = f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2"><w:p>{run("A note.")}</w:p>'
    links = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/footnotes" '
        'Target="notes/foot.xml"/></Relationships>'
    )
    body = f"<w:p>{run('Noted.')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p><w:p>{run('On.')}</w:p>"
    parts = {
        "word/notes/foot.xml": f"{notes}</w:footnote></w:footnotes>",
        "word/_rels/document.xml.rels": links,
    }
    assert as_read(word_file(tmp_path, body, **parts))[3:] == ["Noted.", "A note.", "On."]
