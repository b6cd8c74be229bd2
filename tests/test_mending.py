"""A `.venv` that is damaged, a link, or being set up twice: it is mended or told, never lost."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clones import run, small_clone

DAMAGED = "Something in .venv is missing or damaged ({})."
RANDOM_DAMAGES = 1000


@pytest.fixture(scope="module")
def clone(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One clone for all tests here, set up by settings that stand in a file of pip's."""
    place = small_clone(root, tmp_path_factory.mktemp("mending") / "psoas viewer")
    settings = place / "pip.conf"
    wheels = (place / "wheels").as_uri()
    elsewhere = place.parent / "elsewhere"
    settings.write_text(
        f"[global]\nno-index = yes\nfind-links = {wheels}\ntarget = {elsewhere}\nuser = yes\n"
    )
    done = run(place, "setup", PIP_NO_INDEX="", PIP_FIND_LINKS="", PIP_CONFIG_FILE=str(settings))
    assert done.returncode == 0, done.stderr
    assert not elsewhere.exists()
    return place


def package(clone: Path) -> Path:
    return next((clone / ".venv").rglob("site-packages/pinned.py"))


def python(clone: Path) -> Path:
    return clone / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def starts(clone: Path, **environment: str) -> str:
    """Start the program, which must begin; what set-up said before."""
    done = run(clone, "list", **environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(package(clone)), "list"]
    return done.stderr


def no_package(clone: Path) -> str:
    package(clone).unlink()
    return "pinned.py"


def no_python(clone: Path) -> str:
    python(clone).unlink()
    return python(clone).name


@pytest.mark.parametrize("damage", [no_package, no_python])
def test_what_is_missing_or_changed_is_set_up_anew(
    clone: Path, damage: Callable[[Path], str]
) -> None:
    name = damage(clone)
    said = starts(clone)

    assert "is missing or damaged (" in said
    assert f"{name})." in said
    assert "Set-up is complete." in said
    assert starts(clone) == ""


def test_a_stamp_that_is_a_folder_counts_as_none(clone: Path) -> None:
    stamp = clone / ".venv/set-up-complete"
    stamp.unlink()
    (stamp / "inner").mkdir(parents=True)

    assert "Set-up is complete." in starts(clone)
    assert starts(clone) == ""


def test_setup_verifies_by_loading_the_program(clone: Path) -> None:
    whole = run(clone, "setup")
    # Damage that no look at sizes and times of what was installed shows.
    compiled = next((clone / ".venv").rglob("pinned.cpython-*.pyc"))
    compiled.write_bytes(compiled.read_bytes()[:16])
    mended = run(clone, "setup")

    assert (whole.returncode, mended.returncode) == (0, 0)
    assert whole.stderr.endswith("Everything is set up.\n")
    assert "is missing or damaged (EOFError" in mended.stderr
    assert starts(clone) == ""


def test_where_nothing_can_be_mended_the_program_starts_as_it_is(clone: Path) -> None:
    with package(clone).open("a") as file:
        file.write("# changed\n")
    said = starts(clone, PIP_FIND_LINKS="")

    assert DAMAGED.format(package(clone).relative_to(clone / ".venv")) in said
    assert said.endswith("pinned==1.0. Starting with .venv as it is.\n")
    assert not (clone / ".venv-former").exists()
    assert "Set-up is complete." in starts(clone)


def test_two_set_ups_at_once_wait_for_each_other(clone: Path) -> None:
    shutil.rmtree(clone / ".venv")
    wheels = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": (clone / "wheels").as_uri()}
    both = [
        subprocess.Popen(
            [sys.executable, "run.py", "list"],
            cwd=clone,
            env={**os.environ, **wheels},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    ended = [process.communicate(timeout=120) for process in both]

    assert [process.returncode for process in both] == [0, 0]
    assert {shown for shown, _ in ended} == {f"{package(clone)}\nlist\n"}
    complaints = "".join(said for _, said in ended)
    assert complaints.count("waiting for it ...") == 1
    assert complaints.count("Set-up is complete.") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_in_place_of_the_folder_is_not_followed(root: Path, tmp_path: Path) -> None:
    place = small_clone(root, tmp_path / "psoas viewer")
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "diary").write_text("dear")
    (place / ".venv").symlink_to(letters)
    done = run(place, "setup")

    assert done.returncode == 1
    assert done.stderr == (
        f"run.py: {place / '.venv'} is a link to {letters}, and set-up would clear what lies "
        "there. Remove the link, then start again.\n"
    )
    assert (letters / "diary").read_text() == "dear"


def test_no_damage_to_the_stamp_is_more_than_a_set_up_anew(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tools import wholeness

    whole = {"done": ["a" * 64], "files": {"bin/python": [6, 1], "lib/numpy/a.py": [0, 2]}}
    text = json.dumps(whole).encode()
    monkeypatch.setattr(wholeness, "STAMP", tmp_path / "stamp")
    rng = random.Random(12)
    for _ in range(RANDOM_DAMAGES):
        damaged = bytearray(text)
        for _ in range(rng.randint(1, 4)):
            place = rng.randrange(len(damaged))
            damaged[place : place + rng.randint(0, 9)] = rng.randbytes(rng.randint(0, 4))
        wholeness.STAMP.write_bytes(damaged)
        wholeness.first_changed(wholeness.read_stamp())
