"""`psoas-viewer measure`, as somebody types it."""

from __future__ import annotations

import json

import pytest

from meshes.measures.shipped import shipped_measures
from tests.viewer.commands import program, said
from viewer.reports.measures import as_json, as_table


def test_measure_prints_a_table_of_every_measure(capsys: pytest.CaptureFixture[str]) -> None:
    table = said(capsys, "measure")

    assert table == as_table(shipped_measures()) + "\n"
    assert "neck-shaft angle" in table
    assert "within 1 SD" in table


def test_measure_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "measure", "--json")

    assert text == as_json(shipped_measures()) + "\n"
    assert len(json.loads(text)) == len(shipped_measures())


def test_measure_prints_on_a_terminal_without_special_letters() -> None:
    done = program("measure", PYTHONIOENCODING="ascii")

    assert done.returncode == 0, done.stderr
    assert "122.2 ? 5.7" in done.stdout
