"""Reads what stands below a heading: paragraphs, exercises, questions and answers, sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from annotations.document.blocks import Block, span_of
from annotations.document.document import Exercise, Paragraph, Part, QuestionAnswer, Reference, Span
from annotations.document.headings import is_title_case
from annotations.document.limits import Tally
from annotations.document.sentences import sentences_of

# `Author, A. B. ... (2019)` or `Author AB, Other C. ... 2019`, looked for near the front only.
_REFERENCE = re.compile(
    r"(?:\[?\d+[\].)]\s*)?[A-Z][\w'’-]+(?:,\s+(?:[A-Z]\.[\s-]*)+| [A-Z]{1,3}[,.]).*?"
    r"\b(?:19|20)\d\d[a-z]?\b",
    re.DOTALL,
)
_REFERENCE_FRONT = 300
_LABEL = re.compile(r"(Q|A|Question|Answer)(?:\s*\d*\s*:|\s*\d+\.)(?:\s+|$)")
_NAME = re.compile(r"([^:.?!\r\n]{3,80}):\s+(?=\S)")
# `- Flexes the hip`, `2. Breathe out.`, `Origin: lumbar vertebrae`
_ITEM = re.compile(r"(?:[-*•▪◦‣–]|\d{1,2}[.)])\s+(?=\S)|(?=[A-Z][\w/()-]*(?: [\w/()-]+){0,2}:\s)")
FEWEST_LISTED = 2
LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class _Run:
    """A question or an answer: where its label begins, and its words without the label."""

    label: str
    begin: int
    start: int
    end: int


def is_reference(block: Block) -> bool:
    """Whether a block reads as an entry in a list of sources."""
    return _REFERENCE.match(block.text[:_REFERENCE_FRONT]) is not None


def is_question_or_answer(block: Block) -> bool:
    """Whether a block begins with `Q:` or `A:`."""
    return _LABEL.match(block.lines[0].text) is not None


def parts_of(text: str, kind: str, blocks: Sequence[Block], tally: Tally) -> tuple[Part, ...]:
    """The parts that the blocks of a section of this kind consist of.

    Raises:
        AnnotationError: with the sentences counted before, there are more than can be read.
    """
    if kind == "references":
        return tuple(Reference(line) for block in blocks for line in _entries(block))
    parts: list[Part] = []
    for block in blocks:
        if not is_question_or_answer(block):
            parts.append(_paragraph(text, block, tally, named=kind == "stretch"))
            continue
        for run in _labelled(block):
            _add_labelled(text, parts, run, tally)
    return tuple(parts)


def _entries(block: Block) -> Sequence[Span]:
    each = all(_REFERENCE.match(line.text[:_REFERENCE_FRONT]) for line in block.lines)
    return block.lines if each else (block.span,)


def _paragraph(text: str, block: Block, tally: Tally, *, named: bool) -> Part:
    if block.row:
        cells = (sentences_of(text, line.start, line.end, tally) for line in block.lines)
        return Paragraph(block.span, tuple(chain.from_iterable(cells)), row=True)
    listed = _listed(block)
    if len(listed) >= FEWEST_LISTED:
        bounds = zip(listed, [*listed[1:], (block.end, block.end)], strict=True)
        items = [sentences_of(text, start, end, tally) for (_, start), (end, _) in bounds]
        first = sentences_of(text, block.start, listed[0][0], tally)
        return Paragraph(block.span, tuple(chain(first, *items)))
    name = _NAME.match(block.text) if named else None
    if name is None or not _is_name(name[1]):
        return Paragraph(block.span, sentences_of(text, block.start, block.end, tally))
    middle = block.start + name.end()
    title = span_of(text, block.start, block.start + name.end(1))
    return Exercise(block.span, title, sentences_of(text, middle, block.end, tally))


def _listed(block: Block) -> list[tuple[int, int]]:
    """Where items of a list and lines with a label begin: with their mark, and without it."""
    found = ((line, _ITEM.match(line.text)) for line in block.lines)
    return [(line.start, line.start + item.end()) for line, item in found if item is not None]


def _is_name(words: str) -> bool:
    return len(words.split()) <= LONGEST_NAME and is_title_case(words)


def _labelled(block: Block) -> list[_Run]:
    """The labelled runs of a block whose first line has a label."""
    runs: list[_Run] = []
    for line in block.lines:
        label = _LABEL.match(line.text)
        if label is not None:
            runs.append(_Run(label[1][0], line.start, line.start + label.end(), line.end))
        else:
            runs[-1] = replace(runs[-1], end=line.end)
    return runs


def _add_labelled(text: str, parts: list[Part], run: _Run, tally: Tally) -> None:
    sentences = sentences_of(text, run.start, run.end, tally)
    asked = parts[-1] if parts else None
    if run.label == "A" and isinstance(asked, QuestionAnswer) and not asked.answer:
        whole = span_of(text, asked.span.start, run.end)
        parts[-1] = QuestionAnswer(whole, asked.question, sentences)
        return
    whole = span_of(text, run.begin, run.end)
    question, answer = (sentences, ()) if run.label == "Q" else ((), sentences)
    parts.append(QuestionAnswer(whole, question, answer))
