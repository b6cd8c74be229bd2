"""Finds what a sentence speaks of: its subject, or the pronoun that stands for one.

- Opening words up to a comma are passed over (`In fact, it is`, `By stabilizing the spine, it
  helps`), and so is an opening clause with a conjunction (`When this occurs, the spine`), unless
  the clause has a subject of its own: a pronoun (`When it exerts`), or a structure, which then is
  what a later `it` means (`When the psoas becomes tight, it impacts`).
- `It is important to ...` refers to nothing, and `This can be because ...` to an event.
- `Stretching the psoas can help` speaks of stretching, not of the psoas.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotations.document.document import Span
from annotations.structures.vocabulary import Hit

_OPENING = re.compile(
    r"(?:in|by|as a result|as well|with|through|on|at|for|from|due to|because of|during|moreover"
    r"|furthermore|however|therefore|thus|besides|also|instead|overall|then|still|\w+ly)\b"
    r"[^,;:]{0,120},\s+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?:when|whenever|if|because|since|while|although|though|once|unless|as|after|before)\s+"
    r"([^,;:]{1,160}),\s+",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:it|they|(?:this|these|that|those|the latter)(?:\s+[\w-]+){0,2}?\s+"
    r"(?:muscles?|bones?|joints?|structures?|dis[ck]s?|vertebrae?|ligaments?|tendons?))\b"
    r"(?!\s+(?:imbalance|tension|pain|tissue)s?\b)",
    re.IGNORECASE,
)
_OF_NOTHING = re.compile(
    r"it\s+(?:is|was|seems|(?:may|can|must)\s+be)\s+(?:\w+ly\s+)?"
    r"(?:important|essential|imperative|necessary|crucial|vital|possible|impossible|clear|likely"
    r"|known|thought|said|best|better|good|common|easy|hard|difficult|advisable|recommended|worth"
    r"|true|time)\s+(?:to|that)\b",
    re.IGNORECASE,
)
_DOING = re.compile(r"\w{3,}ing\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|can|could|will|would|may|might|must|should|does|do|did"
    r"|lies?|runs?|helps?|connects?|attach(?:es)?|serves?|moves?|becomes?|arises?|starts?|begins?"
    r"|makes?|causes?|allows?|joins?|leads?|assists?|impacts?|anchors|modulates|supports)\b",
    re.IGNORECASE,
)
# No two runs of white space side by side: they would be tried in all ways to share a long one.
_AND = re.compile(
    r"\s*(?:,(?:\s*\b(?:and|or)\b)?|\b(?:and|or)\b)\s*(?:(?:the|its|your)\s+)?", re.IGNORECASE
)
MOST_JOINED = 30  # an enumeration that goes on is no subject, and would be carried from sentence on


def subject_start(text: str, sentence: Span, hits: Sequence[Hit]) -> int:
    """Where the subject that counts begins, as an offset in `text`."""
    start = sentence.start
    opening = _OPENING.match(text, start, sentence.end)
    if opening is not None:
        return opening.end()
    clause = _CLAUSE.match(text, start, sentence.end)
    if clause is None:
        return start
    within = any(clause.start() <= hit.start < clause.end() for hit in hits)
    own_subject = within or _PRONOUN.match(text, clause.start(1), clause.end(1)) is not None
    return clause.start(1) if own_subject else clause.end()


def is_carried(text: str, start: int, end: int) -> bool:
    """Whether the subject at `start` is a pronoun that stands for an earlier subject."""
    return _PRONOUN.match(text, start, end) is not None and (
        _OF_NOTHING.match(text, start, end) is None
    )


def own_topic(text: str, start: int, end: int, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The first term between the subject's start and the verb, with those joined by `and`."""
    if _DOING.match(text, start, end):
        return ()
    verb = _VERB.search(text, start, end)
    limit = verb.start() if verb else end
    topic: list[Hit] = []
    for hit in hits:
        if not start <= hit.start < limit:
            continue
        if topic and _AND.fullmatch(text, topic[-1].end, hit.start) is None:
            break
        topic.append(hit)
        if len(topic) == MOST_JOINED:
            break
    return tuple(topic)
