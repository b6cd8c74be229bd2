"""Words that a PDF cuts at line ends: whether their hyphen belongs to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

MARK = "\ufffe"
_CUT = re.compile(rf"(\w+)(?:{MARK}|[-‐] )(\w+)")
_WORD = re.compile(r"\w+(?:-\w+)*")


def mend(texts: Sequence[str]) -> list[str]:
    """The texts with cut words joined; `U+FFFE`, or a hyphen and a space, marks a cut.

    The hyphen stays where the document writes the word with it elsewhere, or where it knows both
    halves as words but not the whole (`hip-flexor`), and between capitals or digits.
    """
    if not any(_CUT.search(text) for text in texts):
        return list(texts)
    words = {word.lower() for text in texts for word in _WORD.findall(_CUT.sub(" ", text))}

    def joined(match: re.Match[str]) -> str:
        left, right = match[1], match[2]
        whole, parted = f"{left}{right}", f"{left}-{right}"
        if MARK not in match[0] and not (left[-1:].islower() and right[:1].islower()):
            return match[0]
        if not right[:1].islower() or not left[-1:].islower():
            return parted
        if whole.lower() in words:
            return whole
        known = parted.lower() in words or {left.lower(), right.lower()} <= words
        return parted if known else whole

    return [_CUT.sub(joined, text).replace(MARK, "-") for text in texts]
