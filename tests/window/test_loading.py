"""What the start loads: the list below and nothing else, because every package costs time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.users_environment import as_users_run

QT = {"PySide6", "shiboken6", "shibokensupport"}
PYVISTA = {"pyvista", "pyvista_validation", "vtkmodules", "numpy"}
# What PyVista loads with its meshes; its plotting would bring matplotlib.
PYVISTA_NEEDS = {"packaging", "platformdirs", "pooch", "scooby", "typing_extensions"}
WORDS = {"rapidfuzz"}
# PyVista teaches mypy its types wherever mypy is installed.
TYPES = {"librt", "mypy", "mypy_extensions"}
MODULE = "tests.first_picture"


def loaded(command: list[str], settings: Path) -> set[str]:
    environment = os.environ | {"XDG_CONFIG_HOME": str(settings)}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    return {name for name in done.stdout.split() if not name.endswith("__mypyc")}


@pytest.mark.gl
def test_the_first_picture_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    assert loaded(as_users_run(MODULE), tmp_path) <= QT | PYVISTA | PYVISTA_NEEDS | WORDS


@pytest.mark.gl
def test_the_packages_of_the_tests_are_not_loaded_either(tmp_path: Path) -> None:
    found = loaded([sys.executable, "-m", MODULE], tmp_path)

    assert found - TYPES <= QT | PYVISTA | PYVISTA_NEEDS | WORDS
