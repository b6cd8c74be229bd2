"""Every command that answers with words."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from annotations.atlas import load_atlas, open_atlas
from annotations.reports import coverage, document_json
from meshes.keys import STRUCTURE_KEYS
from tests.viewer.commands import complaint, program, said

# --------------------------------------------------------------------- list and explain


def test_list_prints_every_structure(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, "list").splitlines()
    assert [line.split()[0] for line in lines] == list(STRUCTURE_KEYS)
    rows = json.loads(said(capsys, "list", "--json"))
    assert [row["key"] for row in rows] == list(STRUCTURE_KEYS)


def test_explain_prints_the_card_of_a_structure(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "explain", "psoas_major_left")
    explained = load_atlas().explain("psoas_major_left")
    assert text.startswith("left psoas major\n\nWhere it is\n  “")
    for passage in (*explained.location, *explained.function):
        assert f"“{passage.text}”" in text
    assert json.loads(said(capsys, "explain", "psoas_major_left", "--json")) == explained.as_json()


def test_explain_tells_of_a_bone_first_what_anatomists_say(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = said(capsys, "explain", "femur_left")
    facts, mentioned = text.index("What anatomists say"), text.index("Mentioned in")
    assert text.index("does not describe") < facts < mentioned
    assert "Where it is. The bone of the thigh." in text[facts:mentioned]
    assert "Sources: Standring" in text[facts:mentioned]
    assert "[the psoas muscle] “It is one of the most important" in text[mentioned:]
    assert "4 more (see --json)" in text


def test_explain_tells_of_a_landmark(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "explain", "lesser_trochanter")
    assert text.startswith("lesser trochanter\n  on: femur\n")
    assert "Psoas major and iliacus end here" in text
    (row,) = json.loads(said(capsys, "explain", "lesser trochanter", "--json"))
    assert row["structures"] == ["femur_left", "femur_right"]
    assert row["what"].startswith("A blunt bump")


@pytest.mark.parametrize("place", ["before", "after"])
def test_explain_reads_another_document(
    capsys: pytest.CaptureFixture[str], own: Path, place: str
) -> None:
    words = ["explain", "femur_right", "--json"]
    option = ["--document", str(own)]
    explained = json.loads(said(capsys, *(option + words if place == "before" else words + option)))
    assert [p["text"] for p in explained["location"]] == ["The femur lies in the thigh."]
    assert [p["text"] for p in explained["function"]] == ["The femur supports the hip."]


def test_a_wrong_key_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["explain", "femor_left"], ["--select", "femor_left"]):
        assert "Did you mean femur_left" in complaint(capsys, *words)
    assert "No structure has the key 'nonsense'." in complaint(capsys, "explain", "nonsense")


# ----------------------------------------------------------------- document and coverage


def test_document_prints_what_was_read_as_json(
    capsys: pytest.CaptureFixture[str], own: Path
) -> None:
    assert json.loads(said(capsys, "document", "--json")) == document_json(load_atlas())
    read = json.loads(said(capsys, "document", own, "--json"))
    assert read == document_json(open_atlas(own))
    assert read == json.loads(said(capsys, "--document", own, "document", "--json"))
    text = own.read_text(encoding="utf-8")
    assert read["title"] == "The Thigh"
    assert [section["heading"] for section in read["sections"]] == [None, "What It Does"]
    for section in read["sections"]:
        assert list(section) == ["heading", "kind", "start", "end", "sentences"]
        for sentence in section["sentences"]:
            assert list(sentence) == ["text", "start", "end", "structures", "kind"]
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]


def test_document_prints_sentences_with_their_structures(
    capsys: pytest.CaptureFixture[str], own: Path
) -> None:
    assert said(capsys, "document", own).splitlines() == [
        "The Thigh",
        "=========",
        "",
        "·  [intro]",
        "  The femur lies in the thigh.",
        "    → femur  (location)",
        "",
        "What It Does  [function]",
        "  The femur supports the hip.",
        "    → hip bone, femur  (function)",
        "",
        "2 sentences, 2 of them name a structure.",
    ]
    whole = " ".join(said(capsys, "document").split())
    assert "→ T12 to L5 vertebra, T12–L1 to L5–S1 disc, psoas major, iliacus (location)" in whole
    for sentence in load_atlas().document.sentences:
        assert " ".join(sentence.text.split()) in whole


def test_coverage_prints_what_is_left_open(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    assert json.loads(said(capsys, "coverage", "--json")) == coverage(load_atlas()).as_json()
    found = json.loads(said(capsys, "coverage", own, "--json"))
    assert found == coverage(open_atlas(own)).as_json()
    assert {"femur_left", "femur_right"} == set(STRUCTURE_KEYS) - {
        row["key"] for row in found["structures"]
    }
    text = said(capsys, "coverage", own)
    assert text.startswith(f"Fully described: 2 of {len(STRUCTURE_KEYS)} structures\n")
    assert re.search(r"^  sacrum +no location or function$", text, re.MULTILINE)
    assert "Sentences that name no structure: 0" in text
    assert "  thigh (1×)" in text


def test_a_document_cannot_steer_the_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "steer.txt"
    words = "The femur lies in the thigh, as every book of bones says in its first chapter."
    path.write_text(f"T\x1b[2J\n\n{words} \x9b31m\x07Over\x7f.\n\nEnd it.", encoding="utf-8")
    for command in (["document", path], ["coverage", path], ["explain", "femur_left"]):
        shown = said(capsys, "--document", path, *command)
        assert "femur" in shown or "L1" in shown
        assert not any(
            ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in shown if letter != "\n"
        )


@pytest.mark.parametrize("command", ["document", "coverage"])
def test_a_file_that_is_not_there_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    missing = tmp_path / "none.md"
    assert f"{missing}: cannot be read (no such file" in complaint(capsys, command, missing)


def test_output_that_knows_few_letters_gets_what_it_can_carry(own: Path) -> None:
    done = program("document", own, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "  ? femur" in done.stdout
    done = program("explain", "psoas_major_left", "--json", PYTHONIOENCODING="cp1252")
    assert json.loads(done.stdout) == load_atlas().explain("psoas_major_left").as_json()


def test_nobody_reading_on_is_no_error_message() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "viewer", "document", "--json"],
        cwd=Path(__file__).resolve().parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr as stderr:
        assert stderr.read() == b""
    assert process.wait(timeout=60) == 1
