"""The card: what the document says of the selected structure, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from viewer.looks.theme import CARD_PX, SHOW_IT_MOVE, Theme


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage of the document, the heading that it stands under, and where it starts.

    Attributes:
        moves: the model can show it as a motion.
    """

    text: str
    section: str
    start: int
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A way into the article: what is there, and where that section starts."""

    label: str
    start: int


@dataclass(frozen=True, slots=True)
class Part:
    """One headed part of a card: quotations, or a word on why there are none."""

    heading: str
    quotations: Sequence[Quotation]
    absent: str = ""


@dataclass(frozen=True, slots=True)
class CardContent:
    """Everything that a card shows.

    Attributes:
        notes: the project's own words as (label, text), kept apart from the document's.
        notes_source: what the notes rest on.
        ways: sections of the article to go to from here.
        provenance: where words, shape and numbers come from, as (label, text).
    """

    name: str
    subtitle: str
    parts: Sequence[Part]
    source: str
    notes: Sequence[tuple[str, str]] = ()
    notes_source: str = ""
    ways: Sequence[Way] = ()
    provenance: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to begin.

    Attributes:
        kind: what it leads to: "structure", "motion" or "section".
        start: of that sentence or section.
    """

    label: str
    kind: str
    start: int


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the card shows while nothing is selected."""

    title: str
    offers: Sequence[Offer]


class Card(QTextBrowser):
    """Shows one structure; text can be selected and copied.

    Signals:
        sentence_chosen(int): start of a quoted sentence that was clicked.
        section_chosen(int): start of a section of the article to go to.
        motion_chosen(int): start of a quoted sentence that is to be shown as a motion.
        begun(str, int): kind and start of an offer that was taken up.
    """

    sentence_chosen = Signal(int)
    section_chosen = Signal(int)
    motion_chosen = Signal(int)
    begun = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName("Card")
        self.setAccessibleDescription("What the document says of the selected structure.")
        self._content: CardContent | None = None
        self._beginning = Beginning("", ())
        self._look: tuple[Theme, float] | None = None
        self.anchorClicked.connect(self._on_anchor)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever fetched, from disk or from anywhere else."""
        return None

    def _on_anchor(self, url: QUrl) -> None:
        kind, _, start = url.toString().partition(":")
        if kind == "sentence" and start.isdigit():
            self.sentence_chosen.emit(int(start))
        elif kind == "section" and start.isdigit():
            self.section_chosen.emit(int(start))
        elif kind == "motion" and start.isdigit():
            self.motion_chosen.emit(int(start))
        elif kind.startswith("begin-") and start.isdigit():
            self.begun.emit(kind.removeprefix("begin-"), int(start))

    def set_look(self, theme: Theme, scale: float) -> None:
        self._look = (theme, scale)
        self._refresh()

    def offer(self, beginning: Beginning) -> None:
        """What to show while nothing is selected."""
        self._beginning = beginning
        if self._content is None:
            self._refresh()

    def show_content(self, content: CardContent | None) -> None:
        """Fill the card; None shows how to begin."""
        if content != self._content or content is None:
            self._content = content
            self._refresh()
            self.verticalScrollBar().setValue(0)

    def _refresh(self) -> None:
        if self._look is None:
            return
        theme, scale = self._look
        if self._content is None:
            body = _begun(self._beginning, theme, scale)
        else:
            body = _filled(self._content, theme, scale)
        self.setHtml(f'<body style="font-size:{round(CARD_PX * scale)}px;">{body}</body>')


def _begun(beginning: Beginning, theme: Theme, scale: float) -> str:
    big, small = round(CARD_PX * 1.5 * scale), round(CARD_PX * 0.82 * scale)
    offers = "".join(
        f'<p style="margin:9px 0 0 0;"><a href="begin-{one.kind}:{one.start}" '
        f'style="color:{theme.accent};">{escape(one.label)}</a></p>'
        for one in beginning.offers
    )
    heading = _heading("Begin with", theme, small) if offers else ""
    return (
        f'<p style="font-size:{big}px; font-weight:600; margin:6px 0 10px 0;">'
        f"{escape(beginning.title)}</p>"
        f'<p style="color:{theme.quiet}; margin:0;">Click a structure in the picture or in the '
        f"list to read where it is and what it does.</p>{heading}{offers}"
    )


