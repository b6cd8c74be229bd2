"""A widget whose picture is turned, moved and zoomed, in pixels as a hand moves or in degrees."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from viewer.scene.camera import CameraPose, orbited, panned, tumbled, zoomed

DEGREES_PER_WIDTH = 180.0


class Steered(QWidget):
    """What leads the camera; where it stands and how it is moved is the view's own.

    Attributes:
        tumbles: the model turns over its head, too; else up stays up.
    """

    tumbles = False

    @property
    def pose(self) -> CameraPose:
        raise NotImplementedError

    def look_from(self, pose: CameraPose) -> None:
        """Move the camera."""
        raise NotImplementedError

    def turn_by(self, pixels: QPointF) -> None:
        """Turn the model as if it were rolled under the pointer."""
        scale = DEGREES_PER_WIDTH / max(1, min(self.width(), self.height()))
        self.turn(pixels.x() * scale, -pixels.y() * scale)

    def pan_by(self, pixels: QPointF) -> None:
        """Move the model with the pointer."""
        height = max(1, self.height())
        self.pan(pixels.x() / height, -pixels.y() / height)

    def turn(self, right: float, up: float) -> None:
        """Turn the model by degrees; over its head only where that was chosen."""
        # A picture that is tilted already would jump if it were turned with the head up.
        free = self.tumbles or self.pose.roll != 0.0
        self.look_from((tumbled if free else orbited)(self.pose, right, up))

    def pan(self, right: float, up: float) -> None:
        """Move the model by fractions of the picture's height."""
        self.look_from(panned(self.pose, right, up))

    def zoom(self, factor: float) -> None:
        """Come nearer to the middle of the picture."""
        self.look_from(zoomed(self.pose, factor))

    def zoom_at(self, at: QPointF, factor: float) -> None:
        """Come nearer; what lies at a point of the widget stays there."""
        height = max(1, self.height())
        right, up = (at.x() - self.width() / 2) / height, (self.height() / 2 - at.y()) / height
        self.look_from(zoomed(self.pose, factor, right, up))
