"""Rules on the code as a whole that no other check holds."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tests.sources import SOURCES, functions_of

PROGRAM = ("annotations", "meshes", "viewer")
MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
MAX_FILES = 20  # of a folder


@pytest.mark.parametrize("source", SOURCES, ids=str)
def test_no_file_is_longer_than_one_idea(root: Path, source: Path) -> None:
    lines = (root / source).read_text(encoding="utf-8").count("\n")

    assert lines <= MAX_FILE_LINES


@pytest.mark.parametrize("source", SOURCES, ids=str)
def test_no_function_is_longer_than_a_screen(root: Path, source: Path) -> None:
    tree = ast.parse((root / source).read_text(encoding="utf-8"))
    long = {
        function.name: function.end_lineno - function.lineno + 1
        for function in functions_of(tree)
        if function.end_lineno is not None
        and function.end_lineno - function.lineno >= MAX_FUNCTION_LINES
    }

    assert long == {}


def test_every_folder_with_code_is_installed(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    packages = set(settings["tool"]["setuptools"]["packages"])
    folders = {
        ".".join(source.parent.parts)
        for source in SOURCES
        if source.parts[0] in ("annotations", "meshes", "viewer")
    }

    assert folders == packages


def test_no_folder_holds_more_than_can_be_looked_through(root: Path) -> None:
    counts = Counter(source.parent for source in SOURCES if source.parts[0] in PROGRAM)

    assert {str(folder): n for folder, n in counts.items() if n > MAX_FILES} == {}
