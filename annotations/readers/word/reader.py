"""Word documents: checked XML to paragraphs, headings, rows and notes.

Only the XML of the archive is read, and no other file is opened, whatever the document names.
"""

from __future__ import annotations

from collections.abc import Mapping

from annotations.document.limits import Tally
from annotations.errors import AnnotationError
from annotations.readers.pieces import Piece
from annotations.readers.word.archive import xml_parts
from annotations.readers.word.parts import main_part, relations, styles_of
from annotations.readers.word.styles import Style
from annotations.readers.word.text import Note, WordText
from annotations.readers.word.xml import DAMAGED, elements, read_xml
from annotations.watch import Watch

NOTE_KINDS = ("footnotes", "endnotes")


def pieces_of_docx(content: bytes, watch: Watch) -> list[Piece]:
    """The pieces of a Word document, in order; each note below the paragraph that names it.

    Raises:
        AnnotationError: it is damaged, locked or hostile.
        CancelledError: it is not wanted any more.
    """
    parts = xml_parts(content, watch.share(0.0, 0.4))
    tally = elements()
    main = main_part(parts, tally)
    if not main:
        raise AnnotationError(DAMAGED.format("a part of it is missing or odd"))
    named = relations(parts, main, tally)
    watch.at(0.5)
    styles = styles_of(parts.get(named.get("styles", "word/styles.xml")), tally)
    notes: dict[Note, list[Piece]] = {}
    for kind in NOTE_KINDS:
        notes.update(_notes(parts, named.get(kind, f"word/{kind}.xml"), kind, styles, tally))
    watch.at(0.6)
    text = WordText(styles, notes)
    read_xml(parts[main], text, tally)
    watch.at(1.0)
    if not text.is_document:
        raise AnnotationError(DAMAGED.format("a part of it is missing or odd"))
    return text.pieces


def _notes(
    parts: Mapping[str, bytes], name: str, kind: str, styles: Mapping[str, Style], tally: Tally
) -> dict[Note, list[Piece]]:
    content = parts.get(name)
    if content is None:
        return {}
    handler = WordText(styles, {}, kind)
    read_xml(content, handler, tally)
    return handler.notes
