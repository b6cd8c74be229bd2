"""Which reader reads which form of file."""

from __future__ import annotations

from annotations.document.limits import check_length
from annotations.readers.encodings import decoded
from annotations.readers.from_html import pieces_of_html
from annotations.readers.from_markdown import pieces_of_markdown
from annotations.readers.pdf.reader import pieces_of_pdf
from annotations.readers.pieces import Piece, check_pieces
from annotations.readers.word.reader import pieces_of_docx
from annotations.watch import Watch


def pieces_of(form: str, content: bytes, watch: Watch) -> list[Piece]:
    """The pieces of a Markdown, HTML, Word or PDF file.

    Raises:
        AnnotationError: it holds nothing that can be read; says why and what to do.
        CancelledError: it is not wanted any more.
    """
    if form == "PDF":
        pieces = pieces_of_pdf(content, watch)
    elif form == "Word":
        pieces = pieces_of_docx(content, watch)
    elif form == "HTML":
        pieces = pieces_of_html(decoded(content, may_declare=True), watch)
    else:
        text = decoded(content)
        check_length(len(text))
        pieces = pieces_of_markdown(text, watch)
    pieces = [piece for piece in pieces if piece.text]
    check_pieces(pieces)
    return pieces
