"""XHTML as HTML: elements that end in their own tag get the end tag that HTML wants."""

from __future__ import annotations

import re
from html import escape

FRONT = 2_000
_XHTML = re.compile(r"\s*<\?xml\b|[^\0]{0,1000}?<html\b[^>]{0,500}www\.w3\.org/1999/xhtml", re.I)
_SELF_CLOSED = re.compile(r"<([a-zA-Z][\w:-]*)((?:\s[^<>]*)?)/>")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip


def closed_tags(html: str) -> str:
    """The page as it is; an XHTML page (by its declaration or name space) as HTML."""
    if not _XHTML.match(html[:FRONT]):
        return html
    return _SELF_CLOSED.sub(_closed, _without_cdata(html))


def _without_cdata(html: str) -> str:
    """Marked sections as plain text; one that never ends stays, and is looked for but once."""
    parts: list[str] = []
    at = 0
    while (begin := html.find(_CDATA, at)) >= 0:
        end = html.find(_CDATA_END, begin)
        if end < 0:
            break
        parts += [html[at:begin], escape(html[begin + len(_CDATA) : end])]
        at = end + len(_CDATA_END)
    return "".join([*parts, html[at:]])


def _closed(found: re.Match[str]) -> str:
    name = found[1]
    return found[0] if name.lower() in _VOID else f"<{name}{found[2]}></{name}>"
