"""Plain text: blocks by its own blank lines, or by its lines where it has none."""

from __future__ import annotations

from annotations.document.blocks import Block, blocks_of
from annotations.document.document import Document
from annotations.document.parser import parse_blocks
from annotations.readers.letters import whole_words, with_line_feeds

LONG_LINE = 100
FEWEST_LINES = 3


def document_of_text(text: str) -> Document:
    """The document; its text is the file's with LF as line ends and without hidden signs."""
    text = whole_words(with_line_feeds(text))
    blocks = blocks_of(text)
    if len(blocks) == 1 and _is_a_paragraph_a_line(blocks[0]):
        lines = blocks[0].lines
        blocks = [Block((line,), 1 if n else 0, line.text) for n, line in enumerate(lines)]
    return parse_blocks(text, blocks)


def _is_a_paragraph_a_line(block: Block) -> bool:
    """Text from a word processor that put one line end after each paragraph."""
    return len(block.lines) >= FEWEST_LINES and any(
        len(line.text) > LONG_LINE for line in block.lines
    )
