"""What `run.py` does: set up what is missing, then start the program or its tests."""

from __future__ import annotations

import hashlib
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Sequence

from tools.packages import install, remove_unused
from tools.setting_up import (
    ISOLATED,
    PYTHON,
    ROOT,
    SCRIPTS,
    VENV,
    WINDOWS,
    SetupError,
    clean_environment,
    say,
    site_packages,
)
from tools.system_packages import check_system

STAMP = VENV / "set-up-complete"
OLDEST, NEWEST = (3, 11), (3, 14)
RUN, TEST = "requirements.txt", "requirements-test.txt"
SET_UP_BY = ("starting", "setting_up", "packages", "system_packages")


def main(arguments: Sequence[str]) -> int:
    """Set up, then do what the arguments ask; the exit status."""
    testing = arguments[:1] == ["test"]
    try:
        set_up(TEST if testing else RUN)
        if arguments == ["setup"]:
            return 0
        return test(arguments[1:]) if testing else start(arguments)
    except SetupError as error:
        print(f"run.py: {error}", file=sys.stderr)
    except OSError as error:
        print(f"run.py: {error}. Nothing is half-used: start again.", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nrun.py: stopped; the next start takes it up again.", file=sys.stderr)
        return 130
    return 1


def set_up(requirements: str) -> None:
    """Make `.venv` hold what the file pins, unless the last set-up for it was completed."""
    wanted = fingerprint(requirements)
    done = STAMP.read_text(encoding="utf-8").split() if STAMP.exists() else []
    if wanted in done:
        return
    check_python()
    say("Setting up Psoas Viewer; this happens once and takes a minute or two.")
    check_system(testing=requirements == TEST)
    if fingerprint(RUN) not in done:
        make_venv()
    # Without its stamp a set-up that is interrupted from here on is begun afresh.
    STAMP.unlink(missing_ok=True)
    install(requirements)
    remove_unused()
    install_project()
    first_import()
    written = STAMP.with_suffix(".part")
    written.write_text("\n".join({wanted, fingerprint(RUN)}), encoding="utf-8")
    written.replace(STAMP)
    say("Set-up is complete.")


def fingerprint(requirements: str) -> str:
    """Changes with the pins, what sets up, the Python and the place."""
    digest = hashlib.sha256(f"{requirements} {sys.version} {sys.base_prefix} {ROOT}".encode())
    for name in (requirements, *(f"tools/{module}.py" for module in SET_UP_BY)):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def check_python() -> None:
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        oldest, newest = (".".join(map(str, version)) for version in (OLDEST, NEWEST))
        raise SetupError(
            f"This is Python {sys.version.split()[0]}; Psoas Viewer needs Python {oldest} to "
            f"{newest}. Install one of these and start run.py with it."
        )


def make_venv() -> None:
    say("Python environment: making .venv ...")
    command = [sys.executable, ISOLATED, "-m", "venv", "--clear", str(VENV)]
    environment = clean_environment()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
        raise SetupError(f".venv could not be made in {ROOT} ({said[-1]}).")


def install_project() -> None:
    """Let `.venv` find this folder, and lay the command `psoas-viewer` into it.

    Pip would do both, but its commands import from wherever PYTHONPATH says.
    """
    place = site_packages()
    # A way from there to here is plain ASCII, whatever the folders above are called.
    (place / "psoas-viewer.pth").write_text(f"{os.path.relpath(ROOT, place)}\n", encoding="ascii")
    if WINDOWS:
        command, text = SCRIPTS / "psoas-viewer.cmd", f'@"%~dp0python.exe" {ISOLATED} -m viewer %*'
    else:
        command = SCRIPTS / "psoas-viewer"
        text = f'#!/bin/sh\nexec {shlex.quote(str(PYTHON))} {ISOLATED} -m viewer "$@"\n'
    command.write_text(text, encoding="utf-8")
    command.chmod(0o755)


def first_import() -> None:
    """Load the program once, so that a missing library shows now and later starts are quick."""
    say("Loading the program for the first time ...")
    command = [str(PYTHON), ISOLATED, "-c", "import viewer.start"]
    environment = clean_environment()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["no reason given"]
        raise SetupError(f"The program is installed, but does not load: {said[-1]}")


def test(arguments: Sequence[str]) -> int:
    """Run every check and all tests, or pytest alone where it is given arguments."""
    pytest = ["pytest", *(arguments or ["-n", "2", "--dist", "loadfile"])]
    checks = [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"], ["lint-imports"]]
    environment = clean_environment()
    failed = []
    for name, *rest in [pytest] if arguments else [*checks, pytest]:
        shown = shlex.join([name, *rest])
        say(f"== {shown}")
        # A full name: Windows looks for a bare one in the current folder first.
        command = [str(SCRIPTS / f"{name}.exe" if WINDOWS else SCRIPTS / name), *rest]
        if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
            failed.append(shown)
    say(f"Failed: {', '.join(failed)}" if failed else "All checks and tests passed.")
    return 1 if failed else 0


def start(arguments: Sequence[str]) -> int:
    command = [str(PYTHON), ISOLATED, "-m", "viewer", *arguments]
    if not WINDOWS:
        # The program takes Ctrl+C up once it can end well; Python would show a traceback.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        os.execv(command[0], command)
    return subprocess.call(command)
