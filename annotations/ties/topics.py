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
_NOUNS = r"(?:muscles?|bones?|joints?|structures?|dis[ck]s?|vertebrae?|ligaments?|tendons?|nerves?)"
_PRONOUN = re.compile(
    rf"(?:it|they|(?:this|these|that|those|the latter)(?:\s+[\w-]+){{0,2}}?\s+{_NOUNS})\b"
    r"(?!\s+(?:imbalance|tension|pain|tissue)s?\b)",
    re.IGNORECASE,
)
# `What they do: They lift the thigh.`
_LABEL = re.compile(r"[^:.;,]{1,40}:\s+(?=(?:they|it|both|these|this)\b)", re.IGNORECASE)
_LEADING = (
    r"at|in|on|from|by|with|after|before|during|through|over|because|then|there|here|so|but|and|or"
    r"|yet|now|today|once|as|since|where|behind|below|above|beside|near|between|not|only|also"
)
_PREPOSITION = (
    r"in|on|at|to|from|through|into|onto|over|under|behind|below|above|beside|between|with|for|by"
    r"|inside|along|around|about|across|towards?|near|within|of|than"
)
# `From there it travels`, `Because it connects`
_LATE_PRONOUN = re.compile(
    rf"(?:{_LEADING})\s+(?:[\w-]+\s+){{0,3}}?(?=(?:it|they)\s+[a-z])", re.IGNORECASE
)
_ENDS_GOVERNING = re.compile(rf"\b(?:{_PREPOSITION})\s+\Z", re.IGNORECASE)
# `At its end lies the sacrum`
_INVERTED = re.compile(
    rf"(?:deep\s+|next\s+|right\s+|just\s+)?(?:{_PREPOSITION})\b[^,;:.]{{1,80}}?\s"
    r"(?:is|are|lies?|sits?|runs?|stands?|hangs?|comes?|rests?|pass(?:es)?|begins?|starts?)\s+"
    r"(?=(?:the|a|an|two|both|one)\b)",
    re.IGNORECASE,
)
_GOVERNED = re.compile(rf"\b(?!of\b)(?:{_PREPOSITION})\b", re.IGNORECASE)
# What is spoken of is the second word: `a psoas abscess`.
_SECOND = re.compile(
    r"\s+(?:abscess|strain|injur(?:y|ies)|syndrome|tendinitis|bursitis|fractures?|arthritis"
    r"|surgery|replacement|disease|test|massage|release)\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"\b(?P<after>{_PREPOSITION}|[a-z]+)\s+(?:it|them|(?:the|this|these|both)(?:\s+[\w-]+)?"
    r"\s+muscles?)\b(?!['’])",
    re.IGNORECASE,
)
_BROUGHT_UP = re.compile(
    r"\b(?:about|called|named|meet|as)\s+(?:(?:the|a|an|your|my)\s+)?\Z", re.IGNORECASE
)
MOST_WORDS = 9
_IS_PREPOSITION = re.compile(_PREPOSITION, re.IGNORECASE)
# These mean something spoken of before only where no name follows.
_WEAK_PRONOUN = re.compile(
    rf"(?:its|their|both|each|together|the\s+(?:two\s+|whole\s+)?{_NOUNS}|the two|the former)\b"
    r"(?!\s+(?:imbalance|tension|pain|tissue)s?\b)",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"(?:together,?\s+)?(?:they|their|both|these|those|each|together|the two)\b"
    r"|the\s+(?:muscles|bones|joints|vertebrae|dis[ck]s)\b",
    re.IGNORECASE,
)
_OF_MUSCLE = re.compile(r"(?:[\w-]+\s+){1,3}?muscles?\b", re.IGNORECASE)
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
    r"|makes?|causes?|allows?|joins?|leads?|assists?|impacts?|anchors|modulates|supports"
    r"|bends?|flex(?:es)?|extends?|rotates?|lifts?|pulls?|cross(?:es)?|pass(?:es)?|inserts?"
    r"|originates?|ends|tilts|draws?|brings?|stabili[sz]es?|stiffens?|shortens?|tightens?|works"
    r"|acts|contracts?|sits?|stands?|covers?|fills?|forms|meets?|merges?|blends?|shares?|carr(?:y|ies)"
    r"|bears?|holds?|keeps?|raises?|swings?|turns|gets?|go(?:es)?|comes?|spans|stretches|surrounds?"
    r"|weighs?|measures|contains?|receives?|suppl(?:y|ies)|gives?|needs?|plays?|tends?|takes?|hangs?"
    r"|rests|separates?|protects?|controls?|produces?|resists?|remains?|seems?|feels?|hurts?|lets?"
    r"|links?|unites?|descends?|ascends?|enters?|leaves|exits?|emerges?|divides?|articulates?"
    r"|consists?|reach(?:es)?|fixes|steadies|balances|transfers?|transmits?|absorbs?|narrows?|straightens?|travels?)\b",
    re.IGNORECASE,
)
# A line without a subject begins so: it speaks of what its heading, or the line before, names.
_SUBJECTLESS = re.compile(
    r"(?:also\s+|mainly\s+|\w+ly\s+)?(?:"
    r"attaches|begins|bends|arises|assists|acts|brings|connects|contains|contracts|covers|crosses|draws|ends"
    r"|extends|fills|fixes|flexes|forms|gives|goes|helps|holds|inserts|joins|keeps|laterally|lets|lies|lifts"
    r"|links|makes|merges|moves|originates|passes|produces|pulls|raises|reaches|rotates|runs|sits"
    r"|spans|stabili[sz]es|starts|steadies|stiffens|stretches|supports|swings|tilts|turns|works"
    r"|supplied|innervated|located|situated|found|formed|covered|separated|crossed|shaped)\b",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"(?:then\s+|now\s+|slowly\s+|gently\s+)?(?:"
    r"avoid|begin|bend|breathe|bring|draw|engage|extend|feel|find|flex|get|hold|imagine|keep|kneel|let"
    r"|lie|lift|lower|make|move|place|press|pull|push|put|raise|relax|repeat|rest|return|rotate|sit"
    r"|squeeze|stand|start|stay|step|straighten|stretch|swing|take|tighten|tilt|try|tuck|turn|use"
    r"|warm|do|don['’]t|never|ask|see)\s+(?:your|the|a|an|on|in|at|up|one|both|this|these|it|down"
    r"|with|to|for|from|not|into|as)\b",
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
    label = _LABEL.match(text, start, sentence.end)
    if label is not None:
        return label.end()
    late = _LATE_PRONOUN.match(text, start, sentence.end)
    named = late is not None and any(hit.start < late.end() for hit in hits)
    if late is not None and not named and _ENDS_GOVERNING.search(late[0]) is None:
        return late.end()
    opening = _OPENING.match(text, start, sentence.end)
    if opening is not None:
        return opening.end()
    clause = _CLAUSE.match(text, start, sentence.end)
    if clause is None:
        return start
    within = any(clause.start() <= hit.start < clause.end() for hit in hits)
    own_subject = within or _PRONOUN.match(text, clause.start(1), clause.end(1)) is not None
    return clause.start(1) if own_subject else clause.end()


def is_carried(text: str, start: int, end: int, hits: Sequence[Hit] = ()) -> bool:
    """Whether the subject at `start` is a pronoun that stands for an earlier subject."""
    if _OF_NOTHING.match(text, start, end) is not None:
        return False
    if _PRONOUN.match(text, start, end) is not None:
        return True
    weak = _WEAK_PRONOUN.match(text, start, end) is not None
    return weak and not own_topic(text, start, end, hits)


def is_plural(text: str, start: int, end: int) -> bool:
    """Whether a pronoun at `start` stands for several."""
    return _PLURAL.match(text, start, end) is not None


def is_of_muscles(text: str, start: int, end: int) -> bool:
    """Whether the subject at `start` says that it is a muscle (`these muscles`)."""
    return _OF_MUSCLE.match(text, start, end) is not None


def has_no_subject(text: str, start: int, end: int) -> bool:
    """Whether a line only tells what something does or where it is (`Flexes the hip`)."""
    return _SUBJECTLESS.match(text, start, end) is not None


def is_name_alone(text: str, start: int, end: int) -> bool:
    """Whether a line has no verb (`lesser trochanter of the femur`)."""
    return _VERB.search(text, start, end) is None and _DOING.match(text, start, end) is None


def is_order(text: str, start: int, end: int) -> bool:
    """Whether a line tells the reader to do something, or speaks of doing it."""
    return bool(_DOING.match(text, start, end) or _IMPERATIVE.match(text, start, end))


def own_topic(text: str, start: int, end: int, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The first term between the subject's start and the verb, with those joined by `and`.

    What stands behind the verb is what something is done to: it is mentioned, no more.
    """
    if is_order(text, start, end):
        return ()
    inverted = _INVERTED.match(text, start, end)
    if inverted is not None:
        return joined(text, [hit for hit in hits if hit.start >= inverted.end()][:MOST_JOINED])
    verb = _VERB.search(text, start, end)
    limit = verb.start() if verb else end
    found = [hit for hit in hits if start <= hit.start < limit]
    if not found or _GOVERNED.search(text, start + 1, found[0].start):
        return _introduced(text, start, end, hits)
    topic = joined(text, found)
    return () if _SECOND.match(text, topic[-1].end, end) else topic


def _introduced(text: str, start: int, end: int, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The only term, where a sentence ends by bringing it up: `told me about the psoas`."""
    if len(hits) != 1 or text[hits[0].end : end].strip(" .:!?"):
        return ()
    return tuple(hits) if _BROUGHT_UP.search(text[start : hits[0].start]) else ()


def means_earlier(text: str, start: int, end: int, *, has_subject: bool) -> str:
    """What stands behind the verb for something spoken of before: `above it`, `loves it`.

    Where the sentence has a subject of its own, `it` may be that, except behind a preposition in
    a short one. Empty where there is nothing of the kind.
    """
    if has_subject and len(text[start:end].split()) > MOST_WORDS:
        return ""
    for found in _OBJECT.finditer(text, start, end):
        if not has_subject or _IS_PREPOSITION.fullmatch(found["after"]):
            return found[0]
    return ""


def joined(text: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The first term with those joined to it by `and` and commas."""
    topic: list[Hit] = []
    for hit in hits:
        if topic and _AND.fullmatch(text, topic[-1].end, hit.start) is None:
            break
        topic.append(hit)
        if len(topic) == MOST_JOINED:
            break
    return tuple(topic)
