"""What tests of opened documents ask of them."""

from __future__ import annotations

from annotations.atlas import Atlas

PSOAS = ("psoas_major_left", "psoas_major_right")
ILIACUS = ("iliacus_left", "iliacus_right")
FEMURS = ("femur_left", "femur_right")
HIP = ("hip_bone_left", "hip_bone_right", *FEMURS)


def sentence(atlas: Atlas, words: str) -> tuple[tuple[str, ...], str]:
    """Structures and kind of the only sentence with these words."""
    found = [(tie, reading) for tie, reading in atlas.readings if words in tie.sentence.text]
    assert len(found) == 1, words
    return found[0][0].structures, found[0][1].kind


def headings(atlas: Atlas) -> list[tuple[str, str]]:
    return [(s.heading.text if s.heading else "-", s.kind) for s in atlas.document.sections]


def as_read(atlas: Atlas) -> list[str]:
    """Title, headings and sentences in their order."""
    found = [(section.start, section.heading.text) for section in atlas.document.sections
             if section.heading]  # fmt: skip
    found += [(span.start, span.text) for span in atlas.document.sentences]
    return [atlas.document.title, *(words for _, words in sorted(found))]
