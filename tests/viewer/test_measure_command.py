"""`psoas-viewer measure`, as somebody types it."""

from __future__ import annotations

import json

import pytest

from meshes.library import load_library
from meshes.measures.shipped import shipped_measures
from meshes.motion.joints import Pose
from meshes.motion.lengths import BETWEEN, LINE_OF_PULL
from meshes.motion.numbers import MotionNumbers
from tests.viewer.commands import program, said
from viewer.reports.measures import as_json


def test_measure_prints_a_table_of_every_measure(capsys: pytest.CaptureFixture[str]) -> None:
    table = said(capsys, "measure")

    rows = [line.split("   ")[0].strip() for line in table.splitlines()]
    for one in shipped_measures():
        assert one.measure in rows
    assert table.count("length of the line of pull") == 6
    assert "neck-shaft angle" in table
    assert "within 1 SD" in table


def test_measure_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(capsys, "measure", "--json"))

    shipped = json.loads(as_json(shipped_measures()))
    assert [one for one in found if one["measure"] != LINE_OF_PULL] == shipped
    assert len(found) == len(shipped) + 6


def test_every_length_of_a_muscle_says_what_it_runs_between(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = json.loads(said(capsys, "measure", "--json"))
    numbers = MotionNumbers(load_library())
    for side in ("left", "right"):
        muscle = f"psoas_major_{side}"
        lengths = [o for o in found if o["structure"] == muscle and "length" in o["measure"]]
        assert len({one["between"] for one in lengths}) == len(lengths) == 3
        assert all(one["between"] for one in lengths)
        assert lengths[0]["value"] == round(numbers.length(muscle, Pose()), 1)
        assert "line of pull" in lengths[0]["between"]
    assert all(one["between"] is None for one in found if "length" not in one["measure"])
    lines = said(capsys, "measure").splitlines()
    for place, text in enumerate(lines):
        if text.startswith(("  muscle length", "  length ")):
            assert lines[place + 1].strip() in BETWEEN.values()
    assert BETWEEN[LINE_OF_PULL] in said(capsys, "motion", "--pose", "lunge_upright")


def test_measure_prints_on_a_terminal_without_special_letters() -> None:
    done = program("measure", PYTHONIOENCODING="ascii")

    assert done.returncode == 0, done.stderr
    assert "122.2 ? 5.7" in done.stdout
