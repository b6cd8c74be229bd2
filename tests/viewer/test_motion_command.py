"""`psoas-viewer motion`, as somebody types it."""

from __future__ import annotations

import json
import math
import re

import pytest

from annotations.atlas import load_atlas
from annotations.notes.notes import read_notes
from annotations.notes.sources import read_sources
from tests.viewer.commands import complaint, program, said

JOINT = ("motion", "--joint", "hip_flexion_left")


def test_motion_prints_json_of_one_muscle(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, *JOINT, "--muscle", "psoas_major_left", "--step", "5", "--json")
    rows = json.loads(text)

    assert [set(row) for row in rows] == [
        {"angle_deg", "length_mm", "change_pct", "moment_arm_mm"}
    ] * len(rows)
    assert [row["angle_deg"] for row in rows] == list(range(-20, 106, 5))
    at = {row["angle_deg"]: row for row in rows}
    assert at[0]["change_pct"] == 0.0
    slope = (at[5]["length_mm"] - at[-5]["length_mm"]) / math.radians(10.0)
    assert at[0]["moment_arm_mm"] == pytest.approx(-slope, rel=0.02)


def test_motion_prints_every_muscle_that_crosses_the_joint(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = said(capsys, *JOINT)
    assert "psoas_major_left" in text
    assert "iliacus_left" in text
    assert "right" not in text

    both = json.loads(said(capsys, *JOINT, "--json"))
    assert set(both) == {"psoas_major_left", "iliacus_left"}


def test_angles_beyond_the_joint_are_held_with_a_word() -> None:
    done = program(*JOINT, "--from", "-90", "--to", "0", "--step", "20")

    assert done.returncode == 0
    assert done.stderr == ("psoas-viewer: Left hip flexion: -20° is as far as this model goes.\n")
    assert "       -20" in done.stdout


@pytest.mark.parametrize(
    ("words", "said_so"),
    [
        (("motion", "--joint", "knee"), "There is no joint 'knee'"),
        ((*JOINT, "--muscle", "sartorius"), "There is no moving muscle 'sartorius'"),
        ((*JOINT, "--from", "nan"), "have to be numbers"),
        ((*JOINT, "--to", "inf"), "have to be numbers"),
        ((*JOINT, "--step", "0"), "too small"),
        ((*JOINT, "--step", "-5"), "too small"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said_so: str
) -> None:
    assert said_so in complaint(capsys, *words)


def test_a_pose_prints_every_muscle_against_standing(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "motion", "--pose", "lunge_upright_right")
    assert text.startswith("lunge_upright_right: left hip flexion 90°, right hip flexion -10°\n")

    rows = json.loads(said(capsys, "motion", "--pose", "lunge_upright_right", "--json"))
    change = {row["muscle"]: row["change_pct"] for row in rows}
    assert 1.0 < change["psoas_major_right"] < 5.0
    assert change["psoas_major_left"] < -10.0
    one = json.loads(
        said(capsys, "motion", "--pose", "standing", "--muscle", "iliacus_left", "--json")
    )
    assert [(row["muscle"], row["change_pct"]) for row in one] == [("iliacus_left", 0.0)]


def test_a_pose_that_is_none_is_answered_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "no pose 'splits'" in complaint(capsys, "motion", "--pose", "splits")
    assert "lunge_upright" in complaint(capsys, "motion", "--pose", "splits")


@pytest.mark.parametrize(
    ("note", "poses"),
    [
        ("lunge-stretches-the-rear-leg", ("lunge_upright_deep", "lunge_elbows_down")),
        ("sitting-stretch-shortens-it", ("seated_thigh_to_chest",)),
    ],
)
def test_percentages_in_notes_are_those_that_the_program_prints(
    capsys: pytest.CaptureFixture[str], note: str, poses: tuple[str, ...]
) -> None:
    """In a note psoas comes before iliacus, and the poses in their order."""
    printed = []
    for pose in poses:
        table = said(capsys, "motion", "--pose", f"{pose}_left")
        for muscle in ("psoas_major_left", "iliacus_left"):
            (row,) = [line for line in table.splitlines() if line.startswith(muscle)]
            printed.append(row.split()[-1].lstrip("+-"))
    (text,) = [
        one.text for one in read_notes(load_atlas().document, read_sources()) if one.id == note
    ]

    assert re.findall(r"([0-9.]+) %", text) == printed
