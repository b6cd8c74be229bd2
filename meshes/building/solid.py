"""A shape with its place: field, bounds and named landmarks."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshes.building.fields import Field, mirrored, moved

_OTHER_SIDE = {"left": "right", "right": "left"}


@dataclass(frozen=True, slots=True)
class Solid:
    """One structure before it becomes triangles.

    Attributes:
        field: signed distance, mm, negative inside.
        lower: (3,) corner below, left of and behind the shape, mm.
        upper: (3,) the opposite corner, mm.
        landmarks: name -> (3,) point, mm.
    """

    field: Field
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    landmarks: Mapping[str, NDArray[np.float64]] = dataclasses.field(default_factory=dict)

    def placed(self, matrix: NDArray[np.float64]) -> Solid:
        """The same solid carried by a rigid 4x4 matrix."""
        corners = np.array(np.meshgrid(*np.stack([self.lower, self.upper]).T)).reshape(3, -1).T
        at = corners @ matrix[:3, :3].T + matrix[:3, 3]
        landmarks = {
            name: matrix[:3, :3] @ point + matrix[:3, 3] for name, point in self.landmarks.items()
        }
        return Solid(moved(self.field, matrix), at.min(axis=0), at.max(axis=0), landmarks)

    def mirrored(self) -> Solid:
        """The same solid on the other side; landmarks named left and right change places."""
        flip = np.array([-1.0, 1.0, 1.0])
        corners = np.stack([self.lower * flip, self.upper * flip])
        landmarks = {
            _other_side(name): np.asarray(point) * flip for name, point in self.landmarks.items()
        }
        return Solid(mirrored(self.field), corners.min(axis=0), corners.max(axis=0), landmarks)


def _other_side(name: str) -> str:
    return "_".join(_OTHER_SIDE.get(word, word) for word in name.split("_"))
