"""A document of 500 pages made up from a few hundred words, the same every time."""

from __future__ import annotations

import random

from tests.documents import Article

WORDS = 250_000
CHAPTERS = 250
_SUBJECTS = (
    "The psoas major", "The iliacus", "The femur", "The sacrum", "The fifth lumbar vertebra",
    "The hip bone", "The L4-L5 disc", "The pelvis", "The lumbar spine", "The hip flexor", "It",
    "A steady walker", "The teacher", "This muscle", "A long day in a chair", "The diaphragm",
    "The class", "Good light", "The morning", "Their coach", "The psoas minor", "The coccyx",
)  # fmt: skip
_VERBS = (
    "lies deep behind", "runs from", "attaches to", "helps to steady", "is responsible for",
    "bends", "rests beside", "is found between", "supports", "hardly ever troubles", "spans",
    "carries the weight of", "can cause pain near", "is often named with", "was drawn beside",
)  # fmt: skip
_OBJECTS = (
    "the lesser trochanter", "the lumbar vertebrae", "the iliac fossa", "the hip joint",
    "the abdominal wall", "the whole afternoon", "the tailbone", "both thigh bones", "the spine",
    "the promontory of the sacrum", "the pubic symphysis", "an old oak table", "the T12 vertebra",
    "the intervertebral discs", "the small of the back", "the next chapter", "the floor",
)  # fmt: skip
_ENDS = (
    "", "while a person is walking", "in most adults", "as the next figure shows",
    "when the thigh is lifted", "without any hurry", "for about 30 seconds", "on both sides",
    "and that is easy to feel", "after a night of good sleep", "from one step to the next",
)  # fmt: skip
_HEADINGS = (
    "Where the Hip Muscles Lie", "What the Psoas Does", "Pain in the Lower Back",
    "How to Stretch the Hip", "Why It Matters", "A Look at the Bones", "Notes from the Class",
)  # fmt: skip


def long_document(words: int = WORDS) -> Article:
    """A title, chapters with headings, paragraphs of about 80 words."""
    chance = random.Random(4)
    article = [(1, "The Hip and the Back"), (0, "A very long book about a short muscle.")]
    written, chapter = 0, 0
    while written < words:
        if written >= chapter * words / CHAPTERS:
            chapter += 1
            article.append((2, f"{chance.choice(_HEADINGS)} {chapter}"))
        paragraph = " ".join(_sentence(chance) for _ in range(7))
        article.append((0, paragraph))
        written += paragraph.count(" ") + 1
    return article


def _sentence(chance: random.Random) -> str:
    parts = (chance.choice(_SUBJECTS), chance.choice(_VERBS), chance.choice(_OBJECTS))
    return " ".join(part for part in (*parts, chance.choice(_ENDS)) if part) + "."
