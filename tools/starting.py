"""What `run.py` does: set up what is missing, then start the program or its tests."""

from __future__ import annotations

import hashlib
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Collection, Sequence

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
from tools.wholeness import (
    STAMP,
    alone,
    first_changed,
    former_kept,
    read_stamp,
    refuse_link,
    write_stamp,
)

OLDEST, NEWEST = (3, 11), (3, 14)
RUN, TEST = "requirements.txt", "requirements-test.txt"
SET_UP_BY = ("starting", "setting_up", "packages", "system_packages", "wholeness")


def main(arguments: Sequence[str]) -> int:
    """Set up, then do what the arguments ask; the exit status."""
    testing = arguments[:1] == ["test"]
    try:
        if arguments == ["setup"]:
            set_up(RUN, verify=True)
            return 0
        if testing:
            set_up(TEST)
            return test(arguments[1:])
        set_up_or_go_on()
        return start(arguments)
    except SetupError as error:
        print(f"run.py: {error}", file=sys.stderr)
    except OSError as error:
        print(f"run.py: {error}. Nothing is half-used: start again.", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nrun.py: stopped; the next start takes it up again.", file=sys.stderr)
        return 130
    return 1


def set_up_or_go_on() -> None:
    """Set up to start; where a damaged `.venv` cannot be mended now, start with it as it is."""
    try:
        set_up(RUN)
    except (SetupError, OSError) as error:
        if fingerprint(RUN) not in read_stamp().done or not PYTHON.exists():
            raise
        say(f"{str(error).rstrip('.')}. Starting with .venv as it is.")


def set_up(requirements: str, *, verify: bool = False) -> None:
    """Make `.venv` hold what the file pins, unless it does.

    Whether it does is told by a look at the files; to verify, the program is loaded as well.
    """
    wanted = {fingerprint(requirements), fingerprint(RUN)}
    stamp = read_stamp()
    if not verify and wanted <= stamp.done and not first_changed(stamp):
        return
    check_python()
    refuse_link()
    with alone():
        stamp = read_stamp()
        fault = first_changed(stamp) or (stamp.done and verify and complaint())
        if wanted <= stamp.done and not fault:
            say("Everything is set up.")
        elif stamp.done and (fault or fingerprint(RUN) not in stamp.done):
            if fault:
                say(f"Something in .venv is missing or damaged ({fault}).")
            with former_kept():
                renew(TEST if fingerprint(TEST) in stamp.done else requirements)
        else:
            renew(requirements, stamp.done)


def renew(requirements: str, done: Collection[str] = ()) -> None:
    """Set up what the file pins; what was done for just these is built upon."""
    say("Setting up Psoas Viewer; this happens once and takes a minute or two.")
    check_system(testing=requirements == TEST)
    if fingerprint(RUN) not in done:
        make_venv()
    # Without its stamp a set-up that is interrupted from here on is begun afresh.
    STAMP.unlink(missing_ok=True)
    install(requirements)
    remove_unused()
    install_project()
    say("Loading the program for the first time ...")
    if fault := complaint():
        raise SetupError(f"The program is installed, but does not load: {fault}")
    write_stamp({fingerprint(requirements), fingerprint(RUN)})
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


def complaint() -> str:
    """Load the program; what Python says where that fails. Later starts are quicker for it."""
    command = [str(PYTHON), ISOLATED, "-c", "import viewer.start"]
    environment = clean_environment()
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    except OSError as error:
        return str(error)
    said = done.stderr.strip().splitlines() or ["no reason given"]
    return said[-1] if done.returncode else ""


def test(arguments: Sequence[str]) -> int:
    """Run every check and all tests, or pytest alone where it is given arguments."""
    pytest = ["pytest", *(arguments or ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"])]
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
