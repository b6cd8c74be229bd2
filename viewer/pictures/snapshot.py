"""A picture without a window: the scene drawn off-screen, with the name of what is selected."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from annotations.atlas import Atlas
from annotations.structures.structures import Structure
from meshes.library import SurfaceMesh
from meshes.motion.joints import STANDING, Pose
from meshes.motion.poses import pose_named
from meshes.whole_files import write_whole
from viewer.display import has_x
from viewer.ends import not_now
from viewer.errors import ViewerError
from viewer.memory import scarce_memory
from viewer.state.cut_words import cut_asked_for
from viewer.state.state import ViewState

SIZE = (1920, 1080)


def save_snapshot(
    atlas: Atlas,
    meshes: Mapping[str, SurfaceMesh],
    path: Path,
    *,
    view: str | None = None,
    select: tuple[str, ...] = (),
    cut: str | None = None,
    pose: str | None = None,
    size: tuple[int, int] = SIZE,
    parallel: bool = False,
) -> None:
    """Draw the model and write a PNG file, complete or not at all.

    Args:
        atlas: names of the structures.
        meshes: the shipped meshes.
        path: the file.
        view: a standard view; where none is asked for, the front or straight at the cut.
        select: keys to outline and label.
        cut: where to cut the model open, such as `transverse:L3`.
        pose: name of the pose that the body takes.
        size: width and height in pixels.
        parallel: draw without perspective.

    Raises:
        ViewerError: the file cannot be written, nothing can be drawn, or no such place to cut.
        meshes.errors.MeshError: there is no such pose.
    """
    _check(path)
    plane = cut_asked_for(cut, meshes) if cut is not None else None
    taken = STANDING if pose is None else pose_named(pose)
    _choose_headless_drawing()
    from viewer.pictures.still import as_png, draw_labelled  # noqa: PLC0415 - Qt and VTK read the choice at import

    structures, hidden = _shown(atlas, meshes)
    state = ViewState(selected=select, hidden=hidden - set(select), cut=plane, pose=taken)
    home = tuple(s.key for s in _filling(structures, taken) if s.key not in hidden)
    look = partial(draw_labelled, home=home, view=view, size=size, parallel=parallel)
    _write(as_png(look(meshes, state, {s.key: s.name for s in structures})), path)


def _shown(
    atlas: Atlas, meshes: Mapping[str, SurfaceMesh]
) -> tuple[list[Structure], frozenset[str]]:
    """The structures that have a mesh, and keys of those that are hidden at the start."""
    structures = [s for s in atlas.structures if s.key in meshes]
    return structures, frozenset(s.key for s in structures if not s.visible)


def _filling(structures: Sequence[Structure], pose: Pose) -> list[Structure]:
    """Posed thighs are what the picture is about; standing ones would make all else small."""
    return [s for s in structures if pose != STANDING or s.group != "thigh"]


def _write(picture: bytes, path: Path) -> None:
    try:
        with not_now():
            write_whole(path, picture)
    except OSError as error:
        raise ViewerError(
            f"{path}: the picture could not be written ({error.strerror}). "
            "Choose another name or folder."
        ) from error


def _check(path: Path) -> None:
    """See before the long work of drawing whether it would be in vain."""
    reason = scarce_memory()
    if reason is not None:
        raise ViewerError(reason)
    try:
        _check_place(path)
    except OSError as error:
        raise ViewerError(
            f"{path} cannot be written ({error.strerror}). Choose another name or folder."
        ) from error


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise ViewerError(f"{path} is a folder. Name a file, for instance {path / 'psoas.png'}.")
    folder = path.parent
    if not folder.is_dir():
        raise ViewerError(f"{folder} is no folder. Make it first, or choose another.")
    if not os.access(folder, os.W_OK):
        raise ViewerError(f"{folder} cannot be written. Choose a folder that you may write to.")


def _choose_headless_drawing() -> None:
    """No window system is needed for a picture, so one that does not answer is left alone."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if not has_x():
        os.environ.pop("DISPLAY", None)
        os.environ.setdefault("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow")
