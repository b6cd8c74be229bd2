"""Where the eye stands: a turntable camera as a value, and pure functions that move it.

Up always stays up. Azimuth 0 looks from the front, 90 from the patient's right;
elevation 90 looks down from above.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

VIEW_ANGLE = 26.0
NEAREST, FARTHEST = 40.0, 6000.0  # mm from eye to focal point


@dataclass(frozen=True, slots=True)
class CameraPose:
    """A turntable camera.

    Attributes:
        focal_point: (x, y, z) in mm, the point that is turned about.
        distance: eye to focal point, mm.
        azimuth: degrees, 0 from the front, growing towards the patient's right.
        elevation: degrees, -90 from below to 90 from above.
    """

    focal_point: tuple[float, float, float]
    distance: float
    azimuth: float = 0.0
    elevation: float = 0.0

    @property
    def direction(self) -> Vector:
        """Unit vector from the focal point to the eye."""
        a, e = math.radians(self.azimuth), math.radians(self.elevation)
        return np.array([math.sin(a) * math.cos(e), math.cos(a) * math.cos(e), math.sin(e)])

    @property
    def view_up(self) -> Vector:
        """Unit vector that points up in the picture."""
        a, e = math.radians(self.azimuth), math.radians(self.elevation)
        return np.array([-math.sin(a) * math.sin(e), -math.cos(a) * math.sin(e), math.cos(e)])

    @property
    def right(self) -> Vector:
        """Unit vector that points right in the picture."""
        return np.cross(self.view_up, self.direction)

    @property
    def eye(self) -> Vector:
        """The eye, mm."""
        return np.asarray(self.focal_point) + self.distance * self.direction


# Seen from above and below the patient's front is at the upper edge of the picture.
STANDARD_VIEWS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "front": (0.0, 0.0),
        "back": (180.0, 0.0),
        "left": (-90.0, 0.0),
        "right": (90.0, 0.0),
        "top": (180.0, 90.0),
        "bottom": (0.0, -90.0),
    }
)


def view_name(pose: CameraPose) -> str | None:
    """The standard view that `pose` looks along (within one degree), if any."""
    for name, (azimuth, elevation) in STANDARD_VIEWS.items():
        turned = abs((pose.azimuth - azimuth + 180.0) % 360.0 - 180.0)
        if turned <= 1.0 and abs(pose.elevation - elevation) <= 1.0:
            return name
    return None


def fitted(bounds: Vector, aspect: float, azimuth: float, elevation: float) -> CameraPose:
    """Look at a box so that all of it is in the picture with a small margin.

    Args:
        bounds: (2, 3) lower and upper corner, mm.
        aspect: width of the picture divided by its height.
        azimuth: degrees.
        elevation: degrees.
    """
    centre = bounds.mean(axis=0)
    focal_point = (float(centre[0]), float(centre[1]), float(centre[2]))
    pose = CameraPose(focal_point, 1.0, azimuth, elevation)
    corners = np.array(np.meshgrid(*bounds.T)).reshape(3, -1).T - centre
    tangent = math.tan(math.radians(VIEW_ANGLE / 2.0))
    depth = corners @ pose.direction
    needed = np.maximum(
        np.abs(corners @ pose.view_up), np.abs(corners @ pose.right) / max(aspect, 0.1)
    )
    distance = float((needed / tangent + depth).max()) * 1.04
    return replace(pose, distance=min(max(distance, NEAREST), FARTHEST))


def orbited(pose: CameraPose, right: float, up: float) -> CameraPose:
    """Turn the model by `right` degrees to the right and `up` degrees upwards."""
    elevation = min(max(pose.elevation - up, -90.0), 90.0)
    azimuth = (pose.azimuth + right + 180.0) % 360.0 - 180.0
    return replace(pose, azimuth=azimuth, elevation=elevation)


def panned(pose: CameraPose, right: float, up: float) -> CameraPose:
    """Move the model in the picture by fractions of the picture's height."""
    shift = -picture_height(pose) * (right * pose.right + up * pose.view_up)
    return _with_focal_point(pose, np.asarray(pose.focal_point) + shift)


def zoomed(pose: CameraPose, factor: float, right: float = 0.0, up: float = 0.0) -> CameraPose:
    """Come nearer by `factor`; the point at (`right`, `up`) stays where it is in the picture.

    Args:
        pose: the camera before.
        factor: above 1 comes nearer.
        right: of the picture's centre, in fractions of the picture's height.
        up: above the picture's centre, likewise.
    """
    distance = min(max(pose.distance / factor, NEAREST), FARTHEST)
    kept = picture_height(pose) * (1.0 - distance / pose.distance)
    focal_point = np.asarray(pose.focal_point) + kept * (right * pose.right + up * pose.view_up)
    return replace(_with_focal_point(pose, focal_point), distance=distance)


def picture_height(pose: CameraPose) -> float:
    """How many mm at the focal point fill the picture from top to bottom."""
    return 2.0 * pose.distance * math.tan(math.radians(VIEW_ANGLE / 2.0))


def projected(pose: CameraPose, points: Vector, width: float, height: float) -> Vector:
    """Where points are drawn in a picture of that size.

    Args:
        pose: the camera.
        points: (n, 3) mm.
        width: of the picture, pixels.
        height: likewise.

    Returns:
        (n, 3): x to the right and y down in pixels, and the depth before the eye in mm.
    """
    from_eye = np.asarray(points, np.float64) - pose.eye
    depth = -(from_eye @ pose.direction)
    scale = height / 2.0 / math.tan(math.radians(VIEW_ANGLE / 2.0)) / np.maximum(depth, 1e-6)
    x = width / 2.0 + scale * (from_eye @ pose.right)
    y = height / 2.0 - scale * (from_eye @ pose.view_up)
    return np.stack([x, y, depth], axis=1)


def between(start: CameraPose, end: CameraPose, t: float) -> CameraPose:
    """The camera on its way, `t` from 0 to 1, the short way round, eased at both ends."""
    s = t * t * (3.0 - 2.0 * t)
    turn = (end.azimuth - start.azimuth + 180.0) % 360.0 - 180.0
    focal_point = (1.0 - s) * np.asarray(start.focal_point) + s * np.asarray(end.focal_point)
    return replace(
        _with_focal_point(end, focal_point),
        distance=start.distance ** (1.0 - s) * end.distance**s,
        azimuth=start.azimuth + s * turn,
        elevation=(1.0 - s) * start.elevation + s * end.elevation,
    )


def _with_focal_point(pose: CameraPose, point: Vector) -> CameraPose:
    return replace(pose, focal_point=(float(point[0]), float(point[1]), float(point[2])))
