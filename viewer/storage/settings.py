"""What the program remembers between starts, in one small JSON file."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from meshes.whole_files import write_whole
from viewer.storage.user_files import DAMAGED, in_turn, is_newer, moved_aside, read_object, standing

VERSION = 1
LARGEST_FILE = 1_000_000  # bytes
THEMES = ("light", "dark", "contrast", "system")
GROUNDS = ("theme", "white", "black")
QUALITIES = ("automatic", "fast", "full")
CHOICES = {"theme": THEMES, "ground": GROUNDS, "quality": QUALITIES}
RANGES = {"text_scale": (1.0, 3.0), "picture_scale": (0.8, 3.0)}
DIGEST = "places"  # beside geometry and docks: says that they are as they were saved
PLACES = ("geometry", "docks", DIGEST)


@dataclass(frozen=True, slots=True)
class Settings:
    """Remembered choices.

    Attributes:
        text_scale: factor on all text, 1.0 to 3.0.
        picture_scale: factor on what is written and drawn in the picture, 0.8 to 3.0.
        dark_stage: full screen has a dark ground, for dim rooms.
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
        letters: R, L, A, P, H and F stand at the edges of the picture.
        document: path of the user's own document, empty for the built-in one.
    """

    text_scale: float = 1.0
    picture_scale: float = 1.0
    dark_stage: bool = False
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
    letters: bool = True
    document: str = ""


def load_settings(path: Path) -> tuple[Settings, str | None]:
    """The remembered settings, and a sentence on what of the file could not be used.

    A value that does not fit is the usual one; a file that is of no use is moved aside.
    """
    try:
        found = read_object(path, LARGEST_FILE)
    except FileNotFoundError:
        return Settings(), None
    except DAMAGED:
        return Settings(), _set_aside(path)
    values, odd = _understood(found)
    told = f"{path}: not understood are {', '.join(odd)}; the usual is in use instead."
    known = not is_newer(found, VERSION)  # a newer program may have values that this one has not
    return Settings(**values), told if odd and known else None  # type: ignore[arg-type]


def save_settings(settings: Settings, path: Path, before: Settings | None = None) -> None:
    """Write the settings, complete or not at all.

    Args:
        settings: those of this window.
        path: the file.
        before: as this window knew them last. What differs is written, all else stays as another
            window or a newer program left it. With None everything is written.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with in_turn(path):
        found = standing(path, LARGEST_FILE)
        mine, former = _as_json(settings), {} if before is None else _as_json(before)
        odd = () if is_newer(found, VERSION) else _understood(found)[1]
        content = {
            name: value
            for name, value in mine.items()
            if name not in found or name in odd or value != former.get(name)
        }
        if content.keys() & set(PLACES):
            content |= {name: mine[name] for name in PLACES}
        version = found["version"] if is_newer(found, VERSION) else VERSION
        whole = {**found, **content, "version": version}
        write_whole(path, json.dumps(whole, indent=1).encode("utf-8"))


def _as_json(settings: Settings) -> dict[str, object]:
    return {**asdict(settings), DIGEST: _digest(settings.geometry, settings.docks)}


def _digest(*places: str) -> str:
    """Qt takes what `saveState` gave on trust, and one changed bit may end the program."""
    return hashlib.sha256("\n".join(places).encode("utf-8", "replace")).hexdigest()[:16]


def _understood(found: Mapping[str, object]) -> tuple[dict[str, object], list[str]]:
    """Values of settings by name, and the names of those that do not fit."""
    values: dict[str, object] = {}
    odd = []
    for field in fields(Settings):
        if field.name in found:
            value = _fitting(field.name, found[field.name], type(field.default))
            if value is None:
                odd.append(field.name)
            else:
                values[field.name] = value
    places = [str(values.get(name, "")) for name in ("geometry", "docks")]
    if any(places) and found.get(DIGEST) != _digest(*places):
        values = {name: value for name, value in values.items() if name not in PLACES}
        odd += ["place of the window"] if DIGEST in found else []
    return values, odd


def _fitting(name: str, value: object, kind: type) -> object:
    """The value as the setting has it, None where it does not fit."""
    if kind is float and type(value) in (int, float):
        assert isinstance(value, int | float)
        least, most = RANGES[name]
        return float(value) if least <= value <= most else None
    if type(value) is not kind:
        return None
    if name in CHOICES:
        return value if value in CHOICES[name] else None
    return value if not isinstance(value, str) or _may_name_a_file(value) else None


def _may_name_a_file(value: str) -> bool:
    try:
        return b"\0" not in os.fsencode(value)
    except UnicodeEncodeError:
        return False


def _set_aside(path: Path) -> str:
    aside = moved_aside(path)
    if aside is None:
        return f"The settings file {path} cannot be read; starting with the usual settings."
    return f"The settings file was damaged and is now {aside}; starting with the usual settings."