def _heading(words: str, theme: Theme, small: int) -> str:
    return (
        f'<p style="font-size:{small}px; font-weight:700; color:{theme.accent}; '
        f'letter-spacing:1px; margin:16px 0 4px 0;">{escape(words.upper())}</p>'
    )


def _filled(content: CardContent, theme: Theme, scale: float) -> str:
    big, small = round(CARD_PX * 1.5 * scale), round(CARD_PX * 0.82 * scale)
    html = [
        f'<p style="font-size:{big}px; font-weight:600; margin:6px 0 0 0;">'
        f"{escape(content.name)}</p>",
        f'<p style="font-size:{small}px; color:{theme.quiet}; margin:2px 0 4px 0;">'
        f"{escape(content.subtitle)}</p>",
    ]
    for part in content.parts:
        html.append(_heading(part.heading, theme, small))
        html.extend(_quotation(q, theme, small) for q in part.quotations)
        if part.absent:
            html.append(f'<p style="color:{theme.quiet}; margin:2px 0;">{escape(part.absent)}</p>')
    html.append(_ways(content, theme))
    html.append(
        f'<p style="font-size:{small}px; color:{theme.quiet}; margin:20px 0 8px 0;">'
        f"{escape(content.source)}</p>"
    )
    if content.notes:
        html.append(_notes(content, theme, small))
    html.append(_provenance(content, theme, small))
    return "".join(html)


def _ways(content: CardContent, theme: Theme) -> str:
    links = " &nbsp;·&nbsp; ".join(
        f'<a href="section:{way.start}" style="color:{theme.accent};">{escape(way.label)}</a>'
        for way in content.ways
    )
    return f'<p style="margin:16px 0 0 0;">In the article: {links}</p>' if links else ""


def _provenance(content: CardContent, theme: Theme, small: int) -> str:
    lines = "".join(
        f"<br/><b>{escape(label)}.</b> {escape(text)}" for label, text in content.provenance
    )
    if not lines:
        return ""
    return (
        f'<p style="font-size:{small}px; color:{theme.quiet}; margin:18px 0 8px 0;">'
        f"<b>Where this comes from</b>{lines}</p>"
    )


def _notes(content: CardContent, theme: Theme, small: int) -> str:
    lines = "".join(
        f"<p style='margin:4px 0;'><b>{escape(label)}.</b> {escape(text)}</p>"
        for label, text in content.notes
    )
    return (
        '<table cellspacing="0" cellpadding="10" width="100%"><tr>'
        f'<td style="background:{theme.hover}; font-size:{round(small * 1.1)}px;">'
        f"<p style='margin:0 0 4px 0;'><b>✎ Anatomist’s note</b></p>{lines}"
        f"<p style='margin:6px 0 0 0;'><i>{escape(content.notes_source)}</i></p></td></tr></table>"
    )


def _quotation(quotation: Quotation, theme: Theme, small: int) -> str:
    return (
        '<table cellspacing="0" cellpadding="0" style="margin:4px 0 8px 0;"><tr>'
        f'<td width="4" style="background:{theme.accent};"></td>'
        f'<td style="padding-left:10px;"><a href="sentence:{quotation.start}" '
        f'style="color:{theme.text}; text-decoration:none;">{escape(quotation.text)}</a>'
        f'<div style="font-size:{small}px; color:{theme.quiet}; margin-top:2px;">'
        f"{escape(quotation.section)}{_motion(quotation, theme)}</div></td></tr></table>"
    )


def _motion(quotation: Quotation, theme: Theme) -> str:
    if not quotation.moves:
        return ""
    return (
        f' &nbsp;·&nbsp; <a href="motion:{quotation.start}" style="color:{theme.accent};">'
        f"{SHOW_IT_MOVE}</a>"
    )
