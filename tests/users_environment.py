"""The environment that users have: the one of the tests, with what only the tests need hidden."""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# A name that stands for nothing is as good as a package that was never installed.
RUNNER = (
    "import runpy, sys; sys.modules.update(dict.fromkeys(sys.argv.pop(1).split())); "
    "runpy.run_module(sys.argv.pop(1), run_name='__main__', alter_sys=True)"
)


def as_users_run(module: str, *arguments: str, beside: tuple[str, ...] = ()) -> list[str]:
    """The command that runs a module with the packages of `requirements.txt` alone.

    Args:
        module: as after `python -m`.
        arguments: for it.
        beside: packages that it may find all the same.
    """
    hidden = sorted(only_for_tests() - {*beside})
    command = [sys.executable, "-W", "ignore", "-c", RUNNER]
    return [*command, " ".join(hidden), module, *arguments]


def only_for_tests() -> set[str]:
    """The top names of the packages that are installed only for tests and building."""
    pinned = re.findall(r"^([\w.-]+)==", _pins("requirements.txt"), re.MULTILINE)
    users = {_plain(name) for name in (*pinned, "psoas-viewer", "pip", "setuptools")}
    return {
        name
        for name, owners in metadata.packages_distributions().items()
        if not users.intersection(map(_plain, owners))
    }


def _pins(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
