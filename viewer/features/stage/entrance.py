"""What comes onto the stage and goes again in a moment, or at once where movement disturbs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractAnimation, QVariantAnimation
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

TAKES_MS = 180


class Entrance(QVariantAnimation):
    """Shows and hides a widget.

    Args:
        widget: comes and goes.
        draw: is told how much of the widget is there, 0 to 1.

    Attributes:
        cuts: there is no in-between.
        is_wanted: it is there or on its way, else gone or going.
    """

    def __init__(self, widget: QWidget, draw: Callable[[float], None]) -> None:
        super().__init__(widget)
        self._widget, self._draw = widget, draw
        self.cuts = self.is_wanted = False
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setDuration(TAKES_MS)
        self.valueChanged.connect(self._on_value)

    @property
    def share(self) -> float:
        """How much of it is there now, 0 to 1."""
        if self.state() == QAbstractAnimation.State.Running:
            return float(self.currentValue())
        return float(self.is_wanted)

    def go(self, wanted: bool) -> None:
        """Come, or go."""
        if wanted == self.is_wanted:
            return
        began_at = self.share
        self.is_wanted = wanted
        self.setDirection(self.Direction.Forward if wanted else self.Direction.Backward)
        if self.cuts:
            self.end()
            return
        self._draw(began_at)
        self._widget.setVisible(True)
        self.start()  # one that runs already only turns round

    def end(self) -> None:
        """Be wholly there or gone from now on."""
        self.stop()
        self._draw(float(self.is_wanted))
        self._widget.setVisible(self.is_wanted)

    def leave(self) -> None:
        """Be gone at once."""
        self.is_wanted = False
        self.end()

    def _on_value(self, share: float) -> None:
        self._draw(share)
        if share == 0.0 and not self.is_wanted:
            self._widget.hide()


def fading(widget: QWidget) -> Entrance:
    """An entrance of a widget that grows out of the picture where it stands."""
    effect = QGraphicsOpacityEffect(widget)
    effect.setEnabled(False)
    widget.setGraphicsEffect(effect)

    def draw(share: float) -> None:
        effect.setOpacity(share)
        effect.setEnabled(0.0 < share < 1.0)  # a widget at rest is drawn without a detour

    return Entrance(widget, draw)
