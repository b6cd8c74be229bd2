"""The structure records: complete, true to the verified numbers, and checked when read."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotations.errors import AnnotationError
from annotations.structures.structures import COLUMNS, STRUCTURES_FILE, Structure, read_structures
from meshes.keys import CONTEXT, STRUCTURE_KEYS

STRUCTURES = {structure.key: structure for structure in read_structures()}
HEADER = ",".join(COLUMNS)
FEMUR = "femur_left,left femur,left,thigh,Os femoris,1360,24475,yes,thigh bone"


def write(folder: Path, *lines: str) -> Path:
    path = folder / "structures.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_the_records_have_exactly_the_keys_of_the_meshes() -> None:
    assert set(STRUCTURES) == set(STRUCTURE_KEYS)


@pytest.mark.parametrize(
    ("key", "ta2", "fma"),
    [
        ("t12_vertebra", 1059, 10081),
        ("l1_vertebra", 1068, 13072),
        ("l5_vertebra", 1068, 13076),
        ("t12_l1_disc", 1684, 13509),
        ("l1_l2_disc", 1684, 16033),
        ("l5_s1_disc", 1684, 16037),
        ("sacrum", 1071, 16202),
        ("coccyx", 1092, 20229),
        ("pubic_symphysis", 1855, None),
        ("hip_bone_left", 1307, 16587),
        ("hip_bone_right", 1307, 16586),
        ("femur_left", 1360, 24475),
        ("femur_right", 1360, 24474),
        ("psoas_major_left", 2595, 22343),
        ("psoas_major_right", 2595, 22342),
        ("psoas_minor_left", 2596, None),
        ("iliacus_left", 2594, 22323),
        ("iliacus_right", 2594, 22322),
        ("inguinal_ligament_left", 2365, 21965),
        ("inguinal_ligament_right", 2365, 21964),
        ("diaphragm", 2327, 13295),
        ("spinal_cord", 6049, 7647),
        ("cauda_equina", 6163, None),
        ("body_outline", 7041, 7163),
        ("lumbar_plexus_right", 6517, None),
        ("femoral_nerve_right", 6522, None),
    ],
)
def test_numbers_are_the_verified_ones(key: str, ta2: int, fma: int | None) -> None:
    assert (STRUCTURES[key].ta2, STRUCTURES[key].fma) == (ta2, fma)


def test_no_two_structures_share_a_name_or_an_fma_number() -> None:
    names = [structure.name for structure in STRUCTURES.values()]
    numbers = [structure.fma for structure in STRUCTURES.values() if structure.fma]
    assert len(set(names)) == len(names)
    assert len(set(numbers)) == len(numbers)


def test_only_psoas_minor_and_the_surroundings_are_hidden_at_the_start() -> None:
    hidden = {structure.key for structure in STRUCTURES.values() if not structure.visible}
    assert hidden == {"psoas_minor_left", "psoas_minor_right", *CONTEXT}


def test_surroundings_are_named_as_simplified() -> None:
    for structure in STRUCTURES.values():
        surrounds = structure.key in CONTEXT
        assert (structure.group == "context") == surrounds
        assert structure.name.endswith(" (simplified)") == surrounds


def test_left_and_right_differ_in_side_only() -> None:
    for structure in STRUCTURES.values():
        if structure.side == "left":
            other = STRUCTURES[f"{structure.stem}_right"]
            assert other.side == "right"
            assert other.plain_name == structure.plain_name
            assert (other.group, other.latin, other.ta2) == (
                structure.group,
                structure.latin,
                structure.ta2,
            )


def test_every_structure_has_a_latin_name_and_lay_words() -> None:
    assert all(s.latin and s.synonyms for s in STRUCTURES.values())


def test_latin_names_are_said_in_full() -> None:
    assert STRUCTURES["l4_vertebra"].full_latin == "Vertebra lumbalis IV"
    assert STRUCTURES["psoas_major_left"].full_latin == "Musculus psoas major"
    assert STRUCTURES["iliacus_left"].full_latin == "Musculus iliacus"
    assert STRUCTURES["sacrum"].full_latin == "Os sacrum"


def test_the_row_of_a_list_has_the_agreed_shape() -> None:
    assert STRUCTURES["psoas_minor_left"].as_json() == {
        "key": "psoas_minor_left",
        "name": "left psoas minor",
        "latin": "Psoas minor",
        "side": "left",
        "group": "muscles",
        "ta2": 2596,
        "fma": None,
        "visible": False,
    }
    assert STRUCTURES["l3_vertebra"].as_json()["side"] is None


def test_a_midline_structure_is_its_own_stem() -> None:
    sacrum = STRUCTURES["sacrum"]
    assert (sacrum.stem, sacrum.plain_name) == ("sacrum", "sacrum")
    assert STRUCTURES["femur_left"].stem == "femur"


def test_a_good_table_is_read(tmp_path: Path) -> None:
    assert read_structures(write(tmp_path, HEADER, FEMUR, "")) == (
        Structure(
            "femur_left", "left femur", "left", "thigh", "Os femoris", 1360, 24475, True,
            ("thigh bone",),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (FEMUR, "femur_left is described twice"),
        (FEMUR.replace("femur_left", "Left Femur"), "key is 'Left Femur'"),
        ("a,,,spine,,,,yes,", "a has no name"),
        (FEMUR.replace("left,thigh", "port,thigh"), "side is 'port'.*nothing, left, right"),
        (FEMUR.replace("thigh,Os", "legs,Os"), "group is 'legs'.*spine, pelvis"),
        (FEMUR.replace("left femur", "femur"), "key and name must say so"),
        (FEMUR.replace("1360", "A02"), "ta2 must be a whole number or empty, not 'A02'"),
        (FEMUR.replace("yes", "maybe"), "visible is 'maybe'"),
        ("a,b", "2 cells where the table has 9 columns"),
    ],
)
def test_a_bad_row_is_named_with_file_and_line(tmp_path: Path, row: str, message: str) -> None:
    path = write(tmp_path, HEADER, FEMUR, row)
    with pytest.raises(AnnotationError, match=message) as caught:
        read_structures(path)
    assert str(caught.value).startswith(f"{path}:3: ")


def test_a_missing_table_says_how_to_repair_it(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match=r"gone\.csv: cannot be read.*python3 run\.py setup"):
        read_structures(tmp_path / "gone.csv")


@pytest.mark.parametrize("content", [b"", b"key,name\n", b"\x00\x01\x02"])
def test_a_table_with_another_header_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "structures.csv"
    path.write_bytes(content)
    with pytest.raises(AnnotationError, match=r"structures\.csv:1: .*python3 run\.py setup"):
        read_structures(path)


def test_a_table_that_is_no_text_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "structures.csv"
    path.write_bytes(STRUCTURES_FILE.read_bytes() + b"\xff\xfe")
    with pytest.raises(AnnotationError, match="damaged: not UTF-8"):
        read_structures(path)


def test_an_open_quotation_mark_is_found(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER, FEMUR, '"femur_right,right')
    with pytest.raises(AnnotationError, match=r"structures\.csv:3: is no readable table"):
        read_structures(path)


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match="holds no structure"):
        read_structures(write(tmp_path, HEADER))
