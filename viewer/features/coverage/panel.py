"""What a document leaves open: structures without words, sentences without structures, terms."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from annotations.reports import Coverage
from viewer.styles.theme import CARD_PX, Theme

MOST = 200  # lines of a list; a long document has thousands of sentences that name nothing


class CoveragePanel(QTextBrowser):
    """The report as a page with links.

    Signals:
        structure_chosen(str): key of a structure that was clicked.
        sentence_chosen(int): start of a sentence that was clicked.
    """

    structure_chosen = Signal(str)
    sentence_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName("Coverage")
        self.setAccessibleDescription("What the document leaves open about the model.")
        self.anchorClicked.connect(self._on_anchor)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever fetched, from disk or from anywhere else."""
        return None

    def show_coverage(self, found: Coverage, theme: Theme, scale: float) -> None:
        """Fill the page."""
        size = round(CARD_PX * scale)
        html = "".join(
            (
                _list("Structures not fully described", _gaps(found, theme), theme),
                _list("Sentences that name no structure", _silent(found, theme), theme),
                _list("Words of anatomy without a mesh", _unknown(found, theme), theme),
            )
        )
        self.setHtml(f'<body style="font-size:{size}px;">{html}</body>')

    def _on_anchor(self, url: QUrl) -> None:
        kind, _, what = url.toString().partition(":")
        if kind == "structure":
            self.structure_chosen.emit(what)
        elif kind == "sentence" and what.isdigit():
            self.sentence_chosen.emit(int(what))


def _list(heading: str, lines: Iterable[str], theme: Theme) -> str:
    rows = list(lines)
    more = f"<br/>and {len(rows) - MOST} more" if len(rows) > MOST else ""
    body = "<br/>".join(rows[:MOST]) or "None."
    return (
        f'<p style="font-weight:700; color:{theme.accent}; margin:16px 0 4px 0;">'
        f"{escape(heading)}: {len(rows)}</p><p>{body}{more}</p>"
    )


def _gaps(found: Coverage, theme: Theme) -> Iterable[str]:
    for gap in found.gaps:
        link = _link(f"structure:{gap.structure.key}", gap.structure.name, theme)
        yield f"{link}: no {' or '.join(gap.missing)}"


def _silent(found: Coverage, theme: Theme) -> Iterable[str]:
    for span in found.silent:
        yield _link(f"sentence:{span.start}", span.text, theme)


def _unknown(found: Coverage, theme: Theme) -> Iterable[str]:
    for term in found.unknown:
        first = _link(f"sentence:{term.places[0]}", term.text, theme)
        yield f"{first} ({len(term.places)}×)"


def _link(target: str, text: str, theme: Theme) -> str:
    return f'<a href="{target}" style="color:{theme.text};">{escape(text)}</a>'
