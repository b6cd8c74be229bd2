"""Commands that write files, a machine without a screen, and wrong use."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

import numpy as np
import pytest
import pyvista as pv

from tests.viewer.commands import complaint, misuse, program, said


def png_size(path: Path) -> tuple[int, int]:
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    return int(width), int(height)


def test_snapshot_draws_a_picture_of_the_size_asked_for(own: Path, tmp_path: Path) -> None:
    # Linux allows names that are no text.
    picture = tmp_path / (os.fsdecode(b"h\xffp.png") if sys.platform == "linux" else "hip.png")
    words = ("--view", "left", "--select", "femur_left", "--select", "sacrum", "--size", "320x200")
    done = program("snapshot", picture, *words, "--document", own)
    told = str(picture).replace("\udcff", r"\udcff")
    assert (done.returncode, done.stdout.strip()) == (0, told), done.stderr
    assert png_size(picture) == (320, 200)
    assert not list(tmp_path.glob("*.partial"))


def test_a_snapshot_of_a_cut_shows_the_psoas_beside_the_vertebra(tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.png", tmp_path / "cut.png"
    words = ("--size", "480x320", "--view", "top")
    assert program("snapshot", whole, *words).returncode == 0
    assert program("snapshot", cut, "--cut", "transverse:L3", "--size", "480x320").returncode == 0
    red = [red_share(path) for path in (whole, cut)]

    assert png_size(cut) == (480, 320)
    assert red[1] > 0.08
    assert red[1] > 3.0 * red[0]


def test_a_snapshot_in_a_pose_shows_the_thighs_where_they_are(tmp_path: Path) -> None:
    width = {}
    for pose in ("standing", "lunge_upright_left"):
        picture = tmp_path / f"{pose}.png"
        words = ("--pose", pose, "--view", "left", "--size", "300x300")
        assert program("snapshot", picture, *words).returncode == 0
        columns = np.flatnonzero(outline(picture).any(axis=0))
        rows = np.flatnonzero(outline(picture).any(axis=1))
        width[pose] = np.ptp(columns) / np.ptp(rows)

    assert width["lunge_upright_left"] > 1.5 * width["standing"]
    done = program("snapshot", tmp_path / "no.png", "--pose", "splits")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "no pose 'splits'" in done.stderr


def test_without_perspective_front_and_back_have_mirrored_outlines(tmp_path: Path) -> None:
    shapes = {}
    for view in ("front", "back"):
        for kind in ((), ("--parallel",)):
            picture = tmp_path / f"{view}{len(kind)}.png"
            done = program("snapshot", picture, "--view", view, "--size", "300x300", *kind)
            assert done.returncode == 0
            shapes[view, len(kind)] = outline(picture)
    differ = [np.mean(shapes["front", kind] != shapes["back", kind][:, ::-1]) for kind in (0, 1)]
    assert differ[1] < 0.005
    assert differ[0] > 3.0 * differ[1]


def outline(path: Path) -> np.ndarray:
    """Where a picture of 300 by 300 pixels shows the model and not the ground."""
    picture = pv.read(path).active_scalars.astype(int)[:, :3].reshape(300, 300, 3)
    return np.asarray(np.abs(picture - picture[:, :1]).max(axis=2) > 12)


def red_share(path: Path) -> float:
    """How much of a picture has the red of the psoas."""
    picture = pv.read(path).active_scalars.astype(int)
    red, green, blue = picture[:, :3].T
    return float(np.mean((red > 90) & (green < 0.55 * red) & (blue < 0.55 * red)))


@pytest.mark.parametrize("words", ["oblique:L3", "transverse:L9", "transverse", "coronal:nan"])
def test_a_cut_that_cannot_be_is_told_with_what_can(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: str
) -> None:
    said = complaint(capsys, "snapshot", tmp_path / "a.png", "--cut", words)
    assert said.startswith(f"psoas-viewer: --cut {words}: ")
    assert "Write for instance transverse:L3" in said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["snapshot", "a.png", "--view", "inside"], "invalid choice: 'inside'"),
        (["snapshot", "a.png", "--size", "big"], "'big' is no size such as 1920x1080"),
        (["snapshot", "a.png", "--size", "8x8"], "each side must be 16 to 16384"),
        (["snapshot", "a.jpg"], "'a.jpg' does not end in .png"),
        (["export", ".", "--format", "fbx"], "invalid choice: 'fbx'"),
        (["--view", "inside"], "invalid choice: 'inside'"),
        (["explain"], "required: KEY"),
        (["paint"], "invalid choice: 'paint'"),
    ],
)
def test_a_wrong_use_is_told_with_what_is_right(
    capsys: pytest.CaptureFixture[str], words: list[str], hint: str
) -> None:
    assert hint in misuse(capsys, *words)


def test_a_picture_needs_a_key_and_a_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ("snapshot", tmp_path / "a.png", "--select", "nobody")
    assert "No structure has the key 'nobody'" in complaint(capsys, *words)
    (tmp_path / "file").touch()
    assert "is no folder" in complaint(capsys, "snapshot", tmp_path / "file" / "a.png")
    (tmp_path / "a.png").mkdir()
    assert "is a folder. Name a file" in complaint(capsys, "snapshot", tmp_path / "a.png")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.png", "file"]


@pytest.mark.parametrize(
    ("form", "magic", "shared"),
    [
        ("ply", b"ply\n", []),
        ("stl", b"", []),
        ("obj", b"# ", ["psoas-viewer.mtl"]),
        ("glb", b"glTF", ["psoas-viewer.glb"]),
    ],
)
def test_export_writes_the_structures_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str, magic: bytes, shared: list[str]
) -> None:
    folder = tmp_path / "out" / form
    words = ("export", folder, "--format", form, "--only", "coccyx", "l4_l5_disc")
    names = [f"coccyx.{form}", f"l4_l5_disc.{form}", "landmarks.csv", *shared]
    assert said(capsys, *words) == f"{len(names)} files in {folder}\n"
    assert sorted(p.name for p in folder.iterdir()) == names
    assert (folder / f"coccyx.{form}").read_bytes().startswith(magic)


def test_export_needs_a_key_and_a_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert "'nobody'" in complaint(capsys, "export", tmp_path, "--only", "nobody")
    (tmp_path / "file").touch()
    assert "is a file. Name a folder" in complaint(capsys, "export", tmp_path / "file")
    assert "could not be written" in complaint(capsys, "export", tmp_path / "file" / "below")


# ------------------------------------------------------------------------ without a screen


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a screen is there")
@pytest.mark.usefixtures("no_display")
def test_without_a_screen_the_answer_is_text_and_a_picture(own: Path, tmp_path: Path) -> None:
    done = program("--document", own, folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("There is no display")
    assert "The document does not describe the location or the function" in done.stdout
    assert "Source: “The Thigh”" in done.stdout
    assert png_size(tmp_path / "where-is-your-psoas.png") == (1920, 1080)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a screen is there")
@pytest.mark.usefixtures("no_display")
def test_without_a_screen_a_wrong_document_is_still_told(tmp_path: Path) -> None:
    done = program("--document", tmp_path / "none.txt", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "none.txt: cannot be read" in done.stderr
    assert list(tmp_path.iterdir()) == []
