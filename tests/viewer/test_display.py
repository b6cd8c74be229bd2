"""Whether a window can be opened, found before Qt would end the process."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator

import pytest

from viewer.display import missing_display

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux may be without a screen"
)


def free_display() -> int:
    """A display number of which neither socket is used."""
    return next(n for n in range(400, 500) if missing_display({"DISPLAY": f":{n}"}) is not None)


@pytest.fixture
def listening() -> Iterator[int]:
    """A display that answers on an abstract socket, as X servers on Linux do."""
    number = free_display()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(f"\0/tmp/.X11-unix/X{number}")
        server.listen()
        yield number


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}, {"WAYLAND_DISPLAY": ""}])
def test_no_display_is_told(environment: dict[str, str]) -> None:
    told = missing_display(environment)
    assert told == "There is no display (DISPLAY and WAYLAND_DISPLAY are not set)."


@pytest.mark.parametrize("form", [":{}", ":{}.0", "unix:{}", "localhost:{}"])
def test_a_display_that_does_not_answer_is_told(form: str) -> None:
    display = form.format(free_display())
    assert missing_display({"DISPLAY": display}) == f"The display {display} does not answer."


@pytest.mark.parametrize("form", [":{}", ":{}.0", "unix:{}"])
def test_a_display_that_answers_is_there(listening: int, form: str) -> None:
    assert missing_display({"DISPLAY": form.format(listening)}) is None


def test_a_display_of_another_machine_is_asked_by_network() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
        server.bind(("127.0.0.1", 0))
        port = server.getsockname()[1]
        if port < 6000:
            pytest.skip("no port that a display could have")
        server.listen()
        assert missing_display({"DISPLAY": f"127.0.0.1:{port - 6000}"}) is None
        assert missing_display({"DISPLAY": f"127.0.0.1:{port - 6000}.0"}) is None
    assert missing_display({"DISPLAY": f"127.0.0.1:{port - 6000}"}) is not None


@pytest.mark.parametrize(
    "environment",
    [
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"QT_QPA_PLATFORM": "offscreen"},
        {"DISPLAY": "something only Qt can judge"},
        {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ""},
    ],
)
def test_what_only_qt_can_judge_is_left_to_qt(environment: dict[str, str]) -> None:
    assert missing_display(environment) is None


def test_without_a_word_the_process_decides() -> None:
    assert missing_display() == missing_display(dict(os.environ))
