"""`psoas-viewer desktop`: an entry that starts the program, and the icon it shows."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tests.viewer.commands import complaint, program
from tools.icon import drawing, picture
from viewer.start import program_icon
from viewer.storage.desktop_entry import quoted
from viewer.styles.program_icon import ASSETS, SIZES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="entries of Linux desktops")


def desktop(what: str, folder: Path, **environment: str) -> str:
    """What the command says when it does well."""
    named = {"XDG_DATA_HOME": str(folder), **environment}
    done = program("desktop", what, **named)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def words_of(line: str) -> list[str]:
    """The words of Exec, read by a shell, which knows the same quotes."""
    text = line.replace("\\\\", "\\").replace("%%", "%")
    done = subprocess.run(
        ["/bin/sh", "-c", f"printf '%s\\0' {text}"], capture_output=True, text=True, check=True
    )
    return done.stdout.split("\0")[:-1]


def test_the_entry_starts_the_program_and_its_icons_are_there(tmp_path: Path) -> None:
    said = desktop("install", tmp_path)
    path = tmp_path / "applications/psoas-viewer.desktop"
    entry = configparser.RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(path, encoding="utf-8")
    keys = entry["Desktop Entry"]
    done = subprocess.run(
        [*words_of(keys["Exec"]), "list"], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert said == f"Psoas Viewer is among the applications now: {path}\n"
    assert "psoas_major_left" in done.stdout
    assert Path(keys["TryExec"]).samefile(sys.executable)
    icons = tmp_path / "icons/hicolor"
    for size in SIZES:
        image = QImage(str(icons / f"{size}x{size}/apps/{keys['Icon']}.png"))
        assert (image.width(), image.height()) == (size, size)
    assert (icons / f"scalable/apps/{keys['Icon']}.svg").exists()


def test_installed_twice_is_installed_once_and_removed_is_that_alone(tmp_path: Path) -> None:
    foreign = tmp_path / "icons/hicolor/48x48/apps/other.png"
    foreign.parent.mkdir(parents=True)
    foreign.write_bytes(b"of another program")
    desktop("install", tmp_path)
    once = files(tmp_path)
    desktop("install", tmp_path)

    assert files(tmp_path) == once
    assert len(once) == len(SIZES) + 3
    assert desktop("remove", tmp_path).endswith("not among the applications any more.\n")
    assert files(tmp_path) == {"icons/hicolor/48x48/apps/other.png": b"of another program"}
    assert "nothing was changed" in desktop("remove", tmp_path)


def test_a_data_folder_that_is_not_absolute_is_none(tmp_path: Path) -> None:
    desktop("install", Path("data"), HOME=str(tmp_path))

    assert (tmp_path / ".local/share/applications/psoas-viewer.desktop").exists()


def test_a_place_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "icons").write_text("a file")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert f"{tmp_path}/icons" in complaint(capsys, "desktop", "install")


@given(st.text(st.characters(exclude_characters="\0\n\t\r", exclude_categories=("Cs",))))
def test_any_word_stands_in_the_line_as_it_is(word: str) -> None:
    assert words_of(quoted(word)) == [word]


def test_what_is_shipped_is_what_the_tool_draws(qapp: object) -> None:
    assert (ASSETS / "icon.svg").read_text(encoding="utf-8") == drawing(few_forms=False)
    for size in SIZES:
        shipped = pixels(QImage(str(ASSETS / f"icon-{size}.png")))
        assert shipped.size == 4 * size * size
        assert np.abs(shipped - pixels(picture(size))).max() <= 8  # of 255


def pixels(image: QImage) -> NDArray[np.int16]:
    """Red, green, blue and opacity of all pixels."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(plain.constBits(), np.uint8).astype(np.int16)


def test_the_window_has_the_icon_in_every_size(qapp: object) -> None:
    icon = program_icon()

    assert icon.availableSizes() == [QSize(size, size) for size in SIZES]
    for size in SIZES:
        assert not icon.pixmap(QSize(size, size)).isNull()


@pytest.mark.gl
def test_a_running_window_says_which_entry_it_belongs_to(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-I", "-m", "viewer"], env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path)}
    ) as running:
        try:
            asked = ["xdotool", "search", "--sync", "--onlyvisible", "--all"]
            asked += ["--pid", str(running.pid), "--class", "^psoas-viewer$"]
            found = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60)
        finally:
            running.kill()

    assert found.stdout.strip()
