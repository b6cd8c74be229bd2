"""Reads the document that ships with the program and makes sure that it is whole."""

from __future__ import annotations

import hashlib
from pathlib import Path

from annotations.errors import AnnotationError
from annotations.tables import DATA, REPAIR, read_shipped

DOCUMENT_FILE = DATA / "where_is_your_psoas.txt"
DOCUMENT_SHA256 = "b13e52ece8074cdbb9512191f33011102bcf6adb0fed2aae07c1f60b4a81d98d"


def read_document_text(path: Path = DOCUMENT_FILE) -> str:
    """The shipped document, decoded; no line end is changed, so offsets count in the file.

    Raises:
        AnnotationError: the file is missing, or is not the one that was shipped.
    """
    content = read_shipped(path)
    if hashlib.sha256(content).hexdigest() != DOCUMENT_SHA256:
        message = f"the document is damaged: it is not the one that was shipped. {REPAIR}"
        raise AnnotationError(message, source=str(path))
    return content.decode("utf-8")
