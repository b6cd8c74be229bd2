"""Set the program up and start it: `python3 run.py`. Needs Python alone.

python3 run.py                 set up what is missing, then open the window
python3 run.py setup           set up and stop
python3 run.py test            set up the tests too, then run every check and test
python3 run.py test ARGS       only pytest, with these arguments
python3 run.py list ...        any other arguments go to psoas-viewer
"""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tools.setting_up import SetupError, say
from tools.system_packages import check_system

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up-complete"
OLDEST, NEWEST = (3, 11), (3, 14)
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
RUN, TEST = "requirements.txt", "requirements-test.txt"

# Parts of the installed packages that nothing here loads; they would be a fifth of the disk space.
UNUSED = (
    *(f"vtkmodules/*{name}*" for name in ("viskores", "AcceleratorsVTKm", "vtkTesting")),
    "*/**/tests",
    *(f"PySide6/**/{name}" for name in ("qml", "metatypes", "translations", "typesystems")),
    *(f"PySide6/**/*Qt6{name}*" for name in ("Quick", "Qml", "Labs", "Designer", "WaylandComp")),
    *(f"PySide6/{name}" for name in ("assistant*", "designer*", "linguist*", "l[ru]*e*")),
    *(f"PySide6/{name}" for name in ("qml[fl]*", "svgtoqml*", "glue", "include", "doc")),
)


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
    install_project()
    remove_unused()
    first_import()
    written = STAMP.with_suffix(".part")
    written.write_text("\n".join({wanted, fingerprint(RUN)}), encoding="utf-8")
    written.replace(STAMP)
    say("Set-up is complete.")


def fingerprint(requirements: str) -> str:
    """Changes with the pins, the project's settings, this file, the Python and the place."""
    digest = hashlib.sha256(f"{requirements} {sys.version} {sys.base_prefix} {ROOT}".encode())
    for name in (requirements, "pyproject.toml", "run.py", "tools/system_packages.py"):
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
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
        raise SetupError(f".venv could not be made in {ROOT} ({said[-1]}).")


def install(requirements: str) -> None:
    """Install exactly the pinned files, each checked against its hash."""
    lines = (ROOT / requirements).read_text(encoding="utf-8").splitlines()
    total = sum("==" in line for line in lines)
    # Compiling every module would cost more disk than the few that are used are worth.
    checks = ["--no-compile", "--require-hashes", "--only-binary", ":all:", "--retries", "2"]
    pip([*checks, "-r", str(ROOT / requirements)], total)


def install_project() -> None:
    say("Psoas Viewer itself: installing ...")
    pip(["--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT)])


def pip(arguments: Sequence[str], total: int = 0) -> None:
    status, said = run_pip(arguments, total, os.environ)
    if status and any("[Errno 2]" in line for line in said):
        say("Packages: pip's own settings name a folder that lacks files; going on without them.")
        status, said = run_pip(arguments, total, {**os.environ, "PIP_CONFIG_FILE": os.devnull})
    if status:
        raise SetupError(pip_failure(said))


def run_pip(
    arguments: Sequence[str], total: int, environment: Mapping[str, str]
) -> tuple[int, list[str]]:
    """Pip's exit status and all that it said."""
    command = [str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    process = subprocess.Popen(
        [*command, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    assert process.stdout is not None
    said = show_progress(process.stdout, total)
    return process.wait(), said


def show_progress(lines: Iterable[str], total: int) -> list[str]:
    """Print a line for each package that pip takes up; returns all that pip said."""
    said: list[str] = []
    count = 0
    for line in lines:
        said.append(line.rstrip())
        verb, _, name = line.strip().partition(" ")
        if total and verb in ("Collecting", "Processing"):
            count += 1
            say(f"Packages: {count} of {total}, {Path(name.split(' ')[0]).name}")
        elif total and line.startswith("Installing collected packages"):
            say(f"Packages: writing {count} of them to .venv ...")
    return said


def pip_failure(said: Sequence[str]) -> str:
    text = "\n".join(said)
    if "DO NOT MATCH THE HASHES" in text:
        return (
            "A downloaded package is not the one that was pinned (its hash differs), so nothing "
            "was installed. Start again; if it happens again, do not trust this network."
        )
    offline = ("NewConnectionError", "NameResolutionError", "ConnectTimeoutError", "ProxyError")
    if any(sign in text for sign in offline):
        return "The packages could not be downloaded: connect to the network and start again."
    words = [line.strip().partition(": ") for line in said]
    reasons = [text for kind, _, text in words if kind.lower() == "error" and " " in text]
    return f"The packages could not be installed: {reasons[-1] if reasons else text[-300:]}."


def remove_unused() -> None:
    say("Removing parts that are not used ...")
    pattern = "Lib/site-packages" if WINDOWS else "lib/python3*/site-packages"
    for place in VENV.glob(pattern):
        for path in [found for name in UNUSED for found in place.glob(name)]:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def first_import() -> None:
    """Load the program once, so that a missing library shows now and later starts are quick."""
    say("Loading the program for the first time ...")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [str(PYTHON), "-P", "-c", "import viewer.start"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["no reason given"]
        raise SetupError(f"The program is installed, but does not load: {said[-1]}")


def test(arguments: Sequence[str]) -> int:
    """Run every check and all tests, or pytest alone where it is given arguments."""
    pytest = ["pytest", *(arguments or ["-n", "2", "--dist", "loadfile"])]
    checks = [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"], ["lint-imports"]]
    failed = []
    for name, *rest in [pytest] if arguments else [*checks, pytest]:
        shown = shlex.join([name, *rest])
        say(f"== {shown}")
        program = shutil.which(name, path=str(PYTHON.parent)) or name
        if subprocess.run([program, *rest], cwd=ROOT, check=False).returncode:
            failed.append(shown)
    say(f"Failed: {', '.join(failed)}" if failed else "All checks and tests passed.")
    return 1 if failed else 0


def start(arguments: Sequence[str]) -> int:
    command = [str(PYTHON), "-P", "-m", "viewer", *arguments]
    if not WINDOWS:
        os.execv(command[0], command)
    return subprocess.call(command)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
