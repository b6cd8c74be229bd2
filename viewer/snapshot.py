"""A picture without a window: the scene drawn off-screen, with the name of what is selected."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotations.atlas import Atlas
from meshes.library import SurfaceMesh
from viewer.cut_words import cut_asked_for
from viewer.errors import ViewerError
from viewer.state import ViewState

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

SIZE = (1920, 1080)


def save_snapshot(
    atlas: Atlas,
    meshes: Mapping[str, SurfaceMesh],
    path: Path,
    *,
    view: str | None = None,
    select: tuple[str, ...] = (),
    cut: str | None = None,
    size: tuple[int, int] = SIZE,
    parallel: bool = False,
) -> None:
    """Draw the model and write a PNG file, complete or not at all.

    Args:
        atlas: names of the structures.
        meshes: the shipped meshes.
        path: the file to write.
        view: a standard view; where none is asked for, the front or straight at the cut.
        select: keys to outline and label.
        cut: where to cut the model open, such as `transverse:L3`.
        size: width and height in pixels.
        parallel: draw without perspective.

    Raises:
        ViewerError: the file cannot be written, nothing can be drawn here, or there is no such
            place to cut.
    """
    _check_target(path)
    plane = cut_asked_for(cut, meshes) if cut is not None else None
    _choose_headless_drawing()
    from viewer.still import draw_labelled  # noqa: PLC0415 - Qt and VTK read the choice at import

    structures = [s for s in atlas.structures if s.key in meshes]
    hidden = frozenset(s.key for s in structures if not s.visible)
    state = ViewState(selected=select, hidden=hidden - set(select), cut=plane)
    home = tuple(s.key for s in structures if s.group != "thigh" and s.key not in hidden)
    names = {s.key: s.name for s in structures}
    look = partial(draw_labelled, home=home, view=view, size=size, parallel=parallel)
    _write(look(meshes, state, names), path)


def _write(picture: QImage, path: Path) -> None:
    partial = path.with_name(path.name + ".partial")
    try:
        if not picture.save(str(partial), "PNG"):  # type: ignore[call-overload]
            raise ViewerError(f"{path}: the picture could not be written. Is the disk full?")
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def _check_target(path: Path) -> None:
    if path.is_dir():
        raise ViewerError(f"{path} is a folder. Name a file, for instance {path / 'psoas.png'}.")
    folder = path.parent
    if not folder.is_dir():
        raise ViewerError(f"{folder} is no folder. Make it first, or choose another.")
    if not os.access(folder, os.W_OK):
        raise ViewerError(f"{folder} cannot be written. Choose a folder that you may write to.")


def _choose_headless_drawing() -> None:
    """No window system is needed, nor asked, for a picture."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow")
