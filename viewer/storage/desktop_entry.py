"""The program's place among the applications of a Linux desktop: an entry, and its icons.

By the Desktop Entry Specification and the Icon Theme Specification of freedesktop.org.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from meshes.whole_files import write_whole
from viewer.errors import ViewerError
from viewer.styles.program_icon import ASSETS, NAME, SIZES

ENTRY = """[Desktop Entry]
Type=Application
Version=1.0
Name=Psoas Viewer
GenericName=Anatomy Viewer
Comment=See where the psoas is and what it does
Exec={exec}
TryExec={program}
Icon={name}
Terminal=false
Categories=Education;MedicalSoftware;
Keywords=anatomy;muscle;psoas;spine;hip;3D;
StartupNotify=true
StartupWMClass={name}
"""
ELSEWHERE = {
    "win32": "On Windows make a shortcut to {program} with the words: -I -m viewer",
    "darwin": "On macOS keep a file that ends in .command and holds: '{program}' -I -m viewer",
}


def install() -> str:
    """Write the entry and its icons, or renew them; a sentence that says so.

    Raises:
        ViewerError: there is no such place on this system, or it cannot be written.
    """
    entry, *icons = _files()
    try:
        for path, content in (*icons, entry):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
        # Desktops that keep a list of icons renew it when the folder is newer.
        os.utime(_data_folder() / "icons/hicolor")
    except OSError as error:
        raise _failed(error, "written") from error
    return f"Psoas Viewer is among the applications now: {entry[0]}"


def remove() -> str:
    """Delete what `install` writes, and nothing else; a sentence that says so.

    Raises:
        ViewerError: there is no such place on this system, or it cannot be written.
    """
    found = False
    try:
        for path, _ in _files():
            if path.is_symlink() or path.exists():
                path.unlink()
                found = True
    except OSError as error:
        raise _failed(error, "removed") from error
    if found:
        return "Psoas Viewer is not among the applications any more."
    return "Psoas Viewer was not among the applications; nothing was changed."


def _failed(error: OSError, what: str) -> ViewerError:
    reason = error.strerror or "unknown reason"
    return ViewerError(
        f"{error.filename} could not be {what} ({reason}). Make room there or allow it, then try "
        "again."
    )


def _files() -> Iterator[tuple[Path, bytes]]:
    """Every file of the entry, with what is in it."""
    program = sys.executable
    if sys.platform in ELSEWHERE:
        advice = ELSEWHERE[sys.platform].format(program=program)
        raise ViewerError(f"Only desktops of Linux have entries of this kind. {advice}")
    if "=" in program:
        raise ViewerError(
            f"{program} has = in its name, which no entry may name. Move the program's folder to "
            "a place without it."
        )
    words = [program, "-I", "-m", "viewer"]
    text = ENTRY.format(
        name=NAME, program=_escaped(program), exec=" ".join(quoted(word) for word in words)
    )
    folder = _data_folder()
    yield folder / f"applications/{NAME}.desktop", text.encode("utf-8", "surrogateescape")
    icons = folder / "icons/hicolor"
    yield icons / f"scalable/apps/{NAME}.svg", (ASSETS / "icon.svg").read_bytes()
    for size in SIZES:
        picture = (ASSETS / f"icon-{size}.png").read_bytes()
        yield icons / f"{size}x{size}/apps/{NAME}.png", picture


def _data_folder() -> Path:
    """Where a user's entries lie; the specification ignores a path that is not absolute."""
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else Path("~/.local/share").expanduser()


def quoted(word: str) -> str:
    """One word of the key Exec: in quotes, and then as any text of the file."""
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, f"\\{sign}")
    return _escaped('"{}"'.format(word.replace("%", "%%")))


def _escaped(text: str) -> str:
    for sign, written in (("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        text = text.replace(sign, written)
    return text
