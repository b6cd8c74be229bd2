"""Word documents to HTML by Mammoth, which then is read like any other.

Mammoth gets an archive of checked XML without pictures and may open no other file.
"""

from __future__ import annotations

import io
from xml.parsers import expat

from annotations.errors import AnnotationError
from annotations.readers.from_html import pieces_of_html
from annotations.readers.pieces import Piece
from annotations.readers.word_archive import xml_parts
from annotations.readers.word_xml import DAMAGED
from annotations.watch import Watch

# The title stands above the headings, whatever language Word speaks.
STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1:fresh",
        "p.Title => h1:fresh",
        *(
            f"p{form} => h{min(number + 1, 6)}:fresh"
            for number in range(1, 7)
            for form in (f"[style-name='heading {number}']", f"[style-name='Heading {number}']")
        ),
        *(f"p.Heading{number} => h{min(number + 1, 6)}:fresh" for number in range(1, 7)),
    ]
)


def pieces_of_docx(content: bytes, watch: Watch) -> list[Piece]:
    """The pieces of a Word document, in order.

    Raises:
        AnnotationError: it is damaged, locked or hostile.
        CancelledError: it is not wanted any more.
    """
    checked = xml_parts(content, watch.share(0.0, 0.2))
    html = _html(checked)
    return pieces_of_html(html, watch.share(0.8, 1.0))


def _no_image(_: object) -> list[object]:
    return []


def _html(archive: bytes) -> str:
    import mammoth  # type: ignore[import-untyped]  # noqa: PLC0415 - only when a file is opened

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(archive),
            style_map=STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=_no_image,
        )
    except (expat.ExpatError, LookupError, ValueError, TypeError, AttributeError, OSError) as error:
        # Well-formed XML that is no sensible document makes Mammoth stumble in many ways.
        raise AnnotationError(DAMAGED.format("a part of it is missing or odd")) from error
    except RecursionError as error:
        raise AnnotationError(DAMAGED.format("it is nested too deeply")) from error
    return str(result.value)
