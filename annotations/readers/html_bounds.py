"""HTML that keeps a parser busy for minutes is refused before one sees it.

Parsers, Lexbor too, walk up all open elements at each tag, and compare each attribute of an element
with all others. So the tags are looked through once, as the HTML standard cuts them.
"""

from __future__ import annotations

import re

from annotations.document.limits import Tally
from annotations.errors import AnnotationError

DEEPEST = 1_000
MOST_ATTRIBUTES = 1_000
MOST_TAGS = 1_000_000
_TAG = re.compile(r"<(?:!--|(/?)([a-z][^\s/>]*))")
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = r"(?:=[^\s/>=]*|[^\s/>=]+)" r"(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|(?![\"'])[^\s>]*))?"
_ATTRIBUTES = re.compile(rf"(?:[\s/]*{_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}[\s/]*")
# Elements that need no end or end each other; an old page leaves thousands of them open.
_ENDLESS = frozenset({
    "a", "area", "base", "body", "br", "button", "caption", "col", "colgroup", "dd", "dt", "embed",
    "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html", "img", "input", "li", "link", "meta",
    "nobr", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th",
    "thead", "tr", "track", "wbr",
})  # fmt: skip
# No end tag reaches beyond the innermost of these.
_WALLS = frozenset({"applet", "marquee", "object", "table", "template"})
_RAW = frozenset({"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"})
_FOREIGN = frozenset({"math", "svg"})


def check_html(html: str) -> None:
    """Refuse a page with too many tags, attributes, or elements in each other.

    Raises:
        AnnotationError: says which limit it breaks.
    """
    plain = html.lower()
    tally = Tally("HTML tags", MOST_TAGS)
    opened: list[str] = []
    at = 0
    while (tag := _TAG.search(plain, at)) is not None:
        name = tag[2]
        tally.add()
        if name is None:
            end = _COMMENT_END.search(plain, tag.start() + 2)
            at = end.end() if end else len(plain)
        elif tag[1]:
            at = tag.end()
            _close(opened, name)
        else:
            at = _after_attributes(plain, tag.end())
            if name in _RAW and _FOREIGN.isdisjoint(opened):
                at = plain.find(f"</{name}", at)
                at = at if at >= 0 else len(plain)
            elif name not in _ENDLESS:
                opened.append(name)
                if len(opened) > DEEPEST:
                    raise AnnotationError(
                        f"nests elements more than {DEEPEST:,} deep, which no page to read does."
                    )


def _after_attributes(plain: str, at: int) -> int:
    found = _ATTRIBUTES.match(plain, at)
    end = found.end() if found else at
    if plain[end : end + 1] not in ("", ">"):
        raise AnnotationError(
            f"has an element with more than {MOST_ATTRIBUTES:,} attributes, which no page needs."
        )
    return end


def _close(opened: list[str], name: str) -> None:
    """End the innermost element of this name with all in it, if an end tag reaches it."""
    for place in range(len(opened) - 1, -1, -1):
        if opened[place] == name:
            del opened[place:]
            return
        if opened[place] in _WALLS:
            return
