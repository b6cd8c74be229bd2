"""What all tests share: a screen of their own, and Qt told which one to use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.virtual_display import open_display

WIDTH, HEIGHT = 1920, 1080
LONG_FIRST = ("window", "meshes", "viewer", "annotations")
_SCREEN: list[object] = []

# Timings are no tests: a machine under load takes what it takes.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--watch", action="store_true", help="open the windows on the real screen")


def pytest_configure(config: pytest.Config) -> None:
    """Open the screen before pytest-qt makes the application, which stays on it to the end."""
    os.environ.setdefault("QT_API", "pyside6")
    if not config.getoption("--watch"):
        os.environ.pop("WAYLAND_DISPLAY", None)
        _SCREEN.append(open_display(WIDTH, HEIGHT))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long come first, so that no worker is left alone with one at the end."""
    tests = Path(__file__).resolve().parent
    order = {folder: place for place, folder in enumerate(LONG_FIRST)}
    items.sort(key=lambda item: order.get(item.path.relative_to(tests).parts[0], -1))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a program started by the test: a machine without a screen."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
