"""Terms: what they stand for, and that they are found where they stand and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.errors import AnnotationError
from annotations.structures.structures import read_structures
from annotations.structures.vocabulary import COLUMNS, SCOPES, Vocabulary, read_vocabulary

STRUCTURES = read_structures()
VOCABULARY = read_vocabulary(STRUCTURES)
PSOAS = {"psoas_major_left", "psoas_major_right", "iliacus_left", "iliacus_right"}


def found(text: str, vocabulary: Vocabulary = VOCABULARY) -> list[str]:
    return [text[hit.start : hit.end] for hit in vocabulary.find(text, 0, len(text))]


def keys(text: str) -> set[str]:
    return {key for hit in VOCABULARY.find(text, 0, len(text)) for key in hit.term.keys}


def write(folder: Path, *rows: str) -> Path:
    path = folder / "terms.csv"
    path.write_text("\n".join((",".join(COLUMNS), *rows)), encoding="utf-8")
    return path


@pytest.mark.parametrize("text", ["psoas", "the PSOAS muscle", "Iliopsoas", "hip flexors"])
def test_psoas_is_iliacus_and_psoas_major_and_not_psoas_minor(text: str) -> None:
    assert keys(text) == PSOAS


def test_own_names_mean_one_muscle() -> None:
    assert keys("psoas major") == {"psoas_major_left", "psoas_major_right"}
    assert keys("Psoas Minor muscle") == {"psoas_minor_left", "psoas_minor_right"}
    assert keys("right iliacus") == {"iliacus_right"}
    assert keys("left thigh bone") == {"femur_left"}


def test_the_spine_is_what_the_model_has_above_the_sacrum() -> None:
    spine = {s.key for s in STRUCTURES if s.group == "spine"}
    assert keys("spine") == spine
    assert keys("lumbar spine") == spine - {"t12_vertebra", "t12_l1_disc"}
    assert keys("lumbar vertebrae") == {f"l{level}_vertebra" for level in range(1, 6)}
    assert keys("L5") == {"l5_vertebra"}
    assert keys("L5-S1") == {"l5_s1_disc"}


def test_the_pelvis_is_a_ring_of_bones_and_its_joint() -> None:
    bones = {"hip_bone_left", "hip_bone_right", "sacrum", "coccyx", "pubic_symphysis"}
    assert keys("pelvis") == bones
    assert keys("tailbone") == {"coccyx"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the psoas major and the psoas", ["psoas major", "psoas"]),
        ("a hip flexor of the hip", ["hip flexor", "hip"]),
        ("hips, femurs and discs of the spines", ["hips", "femurs", "spines"]),
        ("the lumbar\n  vertebrae", ["lumbar\n  vertebrae"]),
        ("spinal cord", ["spinal cord"]),
        ("the anterior superior iliac spine", ["anterior superior iliac spine"]),
        ("the lumbar spine’s curve", ["lumbar spine"]),
        ("hipster, ship, whip and spineless", []),
        ("mid-hip", []),
        ("L1-L2 disc, L1/L2 and L1", ["L1-L2 disc", "L1/L2", "L1"]),
        ("", []),
    ],
)
def test_the_longest_whole_word_is_found(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_only_the_asked_range_is_searched() -> None:
    text = "femur sacrum coccyx"
    assert [hit.term.text for hit in VOCABULARY.find(text, 6, 12)] == ["sacrum"]


def test_every_shared_term_gives_its_reason() -> None:
    assert all(term.why for term in VOCABULARY.terms if term.scope != "own")
    assert {term.scope for term in VOCABULARY.terms} == set(SCOPES)


def test_every_structure_answers_to_a_word() -> None:
    assert {key for term in VOCABULARY.terms for key in term.keys} == {s.key for s in STRUCTURES}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",femur,part,why", "the term is empty"),
        ("leg,femurs,part,why", "'femurs' is no structure, no pair"),
        ("leg,femur,limb,why", "scope is 'limb'"),
        ("leg,,part,why", "does not go with"),
        ("leg,femur,none,why", "does not go with"),
        ("Femur,femur,part,why", "'Femur' has a meaning already"),
    ],
)
def test_a_bad_term_is_named_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    path = write(tmp_path, "calf,,none,why", row)
    with pytest.raises(AnnotationError, match=message) as caught:
        read_vocabulary(STRUCTURES, path)
    assert str(caught.value).startswith(f"{path}:3: ")
