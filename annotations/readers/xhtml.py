"""XHTML as HTML: elements that end in their own tag get the end tag that HTML wants."""

from __future__ import annotations

import re
from html import escape

FRONT = 2_000
_XHTML = re.compile(r"\s*<\?xml\b|[^\0]{0,1000}?<html\b[^>]{0,500}www\.w3\.org/1999/xhtml", re.I)
_SELF_CLOSED = re.compile(r"<([a-zA-Z][\w:-]*)((?:\s[^<>]*)?)/>")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip


def closed_tags(html: str) -> str:
    """The page as it is; an XHTML page (by its declaration or name space) as HTML."""
    if not _XHTML.match(html[:FRONT]):
        return html
    plain = _CDATA.sub(lambda found: escape(found[1]), html)
    return _SELF_CLOSED.sub(_closed, plain)


def _closed(found: re.Match[str]) -> str:
    name = found[1]
    return found[0] if name.lower() in _VOID else f"<{name}{found[2]}></{name}>"
