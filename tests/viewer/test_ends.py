"""How the program ends: no room for its output, Ctrl+C, names that steer, no memory, no display."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.signals import obeys_ctrl_c
from tests.viewer.commands import complaint, misuse, program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
ROOT = Path(__file__).resolve().parents[2]


def in_shell(words: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """What a shell makes of `words` behind the name of the program, with its redirections."""
    return subprocess.run(
        ["/bin/sh", "-c", f'exec "$0" -m viewer {words}', sys.executable],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=120,
    )


# ------------------------------------------------------------------------------- the output


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("list >/dev/full", b"No space left on device"),
        ("--help >/dev/full", b"No space left on device"),
        ("list >&-", b"Bad file descriptor"),
    ],
)
def test_an_output_that_takes_nothing_is_one_sentence(
    tmp_path: Path, words: str, reason: bytes
) -> None:
    if "/dev/full" in words and not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    done = in_shell(words, tmp_path)
    expected = b"psoas-viewer: The output could not be written (%s).\n" % reason
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", expected)


def test_what_is_printed_never_lands_in_a_file_that_took_the_place_of_the_output(
    tmp_path: Path,
) -> None:
    done = in_shell("export . --format ply --only coccyx <&- >&- 2>&-", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["coccyx.ply", "landmarks.csv"]
    for path, start in (("coccyx.ply", b"ply\n"), ("landmarks.csv", b"structure,")):
        content = (tmp_path / path).read_bytes()
        assert content.startswith(start)
        assert b"2 files in" not in content


# ----------------------------------------------------------------------------------- Ctrl+C


def started(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    """The program as `run.py` starts it: Ctrl+C waits until it can be obeyed."""
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "viewer", *words],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=obeys_ctrl_c,  # noqa: PLW1509 - takes no lock
        )
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)


def test_ctrl_c_at_any_time_ends_with_its_status_and_without_a_word(
    tmp_path: Path, own: Path
) -> None:
    commands = (
        ("snapshot", "a.png", "--size", "64x64"),
        ("document", own.name, "--json"),
        (),
    )
    for wait in (0.0, 0.15, 0.4, 0.8):
        running = [started(tmp_path, *words) for words in commands]
        time.sleep(wait)
        for process in running:
            process.send_signal(signal.SIGINT)
        for words, process in zip(commands, running, strict=True):
            out, err = process.communicate(timeout=60)
            expected = (0, 130) if words and out else (130,)  # 0 where it was quicker
            assert (process.returncode in expected, err) == (True, b""), (words, wait, out, err)
            if words[:1] == ("document",) and out:
                json.loads(out)  # all of it or nothing
    assert not list(tmp_path.rglob("*.partial"))


# ------------------------------------------------------------------------------------ words

STEERING = "a\nb\x1b[2J\u202egnp.exe"
ESCAPED = r"a\nb\x1b[2J\u202egnp.exe"


def test_a_name_cannot_steer_the_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for words in (
        ("document", tmp_path / f"{STEERING}.txt"),
        ("snapshot", tmp_path / STEERING / "a.png"),
        ("export", tmp_path / "file" / STEERING),
        ("explain", STEERING),
    ):
        (tmp_path / "file").touch()
        told = complaint(capsys, *words)
        assert told.rstrip("\n").isprintable()
        assert ESCAPED in told.replace("\\\\", "\\")
    assert ESCAPED in misuse(capsys, STEERING).replace("\\\\", "\\")


def test_a_warning_is_not_given_where_there_is_an_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ("motion", "--joint", "hip_flexion_left", "--to", "400", "--muscle", "nobody")
    assert "There is no moving muscle 'nobody'" in complaint(capsys, *words)


@pytest.mark.parametrize("length", [252, 300])
def test_a_picture_whose_name_is_too_long_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, length: int
) -> None:
    told = complaint(capsys, "snapshot", tmp_path / f"{'n' * length}.png")
    assert "cannot be written (File name too long). Choose another name" in told


def test_an_export_without_a_folder_is_a_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert "a folder has a name" in misuse(capsys, "export", "")


# ----------------------------------------------------------------------------------- memory


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps this limit")
@pytest.mark.parametrize("words", ["snapshot a.png", ""])
def test_without_memory_the_answer_is_a_sentence(tmp_path: Path, words: str) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'ulimit -v 1000000; exec "$0" -m viewer {words}', sys.executable],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("psoas-viewer: Drawing takes 2.0 GB of memory")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------------- a display in its way


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a screen is there")
@pytest.mark.usefixtures("no_display")
def test_a_wrong_display_ends_in_the_promised_picture(tmp_path: Path) -> None:
    environment = {"DISPLAY": "bogus", "WAYLAND_DISPLAY": "nobody", "QT_QPA_PLATFORM": "strange"}
    done = program(folder=tmp_path, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    first, *rest = done.stdout.splitlines()
    assert first == (
        "The display that QT_QPA_PLATFORM=strange asks for does not answer. "
        "Drawing a picture instead of opening a window."
    )
    assert rest[-1] == f"Picture: {tmp_path / 'where-is-your-psoas.png'}"
    assert (tmp_path / "where-is-your-psoas.png").read_bytes().startswith(b"\x89PNG")
    told = program("doctor", **environment)
    assert (told.returncode, told.stderr) == (0, "")
