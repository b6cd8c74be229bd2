"""Pins in a pose: each goes where its structure goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from viewer.scene.pins import Pin

Floats = NDArray[np.float64]
Carry = Callable[[str, Floats, Floats], tuple[Floats, Floats]]


def carried(pins: Iterable[Pin], carry: Carry) -> list[Pin]:
    """The pins in a pose, in their order.

    Args:
        pins: in standing; a structure's own name is found anew in each pose and stays.
        carry: from a structure, points (n, 3) and normals (n, 3) to those in the pose, mm.
    """
    found = []
    for pin in pins:
        if pin.id != pin.structure:
            point, normal = np.array([pin.point]), np.array([pin.normal])
            (x, y, z), (nx, ny, nz) = (one[0] for one in carry(pin.lies_on, point, normal))
            point_now = (float(x), float(y), float(z))
            found.append(replace(pin, point=point_now, normal=(float(nx), float(ny), float(nz))))
        else:
            found.append(pin)
    return found
