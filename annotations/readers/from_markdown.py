"""Markdown to HTML, which then is read like any other."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from annotations.document.limits import check_count
from annotations.readers.from_html import pieces_of_html
from annotations.readers.letters import with_line_feeds
from annotations.readers.markdown_dialects import plain_markdown, without_front_matter
from annotations.readers.pieces import Piece
from annotations.watch import Watch

_LINE = re.compile(r"\S[^\r\n]*")
_MARK = re.compile(r"[&*<>\[\]_`!\\|~]")
MOST_MARKS = 400_000  # each may become a node of its own

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore


def pieces_of_markdown(text: str, watch: Watch) -> list[Piece]:
    """The pieces of a Markdown text (CommonMark with tables, and its dialects), in order.

    Front matter is no part of it; its title serves where no heading stands above all others.

    Raises:
        AnnotationError: it has more lines or marks than can be read.
        CancelledError: it is not wanted any more.
    """
    check_count(_LINE, text, "lines")
    check_count(_MARK, text, "marks of Markdown", MOST_MARKS)
    text, title = without_front_matter(with_line_feeds(text))
    body = _html(plain_markdown(text), watch.share(0.0, 0.7))
    head = f"<title>{escape(title)}</title>" if title else ""
    return pieces_of_html(f"{head}<body>{body}</body>", watch.share(0.7, 1.0))


def _html(text: str, watch: Watch) -> str:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only when a file is opened

    def poll(state: StateBlock, line: int, _last: int, _silent: bool) -> bool:
        watch.at(0.4 * line / max(len(state.bMarks), 1))
        return False

    def inline(state: StateCore) -> None:
        for number, token in enumerate(state.tokens):
            watch.at(0.4 + 0.6 * number / len(state.tokens))
            if token.type == "inline":
                children = token.children if token.children is not None else []
                state.md.inline.parse(token.content, state.md, state.env, children)
                token.children = children

    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # A rule that never applies is still asked at the start of each block.
    markdown.block.ruler.before("table", "poll", poll)
    markdown.core.ruler.at("inline", inline)
    return str(markdown.render(text))
