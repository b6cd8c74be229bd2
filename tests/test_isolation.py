"""No code is taken from the current folder or from the environment, whoever starts it how."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.clones import run, small_clone, write_wheel
from tests.sources import SOURCES

TRAP = "open({mark!r}, 'a').write(__name__ + ' ')\n"
# Python itself imports these wherever it finds them, before any program has a say.
PYTHONS_OWN = {"sitecustomize", "usercustomize", "encodings"}
# Programs that set-up runs, or could run.
PROGRAMS = ("apt-get", "dpkg-query", "env", "pip", "python", "sudo", "true")
LOADED = "import sys; print(*sys.modules)"
WORKERS = """
import math, os
from meshes.building.cores import at_once
if __name__ == "__main__":
    os.chdir({folder!r})
    os.environ["PYTHONPATH"] = {folder!r}
    with at_once() as run:
        print(sum(run(math.sqrt, [4.0, 9.0])))
"""


class Downloads:
    """A folder with modules of every name that anything here imports; they leave a mark."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "downloads"
        self.folder.mkdir()
        self.mark = folder / "ran"

    def lay(self, without: set[str] = frozenset()) -> Path:
        ours = {"annotations", "meshes", "viewer", "tools", "tests", "run"}
        names = {*sys.stdlib_module_names, *packages_distributions(), *ours, "pinned", "pip"}
        trap = TRAP.format(mark=str(self.mark))
        for name in names - without - PYTHONS_OWN:
            if name in ours:
                (self.folder / name).mkdir()
                (self.folder / name / "__init__.py").write_text(trap)
            else:
                (self.folder / f"{name}.py").write_text(trap)
        return self.folder

    def lay_programs(self) -> Path:
        programs = self.folder / "programs"
        programs.mkdir()
        for name in PROGRAMS:
            (programs / name).write_text(f"#!/bin/sh\necho {name} >> '{self.mark}'\n")
            (programs / name).chmod(0o755)
        return programs

    @property
    def ran(self) -> str:
        return self.mark.read_text() if self.mark.exists() else ""


@pytest.fixture
def downloads(tmp_path: Path) -> Downloads:
    return Downloads(tmp_path)


def loaded_before(*start: str, folder: Path) -> set[str]:
    """What Python has imported by the time that a program started like this begins."""
    (folder / "probe.py").write_text(LOADED)
    done = subprocess.run(
        [sys.executable, *start], cwd=folder, capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


def environment(downloads: Downloads) -> dict[str, str]:
    """A user's environment that names the folder wherever it can."""
    folder = str(downloads.folder)
    (downloads.folder / "start_up.py").write_text(TRAP.format(mark=str(downloads.mark)))
    return {
        "PYTHONPATH": os.pathsep.join(["", folder]),
        "PYTHONSTARTUP": str(downloads.folder / "start_up.py"),
        "PYTHONUSERBASE": folder,
        "PIP_TARGET": folder,
        "PIP_PREFIX": folder,
        "PIP_USER": "1",
        "PIP_REQUIRE_VIRTUALENV": "1",
        "PIP_PYTHON": str(downloads.folder / "programs/python"),
        "PIP_NO_BINARY": ":all:",
        "PIP_DRY_RUN": "1",
    }


def test_set_up_and_start_take_nothing_from_the_folder_or_the_environment(
    root: Path, tmp_path: Path, downloads: Downloads
) -> None:
    place = small_clone(root, tmp_path / "psoas viewer")
    downloads.lay(without=loaded_before("-c", LOADED, folder=tmp_path))
    # Pip takes a package of the pinned name and version that it can see for the pinned one.
    write_wheel(downloads.folder, "pinned", {"pinned-1.0.dist-info/INSTALLER": "pip\n"})
    named = environment(downloads)
    path = os.pathsep.join([str(downloads.lay_programs()), os.environ["PATH"]])

    first = run(place, "list", "a b", folder=downloads.folder, PATH=path, **named)
    again = run(place, "list", folder=downloads.folder, PATH=path, **named)
    tests = run(place, "test", "-x", folder=downloads.folder, PATH=path, **named)
    command = subprocess.run(
        [place / ".venv/bin/psoas-viewer", "list", "a b"],
        cwd=downloads.folder,
        env={**os.environ, **named},
        capture_output=True,
        text=True,
        check=False,
    )

    assert downloads.ran == ""
    package, *words = first.stdout.splitlines()
    assert Path(package).is_relative_to(place / ".venv"), first.stderr
    assert words == ["list", "a b"]
    assert again.stdout.splitlines() == [package, "list"]
    assert "tests" in tests.stdout.splitlines()
    assert command.stdout == first.stdout


def test_the_program_takes_nothing_from_the_folder_it_is_started_in(
    tmp_path: Path, downloads: Downloads
) -> None:
    folder = downloads.lay()
    done = draw(folder, tmp_path, "-I")

    assert (downloads.ran, done.returncode, done.stderr) == ("", 0, "")
    assert (tmp_path / "psoas.png").exists()


@pytest.mark.parametrize("named", ["", "folder"])
def test_started_with_m_alone_it_takes_nothing_once_it_begins(
    tmp_path: Path, downloads: Downloads, named: str
) -> None:
    # A folder with a package `viewer` would be the program itself.
    before = loaded_before("-m", "probe", folder=tmp_path)
    folder = downloads.lay(without={*before, "viewer"})
    done = draw(folder, tmp_path, PYTHONPATH=str(folder) if named else "")

    assert (downloads.ran, done.returncode, done.stderr) == ("", 0, "")
    assert (tmp_path / "psoas.png").exists()


def draw(
    folder: Path, tmp_path: Path, *how: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Read a document and draw a picture: nearly all that the program ever loads."""
    document = folder / "handout.html"
    document.write_text("<h1>Psoas</h1><p>The psoas major starts at the lumbar spine.</p>")
    words = ["--document", str(document), "--select", "psoas_major_left", "--size", "64x64"]
    return subprocess.run(
        [sys.executable, *how, "-m", "viewer", "snapshot", str(tmp_path / "psoas.png"), *words],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_processes_that_build_take_nothing_from_the_folder_or_the_environment(
    tmp_path: Path, downloads: Downloads
) -> None:
    program = tmp_path / "builds.py"
    program.write_text(WORKERS.format(folder=str(downloads.lay())))
    done = subprocess.run(
        [sys.executable, str(program)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (downloads.ran, done.stdout, done.stderr) == ("", "5.0\n", "")


def test_every_python_that_is_started_is_isolated(root: Path) -> None:
    open_to_others = [
        f"{source}:{node.lineno}"
        for source in SOURCES
        if source.parts[0] != "tests"
        for node in ast.walk(ast.parse((root / source).read_text(encoding="utf-8")))
        if isinstance(node, ast.List | ast.Tuple)
        and {"-m", "-c"} & (words := {word_of(element) for element in node.elts})
        and not {"-I", "-P", "ISOLATED"} & words
    ]

    assert open_to_others == []


def word_of(element: ast.expr) -> str:
    """A word as it is written, or the name that stands for it."""
    while isinstance(element, ast.Starred):
        element = element.value
    if isinstance(element, ast.Constant) and isinstance(element.value, str):
        return element.value
    return element.id if isinstance(element, ast.Name) else ""
