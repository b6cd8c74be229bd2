"""Shortcuts that the user changed, in one small JSON file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from meshes.whole_files import write_whole
from viewer.storage.user_files import DAMAGED, in_turn, is_newer, moved_aside, read_object, standing

VERSION = 1
LARGEST_FILE = 1_000_000  # bytes
LONGEST, MOST = 40, 6  # letters of a shortcut, shortcuts of an action
Keys = dict[str, tuple[str, ...]]


def load_keys(path: Path, actions: Iterable[str]) -> tuple[Keys, str | None]:
    """Changed shortcuts by action, and a sentence on what of the file could not be used.

    Actions that this program does not have are left out; a file of no use is moved aside.
    """
    try:
        found = read_object(path, LARGEST_FILE)
        given = _keys_in(found)
    except FileNotFoundError:
        return {}, None
    except DAMAGED:
        return {}, _set_aside(path)
    known = frozenset(actions)
    fit = {action: _few(keys) for action, keys in given.items() if action in known}
    odd = sorted(action for action, keys in fit.items() if keys is None)
    told = f"{path}: not understood are the keys of {', '.join(odd)}; the usual ones are in use."
    keys = {action: some for action, some in fit.items() if some is not None}
    return keys, told if odd and not is_newer(found, VERSION) else None


def _keys_in(found: Mapping[str, object]) -> dict[str, object]:
    keys = found.get("keys", {})
    if not isinstance(keys, dict):
        raise ValueError("no keys")  # noqa: TRY004 - as `read_object` does
    return keys


def _few(keys: object) -> tuple[str, ...] | None:
    if not isinstance(keys, list) or len(keys) > MOST:
        return None
    if not all(isinstance(key, str) and 0 < len(key) <= LONGEST for key in keys):
        return None
    return tuple(keys)


def _set_aside(path: Path) -> str:
    aside = moved_aside(path)
    if aside is None:
        return f"The shortcuts file {path} cannot be read; the usual shortcuts are in use."
    return f"The shortcuts file was damaged and is now {aside}; the usual shortcuts are in use."


def save_keys(changes: Mapping[str, tuple[str, ...] | None], path: Path) -> None:
    """Write changed shortcuts, complete or not at all; all others in the file stay as they are.

    Args:
        changes: the keys of an action, or None where it is to have its usual ones.
        path: the file.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with in_turn(path):
        found = standing(path, LARGEST_FILE)
        given = found.get("keys")
        former = given if isinstance(given, dict) else {}
        keys = {**former, **{a: some and list(some) for a, some in changes.items()}}
        kept = {action: some for action, some in keys.items() if some is not None}
        version = found["version"] if is_newer(found, VERSION) else VERSION
        content = {**found, "version": version, "keys": kept}
        write_whole(path, json.dumps(content, indent=1).encode("utf-8"))


def is_single(key: str) -> bool:
    """Whether a shortcut is a letter, digit or sign alone, at most with Shift."""
    parts = key.replace("++", "+plus").split("+") if len(key) > 1 else [key]
    held = {part.lower() for part in parts[:-1]}
    return (held <= {"shift"} and len(parts[-1]) == 1) or key in ("+", "-", "=")


def holder_of(key: str, keys: Mapping[str, tuple[str, ...]], but: str) -> str | None:
    """The action other than `but` that a shortcut belongs to."""
    return next((a for a, some in keys.items() if a != but and key in some), None)
