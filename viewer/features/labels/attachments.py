"""The pins of origins and insertions: where each attachment is strongest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from meshes.library import SurfaceMesh
from viewer.scene.pins import SIDES, Pin

KINDS = ("origin", "insertion")


def attachment_pins(meshes: Mapping[str, SurfaceMesh], names: Mapping[str, str]) -> tuple[Pin, ...]:
    """One pin an attachment, side and muscle, on the bone that gives it the most room."""
    found = []
    for muscle in (key for key in names if key.rsplit("_", 1)[-1] in SIDES):
        stem, side = muscle.rsplit("_", 1)
        for kind in KINDS:
            spots = list(_spots(meshes, f"{kind}_{stem}", side))
            if spots:
                _, key, index = max(spots)
                found.append(_pin(kind, muscle, names[muscle], (key, meshes[key]), index))
    return tuple(found)


def _spots(
    meshes: Mapping[str, SurfaceMesh], attribute: str, side: str
) -> Iterator[tuple[int, str, int]]:
    """(size, bone, vertex in the middle) of the attachment on each bone of that side."""
    sign = 1.0 if side == "right" else -1.0
    for key, mesh in meshes.items():
        if attribute not in mesh.attributes or key.endswith(_other(side)):
            continue
        mine = (mesh.attributes[attribute] > 127) & (sign * mesh.vertices[:, 0] > 0.0)
        if mine.any():
            middle = mesh.vertices[mine].mean(axis=0)
            away = np.linalg.norm(mesh.vertices - middle, axis=1)
            yield int(mine.sum()), key, int(np.where(mine, away, np.inf).argmin())


def _other(side: str) -> str:
    return f"_{SIDES[1 - SIDES.index(side)]}"


def _pin(kind: str, muscle: str, name: str, ground: tuple[str, SurfaceMesh], index: int) -> Pin:
    key, mesh = ground
    x, y, z = (float(v) for v in mesh.vertices[index])
    nx, ny, nz = (float(v) for v in mesh.normals[index])
    stem, side = muscle.rsplit("_", 1)
    twin = f"{stem}{_other(side)}/{kind}"
    return Pin(
        f"{muscle}/{kind}",
        f"{kind.capitalize()} of {name}",
        muscle,
        "",
        (x, y, z),
        (nx, ny, nz),
        twin,
        key,
    )
