"""Set the program up and start it: `python3 run.py`. Needs Python alone.

python3 run.py                 set up what is missing, then open the window
python3 run.py setup           set up and stop
python3 run.py test            set up the tests too, then run every check and test
python3 run.py test ARGS       only pytest, with these arguments
python3 run.py list ...        any other arguments go to psoas-viewer
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up-complete"
OLDEST, NEWEST = (3, 11), (3, 14)
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
RUN, TEST = "requirements.txt", "requirements-test.txt"

# What Qt and VTK load and their wheels lack: library to look for -> Debian and Ubuntu package.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libXcursor.so.1": "libxcursor1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
DEBIAN_ALONE = ("libegl-mesa0", "libgl1-mesa-dri", "fonts-dejavu-core")
DEBIAN_TESTS = ("xvfb", "xdotool")
XCB = "libxkbcommon-x11 xcb-util-cursor xcb-util-wm xcb-util-keysyms xcb-util-image"
ELSEWHERE = {
    "dnf": f"sudo dnf install mesa-libEGL mesa-libGL mesa-dri-drivers {XCB} xcb-util-renderutil "
    "dejavu-sans-fonts xorg-x11-server-Xvfb",
    "pacman": f"sudo pacman -S --needed libglvnd mesa {XCB} xcb-util-renderutil ttf-dejavu "
    "xorg-server-xvfb",
}

# Parts of the installed packages that nothing here loads; they would be a tenth of the disk space.
UNUSED = (
    "*/**/tests",
    *(f"PySide6/**/{name}" for name in ("qml", "metatypes", "translations", "typesystems")),
    *(f"PySide6/**/*Qt6{name}*" for name in ("Quick", "Qml", "Labs", "Designer", "WaylandComp")),
    *(f"PySide6/{name}" for name in ("assistant*", "designer*", "linguist*", "l[ru]*e*")),
    *(f"PySide6/{name}" for name in ("qml[fl]*", "svgtoqml*", "glue", "include", "doc")),
)


class SetupError(Exception):
    """Set-up cannot go on; the message says why and what to do."""


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
    for name in (requirements, "pyproject.toml", "run.py"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def check_python() -> None:
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        oldest, newest = (".".join(map(str, version)) for version in (OLDEST, NEWEST))
        raise SetupError(
            f"This is Python {sys.version.split()[0]}; Psoas Viewer needs Python {oldest} to "
            f"{newest}. Install one of these and start run.py with it."
        )


def check_system(*, testing: bool) -> None:
    """Install the system's packages that are missing, or say which command does."""
    if sys.platform.startswith("linux"):
        if shutil.which("dpkg-query") and shutil.which("apt-get"):
            install_debian(missing_debian(testing=testing))
        else:
            check_libraries(testing=testing)
    if not has_module("ensurepip"):
        raise SetupError(
            f"{sys.executable} comes without the module venv. Install it with your system's "
            "package manager, or use a Python from python.org, and start again."
        )


def has_module(name: str) -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec(name) is not None


def missing_debian(*, testing: bool) -> list[str]:
    wanted = [*LIBRARIES.values(), *DEBIAN_ALONE, *(DEBIAN_TESTS if testing else ())]
    if not has_module("ensurepip") and sys.base_prefix == "/usr":
        wanted.append("python{}.{}-venv".format(*sys.version_info))
    # Newer releases renamed libraries for 64-bit time (libglib2.0-0t64); apt knows both names.
    names = [*wanted, *(name + "t64" for name in wanted)]
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n", *names]
    answer = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    present = {line.split()[1] for line in answer.splitlines() if line.startswith("installed ")}
    return [name for name in wanted if not present & {name, name + "t64"}]


def install_debian(packages: Sequence[str]) -> None:
    if not packages:
        return
    say(f"System packages: installing {len(packages)} ({', '.join(packages)}) ...")
    options = ["-qq", "-o", "DPkg::Lock::Timeout=120"]
    install = ["apt-get", *options, "install", "-y", "--no-install-recommends", *packages]
    by_hand = shlex.join(["sudo", "apt-get", "install", *packages])
    prefix = rights()
    if prefix is None:
        raise SetupError(f"These need an administrator. Run this, then start again:\n  {by_hand}")
    for command in (["apt-get", *options, "update"], install):
        environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
        done = subprocess.run(
            [*prefix, *environment, *command], capture_output=True, text=True, check=False
        )
    if done.returncode:
        reasons = [line for line in done.stderr.splitlines() if line.startswith("E: ")]
        reason = reasons[0][3:] if reasons else f"apt-get ended with {done.returncode}"
        raise SetupError(
            f"The system packages could not be installed ({reason}). Check the network and start "
            f"again, or run:\n  {by_hand}"
        )


def rights() -> list[str] | None:
    """What to put before a command so that it runs as root; None where that cannot be."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    silent = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    if silent.returncode == 0:
        return ["sudo", "-n"]
    return ["sudo"] if sys.stdin.isatty() else None


def check_libraries(*, testing: bool) -> None:
    missing = [name for name in LIBRARIES if not loads(name)]
    if testing and not shutil.which("Xvfb"):
        missing.append("Xvfb")
    if missing:
        commands = [text for manager, text in ELSEWHERE.items() if shutil.which(manager)]
        advice = commands[0] if commands else "your package manager"
        raise SetupError(
            f"The system lacks {', '.join(missing)}. Install them, then start again:\n  {advice}"
        )


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


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
    command = [str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    process = subprocess.Popen(
        [*command, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    assert process.stdout is not None
    said = show_progress(process.stdout, total)
    if process.wait():
        raise SetupError(pip_failure(said))


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
    command = [str(PYTHON), "-P", "-c", "import viewer.app"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["no reason given"]
        raise SetupError(f"The program is installed, but does not load: {said[-1]}")


def test(arguments: Sequence[str]) -> int:
    """Run every check and all tests, or pytest alone where it is given arguments."""
    pytest = ["pytest", *arguments]
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


STARTED = time.monotonic()


def say(text: str) -> None:
    # Not to standard output: that is the program's own, as in `run.py list --json > FILE`.
    print(f"[{time.monotonic() - STARTED:4.0f} s] {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
