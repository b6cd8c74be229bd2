"""Board mode: large targets, large text and a button for every drag, for fingers and pens."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractScrollArea, QScroller, QWidget

from viewer.core.preferences import Preferences
from viewer.features.board.pad import Pad
from viewer.overlay.overlay import Overlay


class BoardMode:
    """Shows the pad while the mode is on, and lets fingers scroll the panels at any time.

    Args:
        preferences: say whether the mode is on.
        overlay: lays the pad over the picture.
        actions: the window's actions by id.
    """

    def __init__(
        self, preferences: Preferences, overlay: Overlay, actions: Mapping[str, QAction]
    ) -> None:
        self._preferences, self._overlay = preferences, overlay
        self.pad = Pad(overlay.view, actions)
        overlay.lay_below(self.pad)
        preferences.look_changed.connect(self.apply)
        overlay.came_back.connect(self.apply)
        self.apply()

    def apply(self) -> None:
        self.pad.setVisible(self._preferences.settings.board)
        self._overlay.place()

    def let_fingers_scroll(self, window: QWidget) -> None:
        """A finger on a list or a text moves it instead of selecting."""
        for area in window.findChildren(QAbstractScrollArea):
            QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
