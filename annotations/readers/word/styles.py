"""What the styles of a Word file say: which are headings, lists, lists of contents, or hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

CONTENTS = "list of contents"
TITLE = 1
MOST_STEPS = 20  # from a style to what it is based on; a ring would have no end
HIGHEST = 7
NO_OUTLINE = 9
# "heading" in the languages in which Word names its styles; ids lose their first letter's mark.
_HEADING = re.compile(
    r"(?:heading|[üu]?berschrift|titre|titolo|t[íi]tulo|kop|rubrik|overskrift|otsikko|nag[łl][óo]wek"
    r"|nadpis|c[íi]msor|ba[şs]l[ıi]k|заголовок|titlu|見出し|标题|標題|제목)[ _]?([1-9])?",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"(?:toc|verzeichnis|inhaltsverzeichnis|tdm|tm|sommario|inhopg|innehåll)[ _]?(?:\d|heading)"
    r"|contents heading|contents \d|table of (?:figures|contents|authorities)|index \d",
    re.IGNORECASE,
)
_TITLE = re.compile(r"title|titel|titre|título|titolo", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its paragraph or run.

    Attributes:
        level: of a heading, 1 for the title; None where it is none.
        left_out: why its words are no part of the article.
        based_on: id of the style that it changes.
        in_list: whether it numbers or dots its paragraphs.
    """

    level: int | None = None
    left_out: str = ""
    based_on: str = ""
    in_list: bool = False
    hidden: bool = False


def style_named(name: str) -> Style:
    """What the name, or the id where there is no name, tells."""
    if _CONTENTS.fullmatch(name):
        return Style(left_out=CONTENTS)
    if _TITLE.fullmatch(name):
        return Style(TITLE)
    heading = _HEADING.fullmatch(name)
    return Style(level_of(int(heading[1] or 1))) if heading else Style()


def level_of(number: int) -> int:
    """The level of a heading, below the title's."""
    return min(number + 1, HIGHEST)


def resolved(styles: dict[str, Style]) -> dict[str, Style]:
    """The styles with what they take from those that they are based on."""
    return {name: _resolved(style, styles) for name, style in styles.items()}


def _resolved(style: Style, styles: dict[str, Style]) -> Style:
    for _ in range(MOST_STEPS):
        base = styles.get(style.based_on)
        if base is None:
            break
        style = replace(
            style,
            level=style.level or base.level,
            left_out=style.left_out or base.left_out,
            in_list=style.in_list or base.in_list,
            hidden=style.hidden or base.hidden,
            based_on=base.based_on,
        )
    return style
