"""Whether a window can be opened, found before Qt would end the process."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from viewer.display import missing_display

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux may be without a screen"
)


def free_display() -> int:
    """A display number of which neither socket is used."""
    return next(n for n in range(400, 500) if missing_display({"DISPLAY": f":{n}"}) is not None)


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}, {"WAYLAND_DISPLAY": ""}])
def test_no_display_is_told(environment: dict[str, str]) -> None:
    told = missing_display(environment)
    assert told == "There is no display (DISPLAY and WAYLAND_DISPLAY are not set)."


@pytest.mark.parametrize("form", [":{}", ":{}.0", "unix:{}", "localhost:{}", "[::1]:{}"])
def test_a_display_that_does_not_answer_is_told(form: str) -> None:
    display = form.format(free_display())
    assert missing_display({"DISPLAY": display}) == f"The display {display} does not answer."


@pytest.mark.parametrize("display", ["bogus", "127.0.0.1:99999", ":", "\udcff:0", "a\nb:0"])
def test_what_is_no_display_does_not_answer(display: str) -> None:
    assert missing_display({"DISPLAY": display}) == f"The display {display} does not answer."


def test_a_server_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viewer.display._WAIT_S", 0.2)
    number = free_display()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(f"\0/tmp/.X11-unix/X{number}")
        server.listen()
        told = missing_display({"DISPLAY": f":{number}"})
    assert told == f"The display :{number} does not answer."


@pytest.mark.parametrize("form", ["{}", "{}.0", "unix{}"])
def test_a_display_that_answers_is_there(form: str) -> None:
    display = form.format(os.environ["DISPLAY"])
    assert missing_display({"DISPLAY": display}) is None
    assert missing_display({"DISPLAY": display, "QT_QPA_PLATFORM": "wayland;xcb"}) is None


def test_a_screen_that_the_display_does_not_have_is_told() -> None:
    display = f"{os.environ['DISPLAY']}.7"
    assert missing_display({"DISPLAY": display}) == f"The display {display} does not answer."


def test_a_compositor_that_listens_is_there_and_another_is_not(tmp_path: Path) -> None:
    environment = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-5"}
    told = "The display wayland-5 does not answer."
    assert missing_display(environment) == told
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "wayland-5"))
        server.listen()
        assert missing_display(environment) is None
        assert missing_display({**environment, "QT_QPA_PLATFORM": "wayland"}) is None
        whole_path = {"WAYLAND_DISPLAY": str(tmp_path / "wayland-5")}
        assert missing_display(whole_path) is None
    assert missing_display(environment) == told
    # Qt goes on to X.
    assert missing_display({**environment, "DISPLAY": os.environ["DISPLAY"]}) is None


@pytest.mark.parametrize("platform", ["bogus", "wayland", "xcb", "bogus;wayland"])
def test_a_platform_that_cannot_be_had_is_told(platform: str) -> None:
    told = missing_display({"QT_QPA_PLATFORM": platform})
    assert told == f"The display that QT_QPA_PLATFORM={platform} asks for does not answer."


def test_a_platform_without_a_display_needs_none() -> None:
    assert missing_display({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_without_a_word_the_process_decides() -> None:
    assert missing_display() == missing_display(dict(os.environ))
