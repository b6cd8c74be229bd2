"""A slider that keeps its own keys while it has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSlider

_OWN = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Slider(QSlider):
    """Horizontal, named for screen readers; Home and End go to its ends.

    Args:
        lowest: the value at its left end.
        highest: the value at its right end.
        step: of an arrow key.
        name: what it is for; also its tooltip.
    """

    def __init__(self, lowest: int, highest: int, step: int, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(lowest, highest)
        self.setSingleStep(step)
        self.setPageStep(step)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def event(self, event: QEvent) -> bool:
        # Else Home, a shortcut of the window, would reset the view.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _OWN
        ):
            event.accept()
            return True
        return super().event(event)
