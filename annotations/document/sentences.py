"""Cuts a run of text into sentences.

A sentence ends at `.`, `!`, `?` or an ellipsis (with any closing quotes and brackets behind it)
where white space follows and then a capital, a digit or an opening quote or bracket; the number
of a note behind it (`pelvis.³`, `pelvis.[3]`) stays with it. It does not
end after an abbreviation or an initial. Decimals, `90-degree`, `Q:` and `A:` hold no such place.
"""

from __future__ import annotations

import re

from annotations.document.blocks import span_of
from annotations.document.document import Span
from annotations.document.limits import Tally

_NOTE = r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹,;⁻–-]*|(?:\[\d{1,3}(?:[,;–-]\s?\d{1,3})*\])+)?"
_END = re.compile(rf"(?<![.!?…])[.!?…]+[\"'”’)\]]*{_NOTE}(?=\s)")
_NEXT = re.compile(r"\s+[\"'“‘(\[]*[^\W_a-z]")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[])(?:(?:[A-Za-z]\.)+|(?:e\.g|i\.e|etc|vs|cf|ca|approx|fig|figs|no|nos|vol|pp?"
    r"|dr|mr|mrs|ms|prof|st|jr|sr|ed|eds|al|ant|post|sup|inf|lat|med|m|mm|lig|art|v|n)\.)$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 12
LONGEST_QUOTED = 2_000


def shortened(sentence: str) -> str:
    """A sentence as it is quoted: all of it, or its beginning where nobody would read it all."""
    if len(sentence) <= LONGEST_QUOTED:
        return sentence
    return f"{sentence[:LONGEST_QUOTED].rsplit(maxsplit=1)[0]} ..."


def sentences_of(text: str, start: int, end: int, tally: Tally) -> tuple[Span, ...]:
    """The sentences of `text[start:end]`, without the white space between them.

    Raises:
        AnnotationError: with those counted before, they are more than can be read.
    """
    found: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if _ends_here(text, begin, match, end):
            found.append(span_of(text, begin, match.end()))
            begin = match.end()
            tally.add()
    last = span_of(text, begin, end)
    return (*found, last) if last.text else tuple(found)


def _ends_here(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    if _NEXT.match(text, match.end(), end) is None:
        return False
    tail = text[max(begin, match.end() - _LONGEST_ABBREVIATION) : match.end()]
    return _ABBREVIATION.search(tail) is None
