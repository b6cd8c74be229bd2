"""What the program remembers between starts, in one small JSON file."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from meshes.whole_files import write_whole

VERSION = 1
THEMES = ("light", "dark", "contrast", "system")
GROUNDS = ("theme", "white", "black")
QUALITIES = ("automatic", "fast", "full")


@dataclass(frozen=True, slots=True)
class Settings:
    """Remembered choices.

    Attributes:
        text_scale: factor on all text, 1.0 to 3.0.
        theme: one of `THEMES`.
        ground: of the 3D view, one of `GROUNDS`; a projector may want it white or black.
        quality: of the picture while it moves, one of `QUALITIES`.
        geometry: window place and size, base64 as Qt saves it.
        docks: dock layout, likewise.
        hint_seen: the first-start hint has done its work.
        notes: the anatomist's notes are shown.
        reduced_motion: the camera cuts instead of flying.
        board: large targets and buttons for every drag.
        tumbling: a drag turns the model over its head, too.
        parallel: parallel projection instead of perspective.
        single_keys: letters and digits alone are shortcuts, too.
        tools: the bar of buttons below the menus is shown.
        document: path of the user's own document, empty for the built-in one.
    """

    text_scale: float = 1.0
    theme: str = "light"
    ground: str = "theme"
    quality: str = "automatic"
    geometry: str = ""
    docks: str = ""
    hint_seen: bool = False
    notes: bool = True
    reduced_motion: bool = False
    tumbling: bool = False
    parallel: bool = False
    single_keys: bool = True
    board: bool = False
    tools: bool = True
    document: str = ""


def load_settings(path: Path) -> tuple[Settings, str | None]:
    """The remembered settings, and a sentence when the file had to be set aside."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return _checked(found), None
    except FileNotFoundError:
        return Settings(), None
    except (OSError, ValueError, RecursionError):
        return Settings(), _set_aside(path)


def _checked(found: object) -> Settings:
    if not isinstance(found, dict) or found.get("version") != VERSION:
        raise ValueError("not settings of this version")
    known = {f.name: type(f.default) for f in fields(Settings)}
    values = {name: value for name, value in found.items() if name in known}
    for name, value in values.items():
        if type(value) is not known[name]:
            raise ValueError(name)
    settings = Settings(**values)
    choices = {"theme": THEMES, "ground": GROUNDS, "quality": QUALITIES}
    known_choice = all(getattr(settings, name) in allowed for name, allowed in choices.items())
    if not known_choice or not 1.0 <= settings.text_scale <= 3.0:
        raise ValueError("out of range")
    return settings


def _set_aside(path: Path) -> str:
    aside = path.with_suffix(".damaged.json")
    try:
        os.replace(path, aside)
    except OSError:
        return f"The settings file {path} cannot be read; starting with the usual settings."
    return f"The settings file was damaged and is now {aside}; starting with the usual settings."


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings, complete or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    content = json.dumps({"version": VERSION, **asdict(settings)}, indent=1)
    write_whole(path, content.encode("utf-8"))
