"""Documents of each format, written by hand for tests and benchmarks.

An article here is a list of `(level, words)`: level 0 a paragraph, 1 the title, 2 a heading.
"""

from __future__ import annotations

import textwrap
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

Article = Sequence[tuple[int, str]]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD_STYLES = {1: "Title", 2: "Heading1", 3: "Heading2"}
PAGE_LINES = 34
PAGE_COLUMNS = 88
WORD_NAMES = {"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2"}
FONT_SIZES = {0: 11, 1: 22, 2: 15, 3: 13}


def as_text(article: Article) -> str:
    return "\n\n".join(words for _, words in article)


def as_markdown(article: Article) -> str:
    return "\n\n".join(f"{'#' * level} {words}".strip() for level, words in article)


def as_html(article: Article) -> str:
    tags = {0: "p", 1: "h1", 2: "h2", 3: "h3"}
    body = "\n".join(f"<{tags[n]}>{escape(words)}</{tags[n]}>" for n, words in article)
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>{body}</body></html>'


def word_xml(article: Article) -> str:
    """The main part of a Word document."""
    paragraphs = "".join(_word_paragraph(level, words) for level, words in article)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}">'
        f"<w:body>{paragraphs}</w:body></w:document>"
    )


def _word_paragraph(level: int, words: str) -> str:
    style = WORD_STYLES.get(level)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    text = f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
    return f"<w:p>{properties}{text}</w:p>"


def word_parts(document: str) -> dict[str, str]:
    """The least parts of a Word file around its main part."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/></w:style>'
        for name, shown in WORD_NAMES.items()
    )
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{TYPES}">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
            f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": document,
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
    }


def write_zip(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def write_docx(path: Path, article: Article) -> Path:
    return write_zip(path, word_parts(word_xml(article)))


# A line of a page: font size in points, points to go down from the line before, words.
Line = tuple[int, int, str]


def write_pdf(path: Path, article: Article, *, running_head: str = "") -> Path:
    """A PDF with a text layer: wrapped lines, hyphens where words are cut, page numbers."""
    lines = [line for level, words in article for line in _lines(level, words)]
    pages = [lines[n : n + PAGE_LINES] for n in range(0, len(lines), PAGE_LINES)]
    dressed = [
        ([(9, 0, running_head)] if running_head else []) + [*page, (9, 30, f"Page {number}")]
        for number, page in enumerate(pages, 1)
    ]
    path.write_bytes(pdf_of(dressed))
    return path


def _lines(level: int, words: str) -> list[Line]:
    size = FONT_SIZES[level]
    wrapped = textwrap.wrap(words, PAGE_COLUMNS * 11 // size)
    step = round(size * 1.25)
    return [(size, step if n else step + 10, line) for n, line in enumerate(wrapped)]


def pdf_of(pages: Sequence[Sequence[Line]], *, trailer: str = "") -> bytes:
    """A PDF file with one content stream a page, in Helvetica."""
    first = 4
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        content = _content(page)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {first + 2 * number + 1} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return pdf_file(objects, trailer)


def pdf_file(objects: Sequence[str], trailer: str = "") -> bytes:
    """Numbered objects with the table of their places."""
    content = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    return content + (
        f"xref\n0 {count}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {count} /Root 1 0 R {trailer} >>\nstartxref\n{len(content)}\n%%EOF\n"
    ).encode("ascii")


def _content(page: Sequence[Line]) -> str:
    shown = [f"BT 60 {800} Td"]
    for size, step, words in page:
        plain = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        shown.append(f"/F1 {size} Tf 0 -{step} Td ({plain}) Tj")
    return "\n".join([*shown, "ET"])
