"""The plane that cuts the model, as a value.

Directions as angles are those of the camera: azimuth 0 points to the front, 90 to the patient's
right; elevation 90 points up.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

Triple = tuple[float, float, float]

AXES: dict[str, Triple] = {
    "transverse": (0.0, 0.0, 1.0),
    "sagittal": (1.0, 0.0, 0.0),
    "coronal": (0.0, 1.0, 0.0),
}
FREE = "free"
LEVEL = 1e-9  # below which an axis has no direction to the side
KINDS = (*AXES, FREE)


@dataclass(frozen=True, slots=True)
class Cut:
    """One plane; what lies beyond it is taken away.

    Attributes:
        kind: one of `KINDS`.
        axis: unit vector along which the plane moves (up, right or to the front; free: anywhere).
        offset: where the plane meets that axis, mm from the origin of the body.
        flipped: take away what lies before the plane instead of what lies beyond.
    """

    kind: str
    axis: Triple
    offset: float
    flipped: bool = False

    @property
    def normal(self) -> Triple:
        """Unit vector towards what is taken away."""
        x, y, z = self.axis
        return (-x, -y, -z) if self.flipped else (x, y, z)

    @property
    def origin(self) -> Triple:
        """A point on the plane, mm."""
        x, y, z = self.axis
        return x * self.offset, y * self.offset, z * self.offset

    def beyond(self, point: Triple) -> float:
        """How far (mm) a point lies on the side that is taken away; negative where it stays."""
        distance = _dot(self.axis, point) - self.offset
        return -distance if self.flipped else distance

    @property
    def angles(self) -> tuple[float, float]:
        """Azimuth and elevation of the axis, degrees."""
        x, y, z = self.axis
        level = math.hypot(x, y)
        azimuth = math.degrees(math.atan2(x, y)) if level > LEVEL else 0.0
        return azimuth, math.degrees(math.atan2(z, level))

    @property
    def seen_from(self) -> tuple[float, float]:
        """Azimuth and elevation in degrees from which the cut is seen straight on."""
        azimuth, elevation = Cut(self.kind, self.normal, 0.0).angles
        # From above the patient's front is at the upper edge of the picture, as from below.
        return (180.0 if elevation > 89.9 else azimuth), elevation

    def at(self, offset: float) -> Cut:
        """The same plane elsewhere on its axis."""
        return replace(self, offset=offset)

    def flip(self) -> Cut:
        """The same plane with the other side taken away."""
        return replace(self, flipped=not self.flipped)


def through(point: Triple, kind: str, axis: Triple | None = None) -> Cut:
    """A cut through a point (mm); `axis` is asked for where the kind is free."""
    axis = AXES[kind] if axis is None else axis
    return Cut(kind, axis, _dot(axis, point))


def axis_along(azimuth: float, elevation: float) -> Triple:
    """The unit vector in a direction given in degrees."""
    a, e = math.radians(azimuth), math.radians(elevation)
    return math.sin(a) * math.cos(e), math.cos(a) * math.cos(e), math.sin(e)


def _dot(a: Triple, b: Triple) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
