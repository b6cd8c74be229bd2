"""Kinds of article that people really have: what each sentence is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.atlas import Atlas, open_atlas, read_atlas
from annotations.reports import coverage

BOTH = {"psoas_major", "iliacus"}


def said_of(atlas: Atlas, words: str) -> tuple[set[str], str]:
    """What the only sentence with these words is about, without sides, and its kind."""
    found = [(tie, reading) for tie, reading in atlas.readings if words in tie.sentence.text]
    assert len(found) == 1, words
    tie, reading = found[0]
    return {key.removesuffix("_left").removesuffix("_right") for key in tie.subjects}, reading.kind


def named(atlas: Atlas, words: str) -> set[str]:
    (tie,) = [tie for tie, _ in atlas.readings if words in tie.sentence.text]
    return {key.removesuffix("_left").removesuffix("_right") for key in tie.names}


ON_ONE = ["Psoas major", "Origin", "Transverse processes of L1-L5", "Bodies of T12 to L4",
          "Insertion", "Lesser trochanter of the femur", "Nerve", "Branches of L1 to L3",
          "Action", "Flexes the hip (origin fixed)", "Bends the trunk (insertion fixed)",
          "Joints crossed", "Hip joint"]  # fmt: skip


def test_what_stands_under_origin_and_action_is_said_of_the_muscle_of_the_page() -> None:
    atlas = read_atlas("\n\n".join(ON_ONE))
    assert [s.label for s in atlas.document.sections] == [
        "Origin", "Insertion", "Nerve", "Action", "Joints crossed"
    ]  # fmt: skip
    told = {"Transverse": "location", "T12": "location", "Lesser": "location", "Branches": "other",
            "Flexes": "function", "Bends": "function"}  # fmt: skip
    for words, kind in told.items():
        assert said_of(atlas, words) == ({"psoas_major"}, kind)
    explanation = atlas.explain("psoas_major_left")
    assert explanation.location
    assert explanation.function
    assert atlas.explain("femur_left").function == ()


def test_labels_and_names_as_headings_tell_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# Hip muscles\n\n## Iliacus\n\n**Origin:** Iliac fossa\n**Action:** Flexes the hip\n\n"
        "### Insertion\n\n- Lesser trochanter\n\n## Psoas minor\n\nAbsent in many people.\n\n"
        "## Stretches\n\nIt needs time.\n",
        encoding="utf-8",
    )
    atlas = open_atlas(path)
    assert said_of(atlas, "Iliac fossa") == ({"iliacus"}, "location")
    assert said_of(atlas, "Flexes the hip") == ({"iliacus"}, "function")
    assert said_of(atlas, "Lesser trochanter")[0] == {"iliacus"}
    assert said_of(atlas, "Absent")[0] == {"psoas_minor"}
    assert "psoas_minor" not in said_of(atlas, "needs time")[0]


TWO = "The psoas major attaches to the lumbar vertebrae. The iliacus attaches to the iliac fossa. "


@pytest.mark.parametrize(
    "then",
    ["They both end on the lesser trochanter.", "When these muscles become tight, you notice.",
     "Both bend the trunk.", "Together they lift the leg.", "The two muscles are strong.",
     "Their fibres meet."],
)  # fmt: skip
def test_a_plural_pronoun_means_all_that_was_spoken_of(then: str) -> None:
    assert said_of(read_atlas(f"Muscles\n\n{TWO}{then}"), then)[0] == BOTH


def test_a_singular_pronoun_means_the_last_one() -> None:
    assert said_of(read_atlas(f"Muscles\n\n{TWO}It is flat."), "is flat")[0] == {"iliacus"}
    text = "The psoas major is long. The lumbar vertebrae are big. This muscle pulls."
    assert said_of(read_atlas(text), "This muscle")[0] == {"psoas_major"}


@pytest.mark.parametrize(
    ("slip", "stems"),
    [("illiopsoas", BOTH), ("Illiacus", {"iliacus"}), ("psaos", BOTH), ("ileopsoas", BOTH),
     ("illiopsos", BOTH), ("psoaz", BOTH), ("sacrun", {"sacrum"}), ("diaphram", {"diaphragm"})],
)  # fmt: skip
def test_a_slip_of_the_pen_is_tied_and_shown_as_written(slip: str, stems: set[str]) -> None:
    atlas = read_atlas(f"Muscles\n\nThe {slip} is deep.")
    assert said_of(atlas, "is deep")[0] == stems
    (tie, _) = atlas.readings[0]
    (hit,) = tie.hits
    assert atlas.document.text[hit.start : hit.end] == slip


def test_slips_within_names_of_several_words() -> None:
    atlas = read_atlas("Muscles\n\nIt ends at the lesser trochantor, below the lumber vertebrae.")
    assert named(atlas, "trochantor") == {"femur", *(f"l{n}_vertebra" for n in range(1, 6))}


@pytest.mark.parametrize(
    "words", ["The ileum spins.", "A scrum of vertebrates.", "Lumber and spices.", "In public."]
)
def test_another_word_is_no_slip(words: str) -> None:
    assert named(read_atlas(f"Muscles\n\n{words}"), words) == set()


def test_rows_of_vertebrae_name_each() -> None:
    atlas = read_atlas("Spine\n\nFrom L1 to L3. At T12–L2. The L4-L5 disc. L2-5.")
    assert named(atlas, "From") == {"l1_vertebra", "l2_vertebra", "l3_vertebra"}
    assert named(atlas, "T12") == {"t12_vertebra", "l1_vertebra", "l2_vertebra"}
    assert named(atlas, "disc") == {"l4_l5_disc"}
    assert named(atlas, "L2-5") == {f"l{n}_vertebra" for n in range(2, 6)}


@pytest.mark.parametrize(
    "words",
    [
        *("L4–L5", "L4-L5", "L4\u2011L5", "L4/L5", "L4–5", "L4-5", "L4/5", "l4–l5"),
        *(
            "L4–L5 disc",
            "L4/5 disc",
            "L4–5 intervertebral disc",
            "discs L4–L5",
            "the disc at L4–L5",
        ),
    ],
)
def test_a_level_between_two_neighbours_is_the_disc(words: str) -> None:
    assert "l4_l5_disc" in named(read_atlas(f"Spine\n\nPain at {words} is common."), words)
    assert not named(read_atlas(f"Spine\n\nPain at {words} is common."), words) & {
        "l4_vertebra",
        "l5_vertebra",
    }


@pytest.mark.parametrize(
    "words",
    [
        *("L4–L5 vertebrae", "L4-L5 vertebrae", "L4/L5 vertebral bodies", "vertebrae L4–L5"),
        *("vertebrae L4-5", "the bodies of L4–L5", "vertebral bodies (L4–L5)", "L4 to L5"),
        *("the transverse processes of L4–L5", "vertebrae at L4/5", "L4 – L5", "L4 and L5"),
    ],
)
def test_a_level_is_the_vertebrae_where_words_beside_it_say_so(words: str) -> None:
    found = named(read_atlas(f"Spine\n\nIt begins at {words}."), words)
    assert {"l4_vertebra", "l5_vertebra"} <= found
    assert "l4_l5_disc" not in found


@pytest.mark.parametrize("level", ["T12–L1", "L5–S1", "T12/L1", "L5/S1"])
def test_levels_at_the_ends_of_the_lumbar_spine_are_discs(level: str) -> None:
    key = level.lower().replace("–", "_").replace("/", "_") + "_disc"
    assert named(read_atlas(f"Spine\n\nPain at {level}."), level) == {key}


@pytest.mark.parametrize("row", ["L1–L4", "L1-L4", "L1–4", "L1 to L4"])
def test_a_longer_row_is_its_vertebrae_as_before(row: str) -> None:
    expected = {f"l{n}_vertebra" for n in range(1, 5)}
    assert named(read_atlas(f"Spine\n\nIt begins at {row}."), row) == expected


def test_what_the_model_lacks_is_listed() -> None:
    atlas = read_atlas("Spine\n\nIt begins at T10, T11 and T12, beside the rectus femoris.")
    assert named(atlas, "T12") == {"t12_vertebra"}
    assert [term.text for term in coverage(atlas).unknown] == ["T10", "T11", "rectus femoris"]


@pytest.mark.parametrize("subject", ["The psoas", "The illiopsoas", "The quadriceps", "Bending"])
def test_what_stands_behind_the_verb_does_nothing(subject: str) -> None:
    atlas = read_atlas(f"What it does\n\nMuscles\n\n{subject} bends the hip.")
    assert not {"hip_bone", "femur"} & said_of(atlas, "the hip")[0]
    assert {"hip_bone", "femur"} <= named(atlas, "the hip")


def test_a_pronoun_reaches_over_a_heading() -> None:
    atlas = read_atlas(
        f"Muscles\n\nWhere They Are\n\n{TWO}\n\nWhat They Do\n\nThey lift the thigh.\n\n"
        "What does the iliacus do?\n\nIt helps to flex the hip.\n\nSummary\n\n"
        "What they do: They lift it."
    )
    assert said_of(atlas, "lift the thigh")[0] == BOTH
    assert said_of(atlas, "helps")[0] == {"iliacus"}
    assert said_of(atlas, "What they do:")[0] == set()


def test_items_of_a_list_are_sentences_of_their_own() -> None:
    atlas = read_atlas("Iliacus\n\nAction\n\n- Flexes the hip\n- Steadies the pelvis\n")
    assert [s.text for s in atlas.document.sentences] == ["Flexes the hip", "Steadies the pelvis"]
    assert said_of(atlas, "Steadies") == ({"iliacus"}, "function")


@pytest.mark.parametrize(
    "then",
    ["From there it travels down.", "At high speed it also brakes.", "Its tendon is thick.",
     "Because it is long, it pulls."],
)  # fmt: skip
def test_a_pronoun_need_not_come_first(then: str) -> None:
    atlas = read_atlas(f"Muscles\n\nThe iliacus is flat. {then}")
    assert said_of(atlas, then)[0] == {"iliacus"}


@pytest.mark.parametrize(
    ("then", "subjects"),
    [("The diaphragm sits above it.", {"diaphragm"}), ("Dancers love it.", set[str]()),
     ("The lumbar plexus passes through this muscle.", {"lumbar_plexus"})],
)  # fmt: skip
def test_a_pronoun_behind_the_verb_names_but_does_nothing(then: str, subjects: set[str]) -> None:
    atlas = read_atlas(f"Muscles\n\nThe psoas major is long. {then}")
    assert said_of(atlas, then)[0] == subjects
    (tie,) = [tie for tie, _ in atlas.readings if tie.sentence.text == then]
    assert "psoas_major_left" in tie.structures
    assert "psoas_major_left" not in tie.names


def test_what_a_sentence_brings_up_is_spoken_of() -> None:
    text = "Muscles\n\nMy teacher told me about the iliacus. It is deep."
    assert said_of(read_atlas(text), "is deep")[0] == {"iliacus"}
    text = "Bones\n\nAt the bottom of the spine is the sacrum. It is a bone."
    assert said_of(read_atlas(text), "a bone")[0] == {"sacrum"}
    text = "Help\n\nA psoas abscess forms slowly. It is rare."
    assert said_of(read_atlas(text), "is rare")[0] == set()
