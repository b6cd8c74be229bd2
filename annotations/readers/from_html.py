"""HTML to pieces: only words that a reader would see, nothing is fetched and nothing run.

The tree comes from Lexbor; what is read of it is text nodes and the names of their elements.
Scripts, styles, templates, frames, pictures, forms' fields and hidden elements are passed over;
no address, handler or style is looked at beyond that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from annotations.document.limits import Tally
from annotations.readers.html_bounds import check_html
from annotations.readers.html_tables import as_row
from annotations.readers.letters import raised
from annotations.readers.pieces import Piece, tidy
from annotations.readers.xhtml import closed_tags
from annotations.watch import Watch

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

DROPPED = frozenset({
    "applet", "audio", "button", "canvas", "datalist", "embed", "frame", "frameset", "head",
    "iframe", "img", "input", "link", "map", "math", "meta", "noembed", "noframes", "noscript",
    "object", "option", "param", "picture", "progress", "script", "select", "source", "style",
    "svg", "template", "textarea", "title", "track", "video",
})  # fmt: skip
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
    "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
TITLE_LEVEL = 2
LEVELS = {f"h{number}": number + 1 for number in range(1, 7)}
NO_HEADING_IN = ("li", "dt", "dd", "table", "pre", "figcaption", "blockquote", "nav", "footer")
CELLS = ("td", "th")
ARTICLES = ("main", "article", "section", "blockquote")
_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_FOLDING = re.compile(r"accordion|collaps|toggle|fold|expand", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n\s*\n")
_TEXT = "-text"


def pieces_of_html(html: str, watch: Watch) -> list[Piece]:
    """The pieces of a page, in order; its title first.

    Raises:
        AnnotationError: it has more tags or attributes, or nests deeper, than can be read.
        CancelledError: it is not wanted any more.
    """
    html = closed_tags(html)
    check_html(html)
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only when a file is opened

    tree = LexborHTMLParser(html)
    if tree.body is None:
        return []
    collector = _Collector()
    length = len(html) or 1
    for name, node in _walk(tree.body):
        if name == _TEXT:
            collector.add(node.text_content or "")
            watch.at(min(collector.read / length, 1.0))
        elif name.startswith("/"):
            collector.leave(name[1:], node)
        else:
            collector.enter(name, node)
    collector.flush()
    return _titled(_main_part(collector.pieces, collector.inside), tree)


def _walk(root: LexborNode) -> Iterator[tuple[str, LexborNode]]:
    """Text nodes, elements, and elements with `/` before their name when they end.

    Without recursion, because pages may nest as deep as they like.
    """
    node: LexborNode | None = root
    opened: list[tuple[str, LexborNode]] = []
    while node is not None:
        name = node.tag or ""
        child = None
        if name == _TEXT:
            yield name, node
        elif not name.startswith("-") and not _is_passed_over(name, node):
            yield name, node
            child = node.child
            if child is not None:
                opened.append((name, node))
            else:
                yield f"/{name}", node
        following = node.next if child is None and opened else child
        while following is None and opened:
            name, node = opened.pop()
            yield f"/{name}", node
            following = node.next if opened else None
        node = following


def _is_passed_over(name: str, node: LexborNode) -> bool:
    if name in DROPPED and not (name == "button" and _folds(node)):
        return True
    if _is_note_mark(name, node.child):
        return True
    attributes = node.attributes
    if not attributes:
        return False
    return "hidden" in attributes or bool(_INVISIBLE.search(attributes.get("style") or ""))


def _folds(button: LexborNode) -> bool:
    """Whether a button is the heading of a part that folds away, or stands in a heading."""
    parent = button.parent
    if parent is not None and (parent.tag in LEVELS or parent.tag == "summary"):
        return True
    attributes = button.attributes
    if "aria-expanded" not in attributes and not _FOLDING.search(attributes.get("class") or ""):
        return False
    while parent is not None and parent.tag not in ("nav", "header", "footer", "form"):
        parent = parent.parent
    return parent is None


def _marked_level(name: str, node: LexborNode, above: int) -> int | None:
    """The level of a heading by its tag or role, or below the last one where it folds a part."""
    if name in LEVELS:
        return LEVELS[name]
    attributes = node.attributes if name in BLOCKS else {}
    if attributes.get("role") == "heading":
        number = attributes.get("aria-level") or "2"
        return LEVELS.get(f"h{number}", max(LEVELS.values()))
    folds = name == "summary" or (name == "button" and not _stands_in_heading(node))
    return min(above + 1, max(LEVELS.values())) if folds else None


def _stands_in_heading(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag in LEVELS


def _is_note_mark(name: str, child: LexborNode | None) -> bool:
    """Whether an element is the mark of a footnote, or the way back from it."""
    if child is None:
        return False
    return (name == "sup" and child.tag == "a") or (
        name == "a" and child.tag == _TEXT and child.text_content in ("↑", "↩", "↩︎")
    )


def _main_part(pieces: list[Piece], inside: list[bool]) -> list[Piece]:
    """The pieces, those outside a page's main part left out, where that holds most words."""
    chosen = [piece for piece, within in zip(pieces, inside, strict=True) if within]
    if 2 * sum(len(piece.text) for piece in chosen) < sum(len(piece.text) for piece in pieces):
        return pieces
    has_title = any(piece.level == TITLE_LEVEL for piece in chosen)
    return [
        piece
        if within or piece.left_out or (piece.level == TITLE_LEVEL and not has_title)
        else replace(piece, level=0, left_out="beside the main part of a web page")
        for piece, within in zip(pieces, inside, strict=True)
    ]


