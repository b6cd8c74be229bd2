"""Text to Document: title, sections, and what is no part of the article.

The rules look at form, so that they hold for other documents:

- The title is the first block, if it is one line that reads as a heading or is written twice.
  The second writing is left out. Where a file marks its headings, the title is the first one if it
  stands above all others.
- A heading (see `annotations.document.headings`) opens a section. Where its words promise nothing,
  it speaks of what the heading above it promises (`Deep lunge` under `Stretches`).
- A block after a wider gap than this document's usual one opens a section without a heading:
  a list of sources if each block reads as one, else closing words.
- What stands above the first heading is the introduction.
- A web page's comment form at the end is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotations.document.blocks import Block, blocks_of, span_of
from annotations.document.document import Document, Omission, Section, Span
from annotations.document.headings import (
    LONGEST_PLAIN_HEADING,
    is_heading,
    kind_of_heading,
    promises,
    tells_deed,
)
from annotations.document.limits import Tally, check_length
from annotations.document.parts import is_question_or_answer, is_reference, parts_of

_COMMENT_FORM = re.compile(
    r"(?:leave|post|write|add) a (?:reply|comment)\b.{0,20}$"
    r"|(?:your )?email address will not be published",
    re.IGNORECASE,
)
LONGEST_COMMENT_FORM = 12
MOST_ABOVE_TITLE = 5
HANDED_DOWN = ("location", "function", "pain", "stretch", "references")
LABELS = {"intro": "Introduction", "closing": "Closing words", "references": "References"}


@dataclass(slots=True)
class _Group:
    """Blocks that belong under one heading.

    Attributes:
        unheaded: the kind of section that they make without a heading.
    """

    heading: Block | None
    blocks: list[Block] = field(default_factory=list)
    unheaded: str = "closing"


def parse(text: str) -> Document:
    """Read a document; any text gives one that is not too long.

    Args:
        text: the whole file, with the line ends it has.

    Raises:
        AnnotationError: it holds more than can be read.
    """
    check_length(len(text))
    return parse_blocks(text, blocks_of(text))


def parse_blocks(text: str, blocks: Sequence[Block]) -> Document:
    """Read a document of which the blocks are known.

    Args:
        text: all of it.
        blocks: in its order; together they hold every word.

    Raises:
        AnnotationError: it holds more than can be read.
    """
    check_length(len(text))
    blocks, form = _without_comment_form(text, blocks)
    asides = tuple(Omission(block.span, block.left_out) for block in blocks if block.left_out)
    article = [block for block in blocks if not block.left_out]
    above, title, doubled, body = _title(article)
    label = title.text if title else ""
    groups = [*_groups(above), *_groups(body)]
    tally = Tally("sentences")
    sections = tuple(
        _section(text, group, kind, label, tally)
        for group, kind in zip(groups, _kinds(groups), strict=True)
    )
    return Document(text, title, sections, (*asides, *doubled, *form))


def _without_comment_form(
    text: str, blocks: Sequence[Block]
) -> tuple[list[Block], tuple[Omission, ...]]:
    first = max(0, len(blocks) - LONGEST_COMMENT_FORM)
    for index in range(first, len(blocks)):
        if _COMMENT_FORM.match(blocks[index].text) and not blocks[index].left_out:
            span = span_of(text, blocks[index].start, blocks[-1].end)
            return list(blocks[:index]), (Omission(span, "comment form of a web page"),)
    return list(blocks), ()


def _title(
    blocks: Sequence[Block],
) -> tuple[Sequence[Block], Span | None, tuple[Omission, ...], Sequence[Block]]:
    """The blocks above the title, the title, its second writing, and the blocks below."""
    first = next((index for index, block in enumerate(blocks) if block.level), None)
    if first is not None and _stands_above_all(blocks, first):
        return blocks[:first], blocks[first].span, (), blocks[first + 1 :]
    if first is not None:
        return (), None, (), blocks
    if not blocks or len(blocks[0].lines) > 1:
        return (), None, (), blocks
    following = blocks[1] if len(blocks) > 1 else None
    if following is not None and following.text == blocks[0].text:
        again = Omission(following.span, "the title, written a second time")
        return (), blocks[0].span, (again,), blocks[2:]
    if is_heading(blocks[0], following):
        return (), blocks[0].span, (), blocks[1:]
    return (), None, (), blocks


def _stands_above_all(blocks: Sequence[Block], first: int) -> bool:
    """Whether a marked heading near the front is the only one of its level or a higher one."""
    levels = [block.level for block in blocks[first:] if block.level]
    return first <= MOST_ABOVE_TITLE and all(levels[0] < level for level in levels[1:])


def _groups(blocks: Sequence[Block]) -> list[_Group]:
    usual = _usual_gap(blocks)
    groups: list[_Group] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if (
            is_heading(block, following)
            and not is_reference(block)
            and not _is_fragment(groups, block, following)
        ):
            groups.append(_Group(block))
        elif not groups:
            groups.append(_Group(None, [block], "intro"))
        elif block.gap > usual and _stands_alone(groups[-1], block):
            groups.append(_Group(None, [block]))
        else:
            groups[-1].blocks.append(block)
    return groups


def _is_fragment(groups: Sequence[_Group], block: Block, following: Block | None) -> bool:
    """Whether a short line is what stands under the heading above it, and no heading itself.

    In a text like a list all lines are short: `Origin`, below it `Lumbar vertebrae`, then `Action`.
    A line that promises a kind of section is a heading; another one is where running text follows.
    """
    if block.level is not None:
        return False
    if tells_deed(block.text):
        return True
    if not groups or promises(block.text):
        return False
    above = groups[-1].heading
    if above is None or above.level is not None or not promises(above.text):
        return False
    listed = all(map(_is_short, groups[-1].blocks))
    return listed and following is not None and _is_short(following)


def _is_short(block: Block) -> bool:
    return len(block.text.split()) <= LONGEST_PLAIN_HEADING and not block.text.endswith(".")


def _usual_gap(blocks: Sequence[Block]) -> int:
    gaps = Counter(block.gap for block in blocks[1:])
    return gaps.most_common(1)[0][0] if gaps else 0


def _stands_alone(group: _Group, block: Block) -> bool:
    """A heading keeps the first block below it, and questions stay together."""
    return bool(group.blocks) and not is_question_or_answer(block)


def _kinds(groups: Sequence[_Group]) -> Iterator[str]:
    """The kind of each group; a heading that promises nothing takes the kind of that above it."""
    above: list[tuple[int, str]] = []
    for group in groups:
        kind = _kind(group)
        level = group.heading.level if group.heading else None
        if level is not None:
            while above and above[-1][0] >= level:
                above.pop()
            if kind == "other" and above and above[-1][1] in HANDED_DOWN:
                kind = above[-1][1]
            above.append((level, kind))
        yield kind


def _section(text: str, group: _Group, kind: str, title: str, tally: Tally) -> Section:
    heading = group.heading.span if group.heading else None
    label = heading.text if heading else LABELS[kind]
    if kind == "intro" and heading is None and title:
        label = title
    extent = [group.heading, *group.blocks] if group.heading else group.blocks
    start, end = extent[0].start, extent[-1].end
    return Section(kind, heading, label, start, end, parts_of(text, kind, group.blocks, tally))


def _kind(group: _Group) -> str:
    if group.blocks and all(is_reference(block) for block in group.blocks):
        return "references"
    if group.heading is None:
        return group.unheaded
    if group.blocks and all(is_question_or_answer(block) for block in group.blocks):
        return "questions"
    return kind_of_heading(group.heading.text)
