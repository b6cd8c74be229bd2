"""The pinned packages: pip called so that it installs these, here, and nothing else."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tools.setting_up import (
    ISOLATED,
    PYTHON,
    ROOT,
    SetupError,
    clean_environment,
    say,
    site_packages,
)

PIP = (str(PYTHON), ISOLATED, "-m", "pip")

# What somebody needs to reach the packages. Nothing else of pip's settings is handed on: they can
# also say to install elsewhere, for the user, only in some environment, from source, or not at all.
HANDED_ON = (
    *("index-url", "extra-index-url", "find-links", "no-index", "trusted-host", "proxy", "cert"),
    *("client-cert", "keyring-provider", "use-feature", "timeout", "default-timeout"),
    *("cache-dir", "no-cache-dir"),
)

# Parts of the installed packages that nothing here loads; they would be a fifth of the disk space.
UNUSED = (
    *(f"vtkmodules/*{name}*" for name in ("viskores", "AcceleratorsVTKm", "vtkTesting")),
    "*/**/tests",
    *(f"PySide6/**/{name}" for name in ("qml", "metatypes", "translations", "typesystems")),
    *(f"PySide6/**/*Qt6{name}*" for name in ("Quick", "Qml", "Labs", "Designer", "WaylandComp")),
    *(f"PySide6/{name}" for name in ("assistant*", "designer*", "linguist*", "l[ru]*e*")),
    *(f"PySide6/{name}" for name in ("qml[fl]*", "svgtoqml*", "glue", "include", "doc")),
)


def install(requirements: str) -> None:
    """Install exactly the pinned files, each checked against its hash."""
    lines = (ROOT / requirements).read_text(encoding="utf-8").splitlines()
    total = sum("==" in line for line in lines)
    # Compiling every module would cost more disk than the few that are used are worth.
    checks = ["--no-compile", "--require-hashes", "--only-binary", ":all:", "--retries", "2"]
    arguments = [*checks, "-r", str(ROOT / requirements)]
    asked = asked_in_environment()
    status, said = run_pip(arguments, total, {**asked_in_files(), **asked})
    if status and any("[Errno 2]" in line for line in said):
        say("Packages: pip's own settings name a folder that lacks files; going on without them.")
        status, said = run_pip(arguments, total, asked)
    if status:
        raise SetupError(pip_failure(said))


def asked_in_environment() -> dict[str, str]:
    """Settings that pip is given by variables: those that are handed on."""
    names = {name: f"PIP_{name.upper().replace('-', '_')}" for name in HANDED_ON}
    return {name: os.environ[key] for name, key in names.items() if os.environ.get(key)}


def asked_in_files() -> dict[str, str]:
    """Settings in pip's files, of the user and of the machine: those that are handed on."""
    # `user = yes`, meant for installing, would make this command read the user's own file alone.
    every_file = {"user": "0", "global": "0", "site": "0"}
    done = subprocess.run(
        [*PIP, "config", "list"],
        env=environment(every_file, files=os.environ.get("PIP_CONFIG_FILE", "")),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    found: dict[str, str] = {}
    for section in ("global.", "install."):
        for line in done.stdout.splitlines():
            name, _, value = line.removeprefix(section).partition("=")
            if line.startswith(section) and name in HANDED_ON:
                found[name] = ast.literal_eval(value)
    return found


def environment(settings: Mapping[str, str], files: str = os.devnull) -> dict[str, str]:
    """The environment for pip: these settings, and its own files or (usually) none."""
    cleaned = {k: v for k, v in clean_environment().items() if not k.upper().startswith("PIP_")}
    named = {f"PIP_{name.upper().replace('-', '_')}": value for name, value in settings.items()}
    return {**cleaned, **named, **({"PIP_CONFIG_FILE": files} if files else {})}


def run_pip(
    arguments: Sequence[str], total: int, settings: Mapping[str, str]
) -> tuple[int, list[str]]:
    """Pip's exit status and all that it said."""
    process = subprocess.Popen(
        [*PIP, "install", "--no-input", "--disable-pip-version-check", *arguments],
        env=environment(settings),
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
        if verb in ("Collecting", "Processing"):
            count += 1
            say(f"Packages: {count} of {total}, {Path(name.split(' ')[0]).name}")
        elif line.startswith("Installing collected packages"):
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
    place = site_packages()
    for path in [found for name in UNUSED for found in place.glob(name)]:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
