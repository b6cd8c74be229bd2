"""Word files, put together from XML written by hand."""

from __future__ import annotations

from pathlib import Path

from annotations.atlas import open_atlas
from tests.annotations.reading import HIP, ILIACUS, headings, sentence
from tests.annotations.test_parsing import spans_fit
from tests.documents import OFFICE, RELATIONS, WORD, word_parts, word_xml, write_zip

WORD_BODY = Path(__file__).parent / "articles" / "word_body.xml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


NOTES = (
    f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>'
    "<w:r><w:t>Four bones grown together.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def word_file(path: Path) -> Path:
    body = WORD_BODY.read_text(encoding="utf-8")
    document = word_xml([]).replace("<w:body></w:body>", f"<w:body>{body}</w:body>")
    names = (
        f'xmlns:a="{DRAWING}/main" xmlns:wp="{DRAWING}/wordprocessingDrawing" '
        f'xmlns:pic="{DRAWING}/picture" '
        f'xmlns:r="{OFFICE}" '
    )
    secret = path.parent / "secret.png"
    secret.write_bytes(b"secret femur")
    links = "".join(
        f'<Relationship Id="{key}" TargetMode="External" Target="{target}" Type="{OFFICE}/{kind}"/>'
        for key, target, kind in (
            ("r8", secret.as_uri(), "image"),
            ("r9", "file:///etc/passwd", "hyperlink"),
        )
    )
    relations = f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>'
    parts: dict[str, str | bytes] = {
        **word_parts(document.replace("<w:document ", f"<w:document {names}")),
        "word/_rels/document.xml.rels": relations,
        "word/footnotes.xml": NOTES,
        "word/media/image1.png": b"\x89PNG\r\n\x1a\n",
    }
    return write_zip(path, parts)


def test_a_word_file_has_its_title_headings_and_sentences(tmp_path: Path) -> None:
    atlas = open_atlas(word_file(tmp_path / "hips.docx"))
    assert atlas.document.title == "Hips at Work"
    assert headings(atlas) == [("Where the sacrum is", "location"), ("More of it", "location")]
    assert "The sacrum lies between\nthe hip bones. It carries the spine." in atlas.document.text
    assert "sacrum" in sentence(atlas, "It carries the spine.")[0]
    assert sentence(atlas, "The coccyx hangs below.")[0] == ("coccyx",)
    assert "The coccyx hangs below.\n\nFour bones grown together." in atlas.document.text
    assert sentence(atlas, "Iliacus helps") == ((*ILIACUS, *HIP), "function")
    assert sentence(atlas, "on top of it")[0] == ("l5_vertebra",)
    assert "femur" not in atlas.document.text
    assert spans_fit(atlas.document)
