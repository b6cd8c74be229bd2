"""Moves the viewport's camera on command, gliding unless something interrupts."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QTimer

from viewer.scene.camera import (
    STANDARD_VIEWS,
    CameraPose,
    between,
    fitted,
    panned,
    picture_height,
    zoomed,
)
from viewer.scene.scene import Scene
from viewer.viewport.viewport import Viewport

Triple = tuple[float, float, float]

GLIDE_S = 0.45
ROOM_ROUND = 1.25  # what is left of the body round the face of a cut
ROOM_ROUND_ONE = 2.5  # size of the picture in sizes of a structure that is flown to
STILL_WHOLE = 0.8  # share of the distance to the body up to which all of it counts as in sight
FACING = 0.5  # cosine above which a surface counts as turned to the eye
AZIMUTHS = (0.0, 30.0, 60.0, 90.0, 120.0, 150.0, 180.0, -150.0, -120.0, -90.0, -60.0, -30.0)
NEAR = 90.0  # mm round a place that are shown with it
_INTERRUPTS = (
    *(QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.KeyPress),
    *(QEvent.Type.TouchBegin, QEvent.Type.NativeGesture),
)


def _across(structure: str, azimuth: float) -> bool:
    """Whether the other half of the body would stand before a sided structure."""
    other = {"left": 90.0, "right": -90.0}.get(structure.rsplit("_", 1)[-1])
    return other is not None and abs(azimuth - other) < 75.0


class CameraControl(QObject):
    """Named views, home and fly-to.

    Args:
        viewport: shows the scene.
        scene: gives the bounds of structures.
        home: structures that the home view frames.

    Attributes:
        cuts: go to a new view at once instead of flying there.
        makes_way: what the user framed by hand, too, moves out of the way of what floats below.
    """

    def __init__(self, viewport: Viewport, scene: Scene, home: tuple[str, ...]) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._scene = scene
        self._home = home
        self._start = self._end = scene.pose
        self._began = 0.0
        self._side_room = self._room_below = 0.0
        self.cuts = False
        self.makes_way = False
        self._margin = 0.0
        self._aim: tuple[tuple[str, ...], float, float, float] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)
        viewport.installEventFilter(self)

    @property
    def home(self) -> tuple[str, ...]:
        """The structures that the home view frames."""
        return self._home

    @property
    def is_moving(self) -> bool:
        return self._timer.isActive()

    def look(self, view: str) -> None:
        """Turn to a standard view of what fills the picture at home.

        Raises:
            KeyError: there is no such view.
        """
        self.frame(self._home, *STANDARD_VIEWS[view])

    def reset(self) -> None:
        self.look("front")

    def jump(self, view: str) -> None:
        """Take a standard view at once."""
        self._aim = (self._home, *STANDARD_VIEWS[view], 1.0)
        self._viewport.look_from(self.framed(*self._aim))

    def zoom(self, factor: float) -> None:
        self._let_go()
        self._viewport.zoom(factor)

    def turn(self, right: float, up: float) -> None:
        """Turn the model by degrees."""
        self._let_go()
        self._viewport.turn(right, up)

    def pan(self, right: float, up: float) -> None:
        """Move the model by fractions of the picture's height."""
        self._let_go()
        self._viewport.pan(right, up)

    @property
    def is_parallel(self) -> bool:
        return self._scene.pose.parallel

    def toggle_projection(self) -> None:
        """Perspective or parallel; what lies at the focal point keeps its size."""
        parallel = not self._scene.pose.parallel
        self._start = replace(self._start, parallel=parallel)
        self._end = replace(self._end, parallel=parallel)  # a flight goes on
        self._viewport.look_from(replace(self._scene.pose, parallel=parallel))

    @property
    def destination(self) -> CameraPose:
        """Where the camera is, or where it is flying to."""
        return self._end if self.is_moving else self._scene.pose

    @property
    def tumbles(self) -> bool:
        return self._viewport.tumbles

    def tumble(self, free: bool) -> None:
        """Let the model turn over its head, or keep up up from now on."""
        self._viewport.tumbles = free
        if not free and self._scene.pose.roll != 0.0:
            self.glide_to(replace(self._scene.pose, roll=0.0))

    def _let_go(self) -> None:
        """From now on the user leads the camera."""
        self._timer.stop()
        self._aim = None

    def fly_to(self, keys: tuple[str, ...]) -> None:
        """Frame the structures from where the eye is."""
        if keys:
            pose = self._scene.pose
            self.frame(keys, pose.azimuth, pose.elevation, around=ROOM_ROUND_ONE)

    def take_in(self, keys: tuple[str, ...]) -> None:
        """Frame the body with some structures more, unless the user has come close to a part."""
        pose = self._scene.pose
        home = self.framed(self._home, pose.azimuth, pose.elevation)
        if self._aim is not None or pose.distance > STILL_WHOLE * home.distance:
            self.frame((*self._home, *keys), pose.azimuth, pose.elevation)

    def show_place(self, structure: str, point: Triple, normal_there: Triple) -> None:
        """Come close to a point (mm) of a structure, from where it is turned to the eye."""
        pose, normal = self._scene.pose, np.asarray(normal_there)
        if pose.direction @ normal < FACING:
            free = [azimuth for azimuth in AZIMUTHS if not _across(structure, azimuth)]
            turned = [replace(pose, azimuth=azimuth, elevation=0.0) for azimuth in free]
            pose = max(turned, key=lambda one: float(one.direction @ normal))
        around = np.asarray(point) + np.array([[-NEAR], [NEAR]])
        self._aim = None
        aspect = self._viewport.width() / max(1, self._viewport.height())
        near = fitted(around, aspect, pose.azimuth, pose.elevation)
        self.glide_to(replace(near, parallel=pose.parallel))

    def frame(
        self, keys: tuple[str, ...], azimuth: float, elevation: float, around: float = 1.0
    ) -> None:
        """Fly to where all of the structures are in the picture, and keep them there."""
        self._aim = (keys, azimuth, elevation, around)
        self.glide_to(self.framed(*self._aim))

    def fly(self, pose: CameraPose) -> None:
        """Go to a pose and stay there."""
        self._let_go()
        self.glide_to(pose)

    def framed(
        self, keys: tuple[str, ...], azimuth: float, elevation: float, around: float = 1.0
    ) -> CameraPose:
        """The pose that shows all of the structures from a direction (degrees).

        The picture is `around` times as large as they are, but no larger than that of the body.
        """
        near = self._fitted(self._scene.bounds(keys), azimuth, elevation)
        if around == 1.0:
            return near
        whole = self._fitted(self._scene.bounds(self._home), azimuth, elevation)
        wanted = max(near.distance, min(around * near.distance, whole.distance))
        return zoomed(near, near.distance / wanted, 0.0, (1.0 - self._free) / 2.0)

    def framed_box(self, box: NDArray[np.float64], azimuth: float, elevation: float) -> CameraPose:
        """The pose that shows all of a box (2, 3) in mm from a direction (degrees)."""
        return self._fitted(box, azimuth, elevation)

    def grain(self, pose: CameraPose) -> float:
        """How many mm at the focal point a pixel of the widget covers."""
        return picture_height(pose) / max(1, self._viewport.height())

    def face(self, box: NDArray[np.float64], azimuth: float, elevation: float) -> None:
        """Fly to where a box (2, 3) in mm fills the picture."""
        self._let_go()
        self.glide_to(zoomed(self._fitted(box, azimuth, elevation), 1.0 / ROOM_ROUND))

    def _fitted(self, box: NDArray[np.float64], azimuth: float, elevation: float) -> CameraPose:
        height = max(1, self._viewport.height())
        free = self._free
        inner = max(0.3, free - 2.0 * self._margin / height)
        wide = self._viewport.width() - self._side_room - 2.0 * self._margin
        aspect = max(wide, self._viewport.width() / 3.0) / (height * inner)
        pose = fitted(box, aspect, azimuth, elevation)
        pose = panned(zoomed(pose, inner), 0.0, (1.0 - free) / 2.0)
        return replace(pose, parallel=self._scene.pose.parallel)

    @property
    def _free(self) -> float:
        """Share of the height over which nothing floats."""
        return max(0.5, 1.0 - self._room_below / max(1, self._viewport.height()))

    def leave_margin(self, pixels: float) -> None:
        """Keep so much free round what is framed from now on."""
        if pixels != self._margin:
            self._margin = pixels
            if self._aim is not None:
                self._viewport.look_from(self.framed(*self._aim))

    def leave_room(self, pixels: float) -> None:
        """Keep the sides of the picture free for labels; what was framed is framed anew."""
        if pixels != self._side_room:
            self._side_room = pixels
            self._frame_anew()

    def leave_room_below(self, pixels: float) -> None:
        """Keep the lower edge free for what floats over the picture there."""
        if pixels != self._room_below:
            before = self._free
            self._room_below = pixels
            if self._aim is None and self.makes_way and not self.is_moving:
                # What filled the part that was free fills the part that is free now.
                lifted = zoomed(self._scene.pose, self._free / before, 0.0, (1.0 - before) / 2.0)
                self._viewport.look_from(panned(lifted, 0.0, (before - self._free) / 2.0))
            if self._aim is not None and not self.is_moving:
                # As when the window changes its size: what was framed stays framed.
                self._viewport.look_from(self.framed(*self._aim))

    def _frame_anew(self) -> None:
        if self._aim is not None:
            self.glide_to(self.framed(*self._aim))

    def glide_to(self, pose: CameraPose) -> None:
        """Move there in under half a second, or at once where motion is not wanted."""
        if self.cuts:
            self._timer.stop()
            self._viewport.look_from(pose)
            return
        self._start, self._end, self._began = self._scene.pose, pose, monotonic()
        self._timer.start()

    def _step(self) -> None:
        t = min(1.0, (monotonic() - self._began) / GLIDE_S)
        if t >= 1.0:
            self._timer.stop()
        self._viewport.look_from(between(self._start, self._end, t))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INTERRUPTS:
            self._let_go()
        elif event.type() == QEvent.Type.Resize and self._aim and not self._timer.isActive():
            # What was framed stays framed, until the user moves the camera.
            self._viewport.look_from(self.framed(*self._aim))
        return False
