"""A cut asked for in words on the command line, such as `transverse:L3` or `sagittal:-20`."""

from __future__ import annotations

from collections.abc import Mapping

from meshes.library import SurfaceMesh
from viewer.errors import ViewerError
from viewer.state.cut import AXES, Cut, through
from viewer.state.levels import VERTEBRAE, middle

EXAMPLE = "transverse:L3"


def cut_asked_for(words: str, meshes: Mapping[str, SurfaceMesh]) -> Cut:
    """The cut that is meant.

    Args:
        words: an orientation, a colon, and a vertebra, the key of a structure, or millimetres
            from the hip joints along up, right or front.
        meshes: the structures by key.

    Raises:
        ViewerError: there is no such orientation or place.
    """
    kind, _, where = words.partition(":")
    if kind not in AXES:
        raise ViewerError(
            f"--cut {words}: {kind!r} is none of {', '.join(AXES)}. Write for instance {EXAMPLE}."
        )
    key = f"{where.lower()}_vertebra" if where.upper() in VERTEBRAE else where
    if key in meshes:
        x, y, z = (float(part) for part in middle(meshes[key]))
        return through((x, y, z), kind)
    try:
        return Cut(kind, AXES[kind], _millimetres(where))
    except ValueError:
        raise ViewerError(
            f"--cut {words}: {where!r} is no vertebra, structure or number of millimetres. "
            f"Write for instance {EXAMPLE}, coronal:psoas_major_left or sagittal:-20."
        ) from None


def _millimetres(text: str) -> float:
    """A number that a body can have.

    Raises:
        ValueError: it is none.
    """
    number = float(text)
    if not abs(number) < 1e4:
        raise ValueError(text)
    return number
