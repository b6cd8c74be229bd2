"""Shortcuts that the user changed, in one small JSON file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from meshes.whole_files import write_whole

VERSION = 1
LONGEST, MOST = 40, 6  # letters of a shortcut, shortcuts of an action
Keys = dict[str, tuple[str, ...]]


def load_keys(path: Path, actions: Iterable[str]) -> tuple[Keys, str | None]:
    """Changed shortcuts by action, and a sentence when the file had to be set aside.

    Actions that this program does not have are left out.
    """
    try:
        found = _checked(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}, None
    except (OSError, ValueError, RecursionError):
        return {}, _set_aside(path)
    known = frozenset(actions)
    return {action: keys for action, keys in found.items() if action in known}, None


def _checked(found: object) -> Keys:
    if not isinstance(found, dict) or found.get("version") != VERSION:
        raise ValueError("not shortcuts of this version")
    keys = found.get("keys")
    if not isinstance(keys, dict):
        raise ValueError("no shortcuts")  # noqa: TRY004 - all that is wrong with a file is one thing
    return {str(action): _few(some) for action, some in keys.items()}


def _few(keys: object) -> tuple[str, ...]:
    if not isinstance(keys, list) or len(keys) > MOST:
        raise ValueError("no list of keys")
    if not all(isinstance(key, str) and 0 < len(key) <= LONGEST for key in keys):
        raise ValueError("no key")
    return tuple(keys)


def _set_aside(path: Path) -> str:
    aside = path.with_suffix(".damaged.json")
    try:
        os.replace(path, aside)
    except OSError:
        return f"The shortcuts file {path} cannot be read; the usual shortcuts are in use."
    return f"The shortcuts file was damaged and is now {aside}; the usual shortcuts are in use."


def save_keys(keys: Mapping[str, tuple[str, ...]], path: Path) -> None:
    """Write the changed shortcuts, complete or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"version": VERSION, "keys": {action: list(some) for action, some in keys.items()}}
    write_whole(path, json.dumps(content, indent=1).encode("utf-8"))


def is_single(key: str) -> bool:
    """Whether a shortcut is a letter, digit or sign alone, at most with Shift."""
    parts = key.replace("++", "+plus").split("+") if len(key) > 1 else [key]
    held = {part.lower() for part in parts[:-1]}
    return (held <= {"shift"} and len(parts[-1]) == 1) or key in ("+", "-", "=")


def holder_of(key: str, keys: Mapping[str, tuple[str, ...]], but: str) -> str | None:
    """The action other than `but` that a shortcut belongs to."""
    return next((a for a, some in keys.items() if a != but and key in some), None)
