"""Where the eye stands: a turntable camera as a value, and pure functions that move it.

Azimuth 0 looks from the front, 90 from the patient's right; elevation 90 looks down from above.
The head stays up unless the camera is rolled, which only free tumbling does.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
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
        roll: degrees by which the picture's up is tilted to the right, 0 with the head up.
        parallel: lines of sight run side by side; what lies in the plane of the focal point is
            drawn at the same size in both projections.
    """

    focal_point: tuple[float, float, float]
    distance: float
    azimuth: float = 0.0
    elevation: float = 0.0
    roll: float = 0.0
    parallel: bool = False

    @property
    def figures(self) -> tuple[float, ...]:
        """The whole pose as eight numbers, the last one 1.0 for parallel."""
        return (
            *self.focal_point,
            *(self.distance, self.azimuth, self.elevation, self.roll, float(self.parallel)),
        )

    @property
    def direction(self) -> Vector:
        """Unit vector from the focal point to the eye."""
        a, e = math.radians(self.azimuth), math.radians(self.elevation)
        return np.array([math.sin(a) * math.cos(e), math.cos(a) * math.cos(e), math.sin(e)])

    @property
    def view_up(self) -> Vector:
        """Unit vector that points up in the picture."""
        a, e = math.radians(self.azimuth), math.radians(self.elevation)
        level = np.array([-math.sin(a) * math.sin(e), -math.cos(a) * math.sin(e), math.cos(e)])
        r = math.radians(self.roll)
        return math.cos(r) * level + math.sin(r) * np.cross(level, self.direction)

    @property
    def right(self) -> Vector:
        """Unit vector that points right in the picture."""
        return np.cross(self.view_up, self.direction)

    @property
    def eye(self) -> Vector:
        """The eye, mm; in parallel projection so far away that nothing lies behind it."""
        away = FARTHEST if self.parallel else self.distance
        return np.asarray(self.focal_point) + away * self.direction

    def towards_eye(self, points: Vector) -> Vector:
        """From each of the points (n, 3) along its line of sight, (n, 3), not normalised."""
        if self.parallel:
            return np.broadcast_to(self.direction, np.shape(points))
        return self.eye - points


def pose_of(figures: Sequence[float]) -> CameraPose:
    """The pose that `CameraPose.figures` came from."""
    x, y, z, distance, azimuth, elevation, roll, parallel = figures
    return CameraPose((x, y, z), distance, azimuth, elevation, roll, parallel != 0.0)


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
        turned = abs(_wrapped(pose.azimuth - azimuth))
        tilted = max(abs(pose.elevation - elevation), abs(pose.roll))
        if turned <= 1.0 and tilted <= 1.0:
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
    """Turn the model by `right` degrees to the right and `up` degrees upwards, head up."""
    elevation = min(max(pose.elevation - up, -90.0), 90.0)
    return replace(pose, azimuth=_wrapped(pose.azimuth + right), elevation=elevation)


def tumbled(pose: CameraPose, right: float, up: float) -> CameraPose:
    """Turn the model likewise, but about the axes of the picture and over its head."""
    a, b = math.radians(right), math.radians(up)
    direction = math.cos(a) * pose.direction - math.sin(a) * pose.right
    view_up = math.cos(b) * pose.view_up + math.sin(b) * direction
    direction = math.cos(b) * direction - math.sin(b) * pose.view_up
    x, y, z = (float(part) for part in direction)
    level = math.hypot(x, y)
    azimuth = math.degrees(math.atan2(x, y)) if level > 1e-9 else pose.azimuth
    upright = replace(pose, azimuth=azimuth, elevation=math.degrees(math.atan2(z, level)), roll=0.0)
    roll = math.atan2(float(view_up @ upright.right), float(view_up @ upright.view_up))
    return replace(upright, roll=math.degrees(roll))


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
    if pose.parallel:
        scale = np.full(len(depth), height / picture_height(pose))
    else:
        scale = height / 2.0 / math.tan(math.radians(VIEW_ANGLE / 2.0)) / np.maximum(depth, 1e-6)
    x = width / 2.0 + scale * (from_eye @ pose.right)
    y = height / 2.0 - scale * (from_eye @ pose.view_up)
    return np.stack([x, y, depth], axis=1)


def between(start: CameraPose, end: CameraPose, t: float) -> CameraPose:
    """The camera on its way, `t` from 0 to 1, the short way round, eased at both ends."""
    if t >= 1.0:
        return end
    s = t * t * (3.0 - 2.0 * t)
    turn, tilt = _wrapped(end.azimuth - start.azimuth), _wrapped(end.roll - start.roll)
    focal_point = (1.0 - s) * np.asarray(start.focal_point) + s * np.asarray(end.focal_point)
    return replace(
        _with_focal_point(end, focal_point),
        distance=start.distance ** (1.0 - s) * end.distance**s,
        azimuth=start.azimuth + s * turn,
        elevation=(1.0 - s) * start.elevation + s * end.elevation,
        roll=start.roll + s * tilt,
    )


def _wrapped(degrees: float) -> float:
    """The same angle from -180 to below 180 degrees."""
    return (degrees + 180.0) % 360.0 - 180.0


def _with_focal_point(pose: CameraPose, point: Vector) -> CameraPose:
    return replace(pose, focal_point=(float(point[0]), float(point[1]), float(point[2])))
