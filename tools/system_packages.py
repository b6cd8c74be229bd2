"""The system's packages that Qt, OpenGL and the tests need. Standard library only."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence

from tools.setting_up import SetupError, say

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
# Programs that may get an administrator's rights are looked for here, not wherever PATH says.
SYSTEM = os.pathsep.join(("/usr/bin", "/bin", "/usr/sbin", "/sbin"))
XCB = "libxkbcommon-x11 xcb-util-cursor xcb-util-wm xcb-util-keysyms xcb-util-image"
ELSEWHERE = {
    "dnf": f"sudo dnf install mesa-libEGL mesa-libGL mesa-dri-drivers {XCB} xcb-util-renderutil "
    "dejavu-sans-fonts xorg-x11-server-Xvfb",
    "pacman": f"sudo pacman -S --needed libglvnd mesa {XCB} xcb-util-renderutil ttf-dejavu "
    "xorg-server-xvfb",
}


def check_system(*, testing: bool) -> None:
    """Install the system's packages that are missing, or say which command does."""
    if sys.platform.startswith("linux"):
        if system_program("dpkg-query") and system_program("apt-get"):
            install_debian(missing_debian(testing=testing))
        else:
            check_libraries(testing=testing)
    if not has_module("ensurepip"):
        raise SetupError(
            f"{sys.executable} comes without the module venv. Install it with your system's "
            "package manager, or use a Python from python.org, and start again."
        )


def system_program(name: str) -> str:
    """The full name of a program of the system; empty where there is none."""
    return shutil.which(name, path=SYSTEM) or ""


def has_module(name: str) -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec(name) is not None


def missing_debian(*, testing: bool) -> list[str]:
    wanted = [*LIBRARIES.values(), *DEBIAN_ALONE, *(DEBIAN_TESTS if testing else ())]
    if not has_module("ensurepip") and sys.base_prefix == "/usr":
        wanted.append("python{}.{}-venv".format(*sys.version_info))
    # Newer releases renamed libraries for 64-bit time (libglib2.0-0t64); apt knows both names.
    names = [*wanted, *(name + "t64" for name in wanted)]
    query = [system_program("dpkg-query"), "-W", "-f", "${db:Status-Status} ${Package}\n", *names]
    answer = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    present = {line.split()[1] for line in answer.splitlines() if line.startswith("installed ")}
    return [name for name in wanted if not present & {name, name + "t64"}]


def install_debian(packages: Sequence[str]) -> None:
    if not packages:
        return
    options = ["-qq", "-o", "DPkg::Lock::Timeout=120"]
    apt_get = system_program("apt-get")
    install = [apt_get, *options, "install", "-y", "--no-install-recommends", *packages]
    by_hand = shlex.join(["sudo", "apt-get", "install", *packages])
    prefix = rights()
    if prefix is None:
        raise SetupError(f"These need an administrator. Run this, then start again:\n  {by_hand}")
    say(f"System packages: installing {len(packages)} ({', '.join(packages)}) ...")
    for command in ([apt_get, *options, "update"], install):
        environment = [system_program("env"), "DEBIAN_FRONTEND=noninteractive"]
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
    sudo = system_program("sudo")
    if not sudo:
        return None
    silent = [sudo, "-n", system_program("true")]
    if subprocess.run(silent, capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return [sudo] if sys.stdin.isatty() else None


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
