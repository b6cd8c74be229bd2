"""Building anew with bad input: one sentence, and what was shipped stays as it was."""

from __future__ import annotations

import dataclasses
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from meshes.__main__ import main
from meshes.building.femur.femur import femur_right
from meshes.building.femur.table import read_figures
from meshes.building.muscles.course import read_rows
from meshes.errors import MeshError
from meshes.library import load_library, write_library
from tests.meshes.building.same_shape import differences

ROOT = Path(__file__).parents[3]
# A test run in the background may have been started with interrupts ignored, and hands that on.
INTERRUPTIBLE = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("meshes", run_name="__main__", alter_sys=True)
"""


def build_into(path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["meshes", str(path)])
    return main()


def test_a_folder_as_target_is_refused_before_the_long_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_into(tmp_path, monkeypatch) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"meshes: {tmp_path} is a folder. Name a file")


def test_a_target_in_no_folder_is_refused_before_the_long_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no folder")
    assert build_into(tmp_path / "file" / "body.npz", monkeypatch) == 1
    assert "cannot be written. Choose a folder that you may write to." in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent in another way there")
def test_an_interrupted_build_leaves_everything_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "body.npz"
    target.write_bytes(b"what was there")
    with subprocess.Popen(
        [sys.executable, "-u", "-c", INTERRUPTIBLE, str(target)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as building:
        assert building.stdout is not None
        assert building.stdout.readline().strip()
        building.send_signal(signal.SIGINT)
        _, errors = building.communicate(timeout=60)

    assert building.returncode == 130
    assert errors == f"meshes: interrupted; {target} is as it was.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["body.npz"]
    assert target.read_bytes() == b"what was there"


def wait_until_gone(group: int, seconds: float) -> bool:
    """Whether no process of a group is left."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent in another way there")
def test_ctrl_c_in_the_middle_ends_every_process_without_a_traceback(tmp_path: Path) -> None:
    """As a terminal does it: to the whole group of processes at once."""
    with subprocess.Popen(
        [sys.executable, "-u", "-c", INTERRUPTIBLE, str(tmp_path / "body.npz")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as building:
        assert building.stdout is not None
        while "reading the tables" not in building.stdout.readline():
            pass
        time.sleep(2.0)  # the other processes are at work
        os.killpg(building.pid, signal.SIGINT)
        _, errors = building.communicate(timeout=60)

    assert building.returncode == 130
    assert errors == f"meshes: interrupted; {tmp_path / 'body.npz'} is as it was.\n"
    assert list(tmp_path.iterdir()) == []
    assert wait_until_gone(building.pid, seconds=10.0)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("femur", "there is no structure femur. Name one of: t12_vertebra, "),
        ("psoas_major_left", "psoas_major_left cannot be built alone"),
    ],
)
def test_what_cannot_be_built_alone_is_refused(
    key: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["meshes", str(tmp_path / "body.npz"), "--only", key])
    assert main() == 1
    assert f"meshes: {said}" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_one_disc_alone_is_built_and_the_rest_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target, shipped = tmp_path / "body.npz", load_library()
    doubled = dataclasses.replace(
        shipped["pubic_symphysis"], vertices=2.0 * shipped["pubic_symphysis"].vertices
    )
    write_library({**shipped, "pubic_symphysis": doubled}, target)
    monkeypatch.setattr(sys, "argv", ["meshes", str(target), "--only", "pubic_symphysis"])

    assert main() == 0

    built = load_library(target)
    assert "new in" in capsys.readouterr().out
    assert differences(built.pop("pubic_symphysis"), shipped["pubic_symphysis"]) == []
    assert all(np.array_equal(built[key].vertices, shipped[key].vertices) for key in built)
    assert len(built) == len(shipped) - 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["body.npz", "measures.json"]


def test_a_disk_that_takes_no_more_leaves_no_partial_file(tmp_path: Path) -> None:
    blocked = tmp_path / "body.npz"
    blocked.mkdir()
    with pytest.raises(MeshError, match="could not be written"):
        write_library(load_library(), blocked)
    assert [path.name for path in tmp_path.iterdir()] == ["body.npz"]


TABLES = ("vertebra", "spine", "disc", "sacrum", "hip_bone", "femur", "psoas_major", "iliacus")


@pytest.mark.parametrize("damage", ["missing", "empty", "binary"])
def test_a_spoilt_table_is_one_sentence_and_no_traceback(tmp_path: Path, damage: str) -> None:
    """In a copy of the package, so that its own tables are the ones that are read."""
    copy = tmp_path / "meshes"
    shutil.copytree(
        ROOT / "meshes", copy, ignore=shutil.ignore_patterns("data", "__pycache__", "measures")
    )
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, damage, *TABLES],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    told = dict(line.split(": ", maxsplit=1) for line in done.stdout.splitlines())
    assert tuple(told) == TABLES
    assert [table for table in TABLES if f"{table}.csv" not in told[table]] == []


READ_ALL = """
import sys
from pathlib import Path
from meshes.building import femur, hip_bone, muscles, sacrum, spine, vertebra
import meshes.building.femur.table, meshes.building.hip_bone.table, meshes.building.muscles.course
import meshes.building.sacrum.sacrum, meshes.building.spine.spine, meshes.building.vertebra.table
from meshes.errors import MeshError

def read_all():
    vertebra.table.read_figures()
    spine.spine.joints()
    spine.disc.figures()
    sacrum.sacrum.sacrum()
    hip_bone.table.read_hip_bone()
    femur.table.read_figures()
    for muscle in ("psoas_major", "iliacus"):
        muscles.course.read_rows(muscle)

damage, *tables = sys.argv[1:]
for table in tables:
    path = Path("meshes/figures") / f"{table}.csv"
    whole = path.read_bytes()
    path.unlink()
    if damage != "missing":
        path.write_bytes(b"" if damage == "empty" else bytes(range(128, 256)) * 8)
    try:
        read_all()
    except MeshError as error:
        print(f"{table}: {error}")
    path.write_bytes(whole)
read_all()
"""


def test_a_changed_neck_shaft_angle_is_seen_in_the_bone() -> None:
    def angle(degrees: float) -> float:
        figures = {**read_figures(), ("pose", "neck", "neck-shaft angle"): degrees}
        marks = femur_right(figures).landmarks
        neck = marks["head"] - marks["neck"]
        shaft = marks["intercondylar_notch"] - marks["greater_trochanter"]
        cosine = neck @ shaft / np.linalg.norm(neck) / np.linalg.norm(shaft)
        return float(np.degrees(np.arccos(cosine)))

    assert angle(136.0) - angle(126.0) == pytest.approx(10.0, abs=2.0)


def test_a_muscle_without_a_table_is_named() -> None:
    with pytest.raises(MeshError, match=r"no_such_muscle\.csv: the table is missing"):
        read_rows("no_such_muscle")
