"""Attachments painted on the bones: origins in the muscle's own colour, insertions in blue.

The words on the pins tell the two apart as well, so nothing hangs on seeing the colours.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh
from viewer.scene.materials import RGB, rgb

STRENGTH = 0.85  # of the paint over the bone
PAINTS: Mapping[str, RGB] = MappingProxyType(
    {
        "origin_psoas_major": rgb("#A32C26"),
        "origin_iliacus": rgb("#D9705A"),
        "origin_psoas_minor": rgb("#7A4A63"),
        "insertion_iliacus": rgb("#5FB4F2"),
        "insertion_psoas_major": rgb("#1C56C8"),
        "insertion_psoas_minor": rgb("#1C56C8"),
    }
)


def takes_paint(mesh: SurfaceMesh) -> bool:
    """Whether any muscle is attached to the structure."""
    return any(name in mesh.attributes for name in PAINTS)


def painted(
    colours: NDArray[np.uint8], mesh: SurfaceMesh, muscles: Collection[str]
) -> NDArray[np.uint8]:
    """The vertex colours (n, 3) with the attachments of the named muscles laid over them."""
    mixed = colours.astype(np.float32)
    for name, paint in PAINTS.items():
        if name in mesh.attributes and name.split("_", 1)[1] in muscles:
            share = STRENGTH * mesh.attributes[name].astype(np.float32)[:, None] / 255.0
            mixed = mixed * (1.0 - share) + np.asarray(paint, np.float32) * share
    return np.asarray(np.round(mixed), np.uint8)
