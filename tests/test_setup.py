"""The first start: what run.py accepts, installs, picks up again and says."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
from importlib import metadata
from pathlib import Path

import pytest

from tests.clones import clone_of, run, write_wheel
from tools.starting import RUN, TEST, fingerprint
from tools.wholeness import read_stamp

CLOSED_PROXY = "http://127.0.0.1:9"


@pytest.fixture
def clone(root: Path, tmp_path: Path) -> Path:
    """A copy of what set-up reads, without an environment."""
    return clone_of(root, tmp_path / "psoas viewer")  # with a space, as people have them


@pytest.fixture
def own_venv(root: Path) -> Path:
    """The environment that the tests run in, if `run.py` made it and would take it as it is."""
    if not {fingerprint(RUN), fingerprint(TEST)} <= read_stamp().done:
        pytest.skip("this environment was not made by run.py as it is now")
    return root / ".venv"


def pins(path: Path) -> dict[str, list[str]]:
    """Package and version -> hashes."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if re.match(r"[a-z0-9]", line):
            found[line.split(" ")[0]] = []
        elif match := re.match(r"    --hash=sha256:([0-9a-f]{64})", line):
            found[list(found)[-1]].append(match[1])
    return found


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_every_package_is_pinned_with_hashes_and_no_index_is_named(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")

    assert all("==" in package and hashes for package, hashes in pins(root / name).items())
    assert "://" not in text
    assert not re.search(r"^\s*-[if-]\S*(index|links)", text, re.MULTILINE)


def test_tests_run_on_the_packages_the_program_runs_on(root: Path) -> None:
    assert pins(root / "requirements.txt").items() <= pins(root / "requirements-test.txt").items()


def test_what_is_installed_is_what_is_pinned(root: Path, own_venv: Path) -> None:
    for package in pins(root / "requirements-test.txt"):
        name, _, version = package.partition("==")
        if name != "colorama":  # Windows only
            assert metadata.version(name) == version


def test_environment_stays_small(own_venv: Path) -> None:
    used = sum(path.lstat().st_size for path in own_venv.rglob("*") if not path.is_dir())

    assert used <= 1.15e9


def test_without_a_network_one_sentence_says_so_and_nothing_counts_as_set_up(clone: Path) -> None:
    nothing = str(clone / "nothing")
    done = run(
        clone,
        "setup",
        HTTP_PROXY=CLOSED_PROXY,
        HTTPS_PROXY=CLOSED_PROXY,
        http_proxy=CLOSED_PROXY,
        https_proxy=CLOSED_PROXY,
        PIP_CONFIG_FILE=os.devnull,
        PIP_NO_INDEX="",
        PIP_EXTRA_INDEX_URL="",
        PIP_FIND_LINKS=nothing,
        PIP_CACHE_DIR=nothing,
    )

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "run.py: The packages could not be downloaded: connect to the network and start again."
    )
    assert "Traceback" not in done.stderr
    assert not (clone / ".venv/set-up-complete").exists()


def test_a_package_that_is_not_the_pinned_one_is_refused(clone: Path) -> None:
    offer_another_package(clone)
    done = run(clone, "setup")

    assert done.returncode == 1
    assert "run.py: A downloaded package is not the one that was pinned" in done.stderr
    assert not (clone / ".venv/set-up-complete").exists()


def test_an_interrupted_set_up_is_begun_afresh(clone: Path) -> None:
    leftover = clone / ".venv/lib/half-written.py"
    leftover.parent.mkdir(parents=True)
    leftover.touch()
    offer_another_package(clone)
    run(clone, "setup")

    assert not leftover.exists()


def offer_another_package(clone: Path) -> None:
    """Pin a package and offer another file under its name."""
    (clone / "requirements.txt").write_text(f"swapped==1.0 --hash=sha256:{'0' * 64}\n")
    (clone / "wheels").mkdir()
    write_wheel(clone / "wheels", "swapped", {})


def test_a_second_start_adds_at_most_half_a_second_of_work(root: Path, own_venv: Path) -> None:
    python = own_venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    # The stamp knows the Python that set up; pyvenv.cfg tells which one that was.
    config = (own_venv / "pyvenv.cfg").read_text(encoding="utf-8")
    base = re.search(r"^executable = (.+)$", config, re.MULTILINE)
    assert base is not None

    through_run = seconds([base[1], str(root / "run.py"), "--help"], root)
    direct = seconds([str(python), "-m", "viewer", "--help"], root)

    assert through_run - direct <= 0.5


def seconds(command: list[str], place: Path) -> float:
    """What five runs take of a processor, with all that they start: their median."""
    times = []
    for _ in range(5):
        before = os.times()
        subprocess.run(command, cwd=place, capture_output=True, check=True)
        after = os.times()
        times.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
    return statistics.median(times)


def test_no_file_names_a_package_index(root: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    suspects = ("py" + "pi.org", "python" + "hosted")
    for name in filter(None, listed.stdout.split("\0")):
        text = (root / name).read_bytes()
        assert not any(word.encode() in text for word in suspects), name
