"""The cases that the project keeps beside its checkout: each reads as a person reads it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from annotations.atlas import Atlas, open_atlas
from annotations.errors import AnnotationError
from annotations.readers import files
from annotations.readers.forms import pieces_of
from tests.annotations.reading import as_read

HERE = Path(__file__).parent
CASES = HERE.parents[2] / "shared" / "cases" / "documents"
COLUMNS = ("file", "read", "tied")

with (HERE / "shared_cases.csv").open(encoding="utf-8", newline="") as stream:
    RIGHT = [(row["file"], row["read"], row["tied"]) for row in csv.DictReader(stream)]


def told(path: Path) -> tuple[str, str]:
    """What is read of a file, and how many structures each sentence is tied to."""
    try:
        atlas: Atlas = open_atlas(path)
    except AnnotationError as error:
        return str(error).removeprefix(f"{path}: "), ""
    counts = " ".join(str(len(tie.structures)) for tie, _ in atlas.readings)
    return " / ".join(as_read(atlas)).replace("\n", " | "), counts


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases lie beside the project, not in it")
@pytest.mark.parametrize(("name", "read", "tied"), RIGHT)
def test_a_case_reads_as_a_person_reads_it(
    name: str, read: str, tied: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "pieces_apart", pieces_of)  # in this process, to be quick
    assert told(CASES / name) == (read, tied)
