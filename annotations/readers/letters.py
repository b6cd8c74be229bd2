"""Letters as a reader sees them: line ends of all systems, and signs that hide in words."""

from __future__ import annotations

import re

# Soft hyphens and marks without width would hide a word from the vocabulary.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), "")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_LETTERS = {**_UNSEEN, **_LIGATURES}
# CR CR LF is what a program makes of CR LF that takes its LF for a line end of its own.
_LINE_END = re.compile("\r\r\n|\r\n|\r|\u2028|\x85|\v")
_PARAGRAPH_END = re.compile("\u2029")
_PAGE_END = re.compile("\n?\f\n?")
RAISED = str.maketrans("0123456789+-−–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ")
DIGITS_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE_NUMBERS = re.compile(r"\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*|\s*\d?[+-]\s*")


def whole_words(text: str) -> str:
    """The text without signs that nobody sees, and with its ligatures as letters."""
    return text.translate(_LETTERS)


def with_line_feeds(text: str) -> str:
    """The text with LF at the end of each line and a blank line between paragraphs and pages."""
    text = _LINE_END.sub("\n", text)
    return _PAGE_END.sub("\n\n", _PARAGRAPH_END.sub("\n\n", text))


def raised(text: str) -> str:
    """Numbers of notes, exponents and charges as superscript signs; other words as they are."""
    return text.translate(RAISED) if _NOTE_NUMBERS.fullmatch(text) else text
