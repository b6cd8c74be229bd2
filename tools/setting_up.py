"""What every step of the set-up shares: where things lie, how it speaks and how it stops."""

from __future__ import annotations

import os
import sys
import sysconfig
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")
# Python takes no code from the current folder, from the environment or from the user's packages.
ISOLATED = "-I"
STARTED = time.monotonic()

_NAMES_CODE = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONUSERBASE", "PYTHONPLATLIBDIR")


class SetupError(Exception):
    """Set-up cannot go on; the message says why and what to do."""


def say(text: str) -> None:
    # Not to standard output: that is the program's own, as in `run.py list --json > FILE`.
    print(f"[{time.monotonic() - STARTED:4.0f} s] {text}", file=sys.stderr, flush=True)


def clean_environment() -> dict[str, str]:
    """The environment without what makes Python, in any process further down, load other code."""
    return {name: value for name, value in os.environ.items() if name not in _NAMES_CODE}


def site_packages() -> Path:
    """Where `.venv` keeps its packages."""
    base = {"base": str(VENV), "platbase": str(VENV)}
    return Path(sysconfig.get_path("purelib", "venv", base))
