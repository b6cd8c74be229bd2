"""Tells a heading from a paragraph by its form, and a section's kind by its heading."""

from __future__ import annotations

import re
from functools import lru_cache

from annotations.document.blocks import Block

LONGEST_HEADING = 14
LONGEST_PLAIN_HEADING = 8
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL_WORD = 3
_NO_HEADING_END = re.compile(r"[.,;!…][\"'”’)\]]*$")
_LIST_MARK = re.compile(r"(?:[-*•]|\d+[.)]|[QA]:)\s")

_DEED = re.compile(
    r"(?:also\s+|\w+ly\s+)?(?:abducts|adducts|arises|assists|attaches|begins|bends|brings|connects|crosses"
    r"|draws|ends|extends|flexes|forms|helps|holds|inserts|joins|lies|lifts|links|moves|originates"
    r"|passes|pulls|raises|rotates|runs|sits|stabili[sz]es|steadies|stiffens|supports|swings|tilts"
    r"|supplied by|innervated by)\b",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"(?:main\s+)?(?:nerves?|innervation|(?:nerve|blood)\s+supply|arter(?:y|ies)|veins?|vessels?"
    r"|antagonists?|synergists?|helpers?|variations?|relations?|palpation|tests?|clinical\s+notes?"
    r"|notes?|tips?|facts?)(?:\s+(?:and|&)\s+\w+)?",
    re.IGNORECASE,
)

# The first row that fits decides: "What is the function of ..." is about function.
_KINDS = (
    ("questions", r"questions|\bfaqs?\b|q ?& ?a"),
    (
        "references",
        r"\breferences\b|\bsources\b|bibliography|\bliterature\b|further reading|works cited",
    ),
    ("stretch", r"stretch|exercis|release|technique"),
    ("pain", r"\bpain(?!t)|\b(?:back|head)?aches?\b|aching|hurt|injur|symptom|disorder"),
    (
        "location",
        r"\bwhere\b|locat|situat|position|\borigins?\b|\binsertions?\b|attachment|\bcourse\b"
        r"|^(?:starts?|begins?|ends?|from|to|joints crossed|relations)$",
    ),
    (
        "function",
        r"function|\brole\b|\bactions?\b|purpose|\bdo(?:es)?\b|\bjobs?\b|\bmovements?\b"
        r"|^how\b.*\bworks?\b|\btasks?\b",
    ),
    ("importance", r"importan|\bwhy\b|benefit|matters"),
    ("closing", r"conclusion|summary|closing|take-?aways?"),
    ("definition", r"^what (?:is|are)\b|definition|meaning|anatomy"),
    ("intro", r"introduction|overview|at a glance"),
)


def is_heading(block: Block, following: Block | None) -> bool:
    """Whether a block is a heading: one short line, no final stop, text below, a capital first.

    Up to 8 words any such line is a heading; up to 14 it must be in title case. What the file
    itself says comes first.
    """
    if block.level is not None:
        return block.level > 0
    line = block.lines[0].text
    if len(block.lines) > 1 or following is None or _LIST_MARK.match(line):
        return False
    words = _WORD.findall(line)
    if not words or len(words) > LONGEST_HEADING or _NO_HEADING_END.search(line):
        return False
    if not line.lstrip("#\"'“‘([ 0123456789.)")[:1].isupper():
        return False
    return len(words) <= LONGEST_PLAIN_HEADING or is_title_case(line)


def promises(line: str) -> bool:
    """Whether a line is what headings say: a kind of section, or one of the facts on a muscle."""
    return kind_of_heading(line) != "other" or _FACT.fullmatch(line.strip(" :")) is not None


def tells_deed(line: str) -> bool:
    """Whether a line begins with a verb that has no subject: `Flexes the hip (origin fixed)`."""
    return _DEED.match(line) is not None


def is_title_case(line: str) -> bool:
    """Whether every word of more than three letters, and the first word, has a capital."""
    words = _WORD.findall(line)
    checked = words[:1] + [word for word in words[1:] if len(word) > _SMALL_WORD]
    return bool(checked) and all(word[0].isupper() for word in checked)


@lru_cache(maxsize=64)  # each sentence of an answer asks it of its question, which may be long
def kind_of_heading(heading: str) -> str:
    """The kind of section that a heading promises, `other` where it tells nothing."""
    plain = heading.lower().strip("# :")
    return next((kind for kind, pattern in _KINDS if re.search(pattern, plain)), "other")