def _titled(pieces: list[Piece], tree: LexborHTMLParser) -> list[Piece]:
    """The pieces, below the page's own title where no heading stands above all others."""
    top = min((piece.level for piece in pieces if piece.level), default=0)
    if sum(1 for piece in pieces if piece.level and piece.level == top) == 1:
        return pieces
    node = tree.css_first("title")
    title = tidy(node.text(), keep_lines=False) if node is not None else ""
    return [Piece(title, 1), *pieces] if title and pieces else pieces


class _Collector:
    """Gathers text until a block ends.

    Attributes:
        pieces: what is complete.
        inside: whether each of them stands in the main part of the page.
        read: characters met so far.
    """

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.inside: list[bool] = []
        self.read = 0
        self._text: list[str] = []
        self._paragraphs = Tally("paragraphs")
        self._lines = Tally("lines")
        self._open: Counter[str] = Counter()
        self._level: int | None = None
        self._headed = False
        self._above = TITLE_LEVEL
        self._rows: list[list[int]] = []
        self._apart = False

    def add(self, text: str) -> None:
        self.read += len(text)
        text = text if self._open["pre"] else _SPACES.sub(" ", text)
        self._text.append(raised(text) if self._open["sup"] else text)

    def enter(self, name: str, node: LexborNode) -> None:
        if name == "br":
            self._lines.add()
            self._text.append("\n")
        elif name == "sup":
            self._open[name] += 1
        elif name in LEVELS or name in BLOCKS or name == "button":
            level = _marked_level(name, node, self._above)
            if name != "button" or level:
                self.flush()
            self._open[name] += 1
            # A heading that nobody closed ends where the next block begins.
            self._level = level or (None if self._headed else self._level)
            self._headed = self._headed and not level
            self._above = LEVELS.get(name, self._above)
            self._apart = self._apart or name == "hr"
            self._enter_table(name)

    def leave(self, name: str, node: LexborNode) -> None:
        if name == "sup":
            self._open[name] -= 1
        elif name in LEVELS or name in BLOCKS or name == "button":
            level = _marked_level(name, node, self._above)
            if name != "button" or level:
                self.flush()
            self._open[name] -= 1
            self._level = None if level else self._level
            self._leave_table(name)

    def _enter_table(self, name: str) -> None:
        if name == "tr":
            self._rows.append([])
        elif name in CELLS and self._rows:
            self._rows[-1].append(len(self.pieces))

    def _leave_table(self, name: str) -> None:
        if name != "tr" or not self._rows:
            return
        starts = self._rows.pop()
        if not starts:
            return
        ends = [*starts[1:], len(self.pieces)]
        cells = [self.pieces[a:b] for a, b in zip(starts, ends, strict=True)]
        self.pieces[starts[0] :] = row = as_row(cells)
        self.inside[starts[0] :] = [self._open["main"] > 0] * len(row)

    def flush(self) -> None:
        """End a paragraph; two breaks in a row end one within it."""
        whole = "".join(self._text)
        self._text.clear()
        for part in [whole] if self._level else _BLANK_LINE.split(whole):
            self._put(tidy(part, keep_lines=not self._level))

    def _put(self, text: str) -> None:
        if not text:
            return
        self._paragraphs.add()
        self._headed = bool(self._level)
        left_out, level = self._reason(), self._level
        if left_out or (level is None and any(self._open[name] for name in NO_HEADING_IN)):
            level = 0
        self.pieces.append(Piece(text, level, self._apart, left_out))
        self.inside.append(self._open["main"] > 0)
        self._apart = False

    def _reason(self) -> str:
        if self._open["nav"]:
            return "navigation of a web page"
        if self._open["footer"] and not any(self._open[name] for name in ARTICLES):
            return "foot of a web page"
        return ""
