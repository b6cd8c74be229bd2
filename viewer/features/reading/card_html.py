"""A card as rich text; what was asked to be opened is open."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from html import escape

from annotations.document.sentences import shortened
from viewer.features.reading.card_content import Beginning, CardContent, Part, Quotation, Told
from viewer.styles.theme import CARD_PX, SHOW_IT_MOVE, Theme

FACTS, SOURCES = "facts", "sources"
ANATOMISTS = "✎ What anatomists say"


@dataclass(frozen=True, slots=True)
class Setting:
    """How a card looks.

    Attributes:
        opened: what shows everything: parts by their headings (`what-it-does`), `FACTS`, `SOURCES`.
    """

    theme: Theme
    scale: float
    opened: Collection[str] = ()

    @property
    def big(self) -> int:
        return round(CARD_PX * 1.5 * self.scale)

    @property
    def small(self) -> int:
        return round(CARD_PX * 0.82 * self.scale)


def beginning_html(beginning: Beginning, setting: Setting) -> str:
    """What to begin with."""
    theme = setting.theme
    offers = "".join(
        f'<p style="margin:9px 0 0 0;">{_link(f"begin-{one.kind}:{one.start}", one.label, theme)}'
        "</p>"
        for one in beginning.offers
    )
    heading = _heading("Begin with", setting) if offers else ""
    return (
        f'<p style="font-size:{setting.big}px; font-weight:600; margin:6px 0 10px 0;">'
        f"{escape(beginning.title)}</p>"
        f'<p style="color:{theme.quiet}; margin:0;">Click a structure in the picture or in the '
        f"list to read where it is and what it does.</p>{heading}{offers}"
    )


def card_html(content: CardContent, setting: Setting) -> str:
    """A structure's or a landmark's card: first what is known of it, then where it is named."""
    html = [
        f'<p style="font-size:{setting.big}px; font-weight:600; margin:6px 0 0 0;">'
        f"{escape(content.name)}</p>",
        f'<p style="font-size:{setting.small}px; color:{setting.theme.quiet}; '
        f'margin:2px 0 4px 0;">{escape(content.subtitle)}</p>',
        _buttons(content, setting),
    ]
    html += [_part(part, content.document, setting) for part in content.described]
    if content.silence:
        html.append(
            f'<p style="color:{setting.theme.quiet}; margin:10px 0 8px 0;">'
            f"{escape(content.silence)}</p>"
        )
    if content.told is not None:
        html.append(_told(content.told, setting))
    if content.belongs is not None:
        key, words = content.belongs
        link = _link(f"structure:{key}", words, setting.theme)
        html.append(f'<p style="margin:12px 0 0 0;">{link}</p>')
    if content.mentioned is not None:
        html.append(_part(content.mentioned, content.document, setting))
    html += [_ways(content, setting), _sources(content, setting)]
    return "".join(html)


def _heading(words: str, setting: Setting) -> str:
    return (
        f'<p style="font-size:{setting.small}px; font-weight:700; color:{setting.theme.accent}; '
        f'letter-spacing:1px; margin:16px 0 4px 0;">{escape(words.upper())}</p>'
    )


def _link(goal: str, words: str, theme: Theme) -> str:
    return f'<a href="{escape(goal)}" style="color:{theme.accent};">{escape(words)}</a>'


def _buttons(content: CardContent, setting: Setting) -> str:
    """In a line each stays whole, and a narrow card has more lines; cells would break words."""
    ground, ink = setting.theme.hover, setting.theme.accent
    chips = " ".join(
        f'<a href="{escape(goal)}" style="background-color:{ground}; color:{ink}; '
        f'text-decoration:none;">{_unbroken(f"  {words}  ")}</a>'
        for goal, words in content.buttons
    )
    style = f"line-height:175%; margin:6px 0 2px 0; font-size:{setting.small}px;"
    return f'<p style="{style}">{chips}</p>' if chips else ""


def _unbroken(words: str) -> str:
    return escape(words).replace(" ", "&nbsp;")


def _part(part: Part, document: str, setting: Setting) -> str:
    name = part.heading.lower().replace(" ", "-")
    opened = name in setting.opened
    shown = part.quotations if opened else part.quotations[: part.shown]
    html = [_heading(part.heading, setting), *(_quotation(one, setting) for one in shown)]
    if opened and part.beyond:
        html.append(
            f'<p style="color:{setting.theme.quiet}; margin:2px 0;">{escape(part.beyond)}</p>'
        )
    more = f"{len(part.quotations) - part.shown} more from the {document}"
    return "".join(html) + _more(name, len(part.quotations) > part.shown, more, setting)


def _more(name: str, is_more: bool, words: str, setting: Setting) -> str:
    """A link that opens or closes something."""
    if not is_more:
        return ""
    shown = "Show fewer" if name in setting.opened else words
    return (
        f'<p style="font-size:{setting.small}px; margin:0 0 4px 0;">'
        f"{_link(f'more:{name}', shown, setting.theme)}</p>"
    )


def _told(told: Told, setting: Setting) -> str:
    rows = told.rows if FACTS in setting.opened else told.rows[: told.shown]
    lines = "".join(
        f"<p style='margin:4px 0;'><b>{escape(label)}.</b> {escape(text)}</p>"
        for label, text in rows
    )
    more = ", ".join(label.lower() for label, _ in told.rows[told.shown :])
    return (
        '<table cellspacing="0" cellpadding="10" width="100%" style="margin-top:8px;"><tr>'
        f'<td style="background:{setting.theme.hover};">'
        f"<p style='margin:0 0 4px 0; font-size:{setting.small}px;'><b>{ANATOMISTS}</b></p>{lines}"
        f"{_more(FACTS, bool(more), f'More: {more}', setting)}</td></tr></table>"
    )


def _ways(content: CardContent, setting: Setting) -> str:
    links = " &nbsp;·&nbsp; ".join(
        _link(f"section:{way.start}", way.label, setting.theme) for way in content.ways
    )
    if not links:
        return ""
    return f'<p style="margin:16px 0 0 0;">In the {escape(content.document)}: {links}</p>'


def _sources(content: CardContent, setting: Setting) -> str:
    if not content.sources:
        return ""
    begun = f'<p style="font-size:{setting.small}px; color:{setting.theme.quiet};'
    if SOURCES not in setting.opened:
        return (
            f'{begun} margin:18px 0 8px 0;">{_link("more:sources", "Sources", setting.theme)}</p>'
        )
    lines = "".join(
        f"<br/><b>{escape(label)}.</b> {escape(text)}" for label, text in content.sources
    )
    hide = _link("more:sources", "Hide sources", setting.theme)
    return f'{begun} margin:18px 0 8px 0;"><b>Where this comes from</b> &nbsp; {hide}{lines}</p>'


def _quotation(quotation: Quotation, setting: Setting) -> str:
    theme = setting.theme
    subject = (
        f'<span style="color:{theme.quiet}; font-size:{setting.small}px;">'
        f"<i>[{escape(quotation.subject)}]</i></span> "
        if quotation.subject
        else ""
    )
    before = f"{escape(quotation.before)} " if quotation.before else ""
    return (
        '<table cellspacing="0" cellpadding="0" style="margin:4px 0 8px 0;"><tr>'
        f'<td width="4" style="background:{theme.accent};"></td>'
        f'<td style="padding-left:10px;">{subject}<a href="sentence:{quotation.start}" '
        f'style="color:{theme.text}; text-decoration:none;">{before}'
        f"{escape(shortened(quotation.text))}</a>"
        f'<div style="font-size:{setting.small}px; color:{theme.quiet}; margin-top:2px;">'
        f"{escape(quotation.section)}{_motion(quotation, theme)}</div></td></tr></table>"
    )


def _motion(quotation: Quotation, theme: Theme) -> str:
    if not quotation.moves:
        return ""
    return f" &nbsp;·&nbsp; {_link(f'motion:{quotation.start}', SHOW_IT_MOVE, theme)}"
