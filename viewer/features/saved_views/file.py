"""Views that users saved: name, camera and state, in one JSON file."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from meshes.whole_files import write_whole
from viewer.errors import ViewerError
from viewer.scene.camera import FARTHEST, NEAREST, CameraPose, pose_of
from viewer.state.state import ViewState
from viewer.storage.small_pictures import is_small_png
from viewer.storage.state_json import state_as_json, state_of_json
from viewer.storage.user_files import copied_aside, moved_aside, read_object

KIND, VERSION = "psoas-viewer views", 1
LONGEST_NAME = 80
LONGEST_ID = 40
LARGEST_FILE = 32_000_000  # bytes
MOST_VIEWS = 1_000
FARTHEST_FOCUS = 5000.0  # mm from the origin of the body


@dataclass(frozen=True, slots=True)
class SavedView:
    """One saved view.

    Attributes:
        picture: what was seen, a small PNG; empty where there is none.
        id: by which two windows mean the same view, whatever it is called.
    """

    name: str
    pose: CameraPose
    state: ViewState
    picture: bytes = b""
    id: str = field(default_factory=lambda: secrets.token_hex(8), compare=False)


def load_views(path: Path, keys: Collection[str]) -> tuple[tuple[SavedView, ...], str | None]:
    """The user's saved views, and a sentence when something had to be left out.

    The file as it was is then kept under another name.
    """
    try:
        views, problem = read_views(path, keys)
    except FileNotFoundError:
        return (), None
    except OSError:
        return (), f"{path} cannot be read. {_set_aside(path)}".strip()
    except ViewerError as error:
        return (), f"{error} {_set_aside(path)}".strip()
    return views, f"{problem} {_copy_aside(path)}".strip() if problem else None


def read_views(path: Path, keys: Collection[str]) -> tuple[tuple[SavedView, ...], str | None]:
    """The views of a file, and a sentence on what in them could not be used.

    Args:
        path: a file that `save_views` wrote.
        keys: the structures that there are.

    Raises:
        OSError: the file cannot be read.
        ViewerError: it is no file of views, or of another version.
    """
    try:
        found = read_object(path, LARGEST_FILE)
    except (ValueError, RecursionError) as error:
        raise ViewerError(f"{path} is no file of views, or it is damaged.") from error
    if found.get("kind") != KIND:
        raise ViewerError(f"{path} is no file of views.")
    entries = found.get("views")
    if found.get("version") != VERSION or not isinstance(entries, list):
        raise ViewerError(f"{path} holds views of another version of this program.")
    return _usable(path, entries, keys)


def _usable(
    path: Path, entries: list[object], keys: Collection[str]
) -> tuple[tuple[SavedView, ...], str | None]:
    views: list[SavedView] = []
    left_out: set[str] = set()
    for entry in entries[:MOST_VIEWS]:
        try:
            view, missing = _view(entry, keys)
        except (ValueError, TypeError, KeyError, OverflowError):
            continue
        own_id = free_id(view.id, views)
        views.append(replace(view, name=free_name(view.name, views), id=own_id))
        left_out |= missing
    lost = len(entries) - len(views)
    problems = []
    if lost:
        problems.append(f"{lost} of {len(entries)} views in {path} cannot be read.")
    if left_out:
        shown = ", ".join(sorted(left_out)[:4])
        problems.append(f"Views in {path} hold what this version does not know: {shown}.")
    return tuple(views), " ".join(problems) or None


def _view(entry: object, keys: Collection[str]) -> tuple[SavedView, frozenset[str]]:
    if not isinstance(entry, dict):
        raise TypeError("no view")
    state, missing = state_of_json(entry["state"], keys)
    figures = [float(figure) for figure in entry["camera"]]
    picture = _picture(entry.get("picture", ""))
    if picture is None:
        picture, missing = b"", missing | {"a picture"}
    pose = _checked(pose_of(figures))
    return SavedView(_name(entry["name"]), pose, state, picture, _id(entry)), missing


def _picture(found: object) -> bytes | None:
    """The picture, nothing where there is none; None where it is not what `thumbnail` makes."""
    try:
        picture = base64.b64decode(str(found), validate=True)
    except ValueError:
        return None
    return picture if not picture or is_small_png(picture) else None


def _id(entry: dict[str, object]) -> str:
    """As it was written; of what was written without one, the same in every window."""
    found = entry.get("id")
    if isinstance(found, str) and found.isalnum() and len(found) <= LONGEST_ID:
        return found
    return hashlib.sha256(json.dumps(entry, sort_keys=True).encode()).hexdigest()[:16]


def _name(found: object) -> str:
    name = " ".join(str(found).split())[:LONGEST_NAME] if isinstance(found, str) else ""
    if not name.isprintable() or not name:
        raise ValueError("no name")
    return name


def _checked(pose: CameraPose) -> CameraPose:
    near = all(abs(figure) <= FARTHEST_FOCUS for figure in pose.focal_point)
    turned = all(abs(angle) <= 360.0 for angle in (pose.azimuth, pose.roll))
    if not (near and turned and abs(pose.elevation) <= 90.0):
        raise ValueError("camera out of range")
    if not NEAREST <= pose.distance <= FARTHEST:
        raise ValueError("camera too near or too far")
    return pose


def free_id(wanted: str, views: Sequence[SavedView]) -> str:
    """The id, with more to it where another view has it already."""
    taken = {view.id for view in views}
    return next(one for n in count() if (one := f"{wanted}{n or ''}") not in taken)


def free_name(wanted: str, views: Sequence[SavedView]) -> str:
    """The name, with a number where another view has it already."""
    name = " ".join(wanted.split())[:LONGEST_NAME] or "View"
    taken = {view.name for view in views}
    if name not in taken:
        return name
    numbered = (f"{name[: LONGEST_NAME - 5]} {number}" for number in count(2))
    return next(one for one in numbered if one not in taken)


def save_views(views: Sequence[SavedView], path: Path) -> None:
    """Write the views, complete or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    entries = [
        {
            "name": view.name,
            "camera": view.pose.figures,
            "state": state_as_json(view.state),
            "id": view.id,
            "picture": base64.b64encode(view.picture).decode("ascii"),
        }
        for view in views
    ]
    content = {"kind": KIND, "version": VERSION, "views": entries}
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(content, indent=1).encode("utf-8"))


def _set_aside(path: Path) -> str:
    aside = moved_aside(path)
    return f"It is now {aside}; the list of your own views starts empty." if aside else ""


def _copy_aside(path: Path) -> str:
    aside = copied_aside(path)
    return f"The file as it was is kept as {aside}." if aside else ""
