"""Actions of the menu File that choose the document."""

from __future__ import annotations

from viewer.features.documents.feature import DocumentsFeature
from viewer.menus.spec import ActionSpec, Rows


def open_document(documents: DocumentsFeature) -> None:
    documents.documents.choose()


def has_own_document(documents: DocumentsFeature) -> bool:
    return documents.host.document.path is not None


def back_to_built_in(documents: DocumentsFeature) -> None:
    documents.documents.back()


_FILE: tuple[ActionSpec[DocumentsFeature], ...] = (
    ActionSpec("file.open", "Open document ...", ("Ctrl+O",), open_document),
    ActionSpec(
        "file.built_in",
        "Back to the built-in article",
        ("Ctrl+Shift+O",),
        back_to_built_in,
        has_own_document,
    ),
)
ROWS: Rows = {"File": _FILE}
