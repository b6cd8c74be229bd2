"""From blocks to a document: title, sections, exercises, questions and references.

Rules, none of which knows this document's own headings:
- the first block is the title; the same line again is left out;
- a heading is one short line in title case that does not end with a full stop;
- `Q:` and `A:` lines are a question and its answer;
- in a section on stretching, a short name before a colon names an exercise;
- two blank lines end a section: what follows without a heading stands on its own;
- a section of lines such as `Name, N. (2019). Title.` is the references;
- a line such as `Leave a Reply` begins a web page's form, which ends the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from annotations.blocks import Block, blocks, sentences, trimmed
from annotations.errors import AnnotationError
from annotations.records import Document, Exercise, QuestionAnswer, Section, Sentence, Span

LONGEST_HEADING = 90
_SMALL_WORDS = frozenset("a an and as at by for from in is of on or the to your with".split())
_FORM = re.compile(r"(leave|post|write|add) a (reply|comment|response)\b", re.IGNORECASE)
_QUESTION = re.compile(r"Q(?:uestion)?\s*[:.]\s*", re.IGNORECASE)
_ANSWER = re.compile(r"A(?:nswer)?\s*[:.]\s*", re.IGNORECASE)
_EXERCISE = re.compile(r"(?P<name>[A-Z][^.:?!\n]{2,70}):\s+")
_REFERENCE = re.compile(r"[A-Z][\w’'-]+,\s(?:[A-Z]\.\s?)+.*\(\d{4}[a-z]?\)")
_KINDS = (
    ("questions", re.compile(r"\b(question|faq|q&a)", re.IGNORECASE)),
    ("references", re.compile(r"\b(reference|source|bibliography|further reading)", re.IGNORECASE)),
    ("stretch", re.compile(r"\b(stretch|exercise|release)", re.IGNORECASE)),
    ("pain", re.compile(r"\b(pain|ache|injur)", re.IGNORECASE)),
    ("location", re.compile(r"\b(where|locat|position|attach)", re.IGNORECASE)),
    ("function", re.compile(r"\b(function|importance|role|what .* do(es)?\b|action)", re.IGNORECASE)),
    ("definition", re.compile(r"\bwhat (is|are)\b|definition|overview", re.IGNORECASE)),
)


@dataclass(slots=True)
class _Draft:
    heading: Span | None
    kind: str
    parts: list[Block] = field(default_factory=list)


def parse(text: str) -> Document:
    """Read a text as a document.

    Raises:
        AnnotationError: there is nothing to read in it.
    """
    found = list(blocks(text))
    if not found:
        raise AnnotationError("The document is empty. Choose a file that has text in it.")
    title = found[0].lines[0]
    body, left_out = _without_foreign_parts(text, title, found)
    sections = tuple(_section(text, draft) for draft in _drafts(text, body))
    return Document(text, title, sections, tuple(left_out))


def _without_foreign_parts(
    text: str, title: Span, found: list[Block]
) -> tuple[list[Block], list[Span]]:
    body: list[Block] = []
    left_out: list[Span] = []
    first = found[0]
    rest = [Block(first.lines[1:], 0), *found[1:]] if len(first.lines) > 1 else found[1:]
    for block in rest:
        words = text[block.span.start : block.span.end]
        if _FORM.match(words):
            left_out.append(Span(block.span.start, rest[-1].span.end))
            break
        if words == text[title.start : title.end]:
            left_out.append(block.span)
        else:
            body.append(block)
    return body, left_out


def _drafts(text: str, body: list[Block]) -> list[_Draft]:
    drafts = [_Draft(None, "intro")]
    for block in body:
        heading = _heading(text, block)
        if heading is not None:
            words = text[heading.start : heading.end]
            drafts.append(_Draft(heading, _kind(words)))
            if len(block.lines) > 1:
                drafts[-1].parts.append(Block(block.lines[1:], 0))
        else:
            if block.gap > 1 and drafts[-1].parts:
                drafts.append(_Draft(None, "closing"))
            drafts[-1].parts.append(block)
    for draft in drafts:
        if draft.parts and all(_is_reference(text, block) for block in draft.parts):
            draft.kind = "references"
    return [draft for draft in drafts if draft.heading or draft.parts]


def _heading(text: str, block: Block) -> Span | None:
    """The heading that a block is, or begins with when questions follow on the next line."""
    line = block.lines[0]
    words = text[line.start : line.end]
    alone = len(block.lines) == 1 or _QUESTION.match(
        text[block.lines[1].start : block.lines[1].end]
    )
    if not alone or len(words) > LONGEST_HEADING or words.endswith((".", ",", ";", "!")):
        return None
    if _QUESTION.match(words) or _ANSWER.match(words) or _is_reference(text, block):
        return None
    return line if _in_title_case(words) else None


def _in_title_case(words: str) -> bool:
    telling = [w for w in re.findall(r"[^\W\d_][\w’'-]*", words) if w.lower() not in _SMALL_WORDS]
    return bool(telling) and sum(w[0].isupper() for w in telling) >= 0.75 * len(telling)


def _kind(heading: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(heading)), "other")


def _is_reference(text: str, block: Block) -> bool:
    return all(_REFERENCE.match(text[line.start : line.end]) for line in block.lines)


def _section(text: str, draft: _Draft) -> Section:
    paragraphs: list[Span] = []
    pairs: list[QuestionAnswer] = []
    exercises: list[Exercise] = []
    for block in draft.parts:
        asked = _question_answer(text, block)
        if asked is not None:
            pairs.append(asked)
            paragraphs += [asked.question, asked.answer]
            continue
        exercise = _exercise(text, block) if draft.kind == "stretch" else None
        if exercise is not None:
            exercises.append(exercise)
        paragraphs.append(block.span)
    found = tuple(_sentences(text, draft.kind, paragraphs, exercises))
    places = [s for s in (draft.heading, *(block.span for block in draft.parts)) if s is not None]
    span = Span(places[0].start, places[-1].end)
    return Section(
        draft.heading, draft.kind, span, tuple(paragraphs), found, tuple(exercises), tuple(pairs)
    )


def _sentences(
    text: str, kind: str, paragraphs: list[Span], exercises: list[Exercise]
) -> list[Sentence]:
    if kind == "references":
        return [Sentence(span, index) for index, span in enumerate(paragraphs)]
    instruction = {e.name.start: e for e in exercises}
    result: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs):
        named = instruction.get(paragraph.start)
        start = named.instruction if named else paragraph
        if named:
            result.append(Sentence(named.name, index))
        result += [Sentence(span, index) for span in sentences(text, start)]
    return result


def _question_answer(text: str, block: Block) -> QuestionAnswer | None:
    words = [text[line.start : line.end] for line in block.lines]
    question = _QUESTION.match(words[0])
    place = next((i for i, w in enumerate(words) if i and _ANSWER.match(w)), None)
    if question is None or place is None:
        return None
    answer = _ANSWER.match(words[place])
    assert answer is not None
    asked = Span(block.lines[0].start + question.end(), block.lines[place - 1].end)
    told = Span(block.lines[place].start + answer.end(), block.span.end)
    return QuestionAnswer(trimmed(text, asked), trimmed(text, told))


def _exercise(text: str, block: Block) -> Exercise | None:
    words = text[block.span.start : block.span.end]
    match = _EXERCISE.match(words)
    if match is None:
        return None
    start = block.span.start
    name = Span(start, start + match.end("name"))
    return Exercise(name, Span(start + match.end(), block.span.end))
