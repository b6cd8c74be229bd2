"""Draws the lines of chosen measures over the 3D view, each with its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.styles.theme import UI_PX, Theme

END = 5.0  # half length of the bar at each end of a line, pixels
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class DrawnMeasure:
    """One measure in the picture: its lines in pixels and what is written beside the first."""

    lines: tuple[tuple[Place, Place], ...]
    text: str


class MeasureLayer(QWidget):
    """Lies over the view and lets every event through."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Measures on the model")
        self.drawn: tuple[DrawnMeasure, ...] = ()
        self._theme: Theme | None = None
        self._font = QFont()
        self._scale = 1.0
        self.hide()

    def set_look(self, theme: Theme, scale: float) -> None:
        self._theme, self._scale = theme, scale
        self._font = QFont(self.font())
        self._font.setPixelSize(round(UI_PX * scale))
        self.update()

    def show_measures(self, drawn: Sequence[DrawnMeasure]) -> None:
        """Draw these from now on."""
        self.drawn = tuple(drawn)
        self.setVisible(bool(self.drawn))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        for measure in self.drawn:
            for start, end in measure.lines:
                self._draw_line(painter, QPointF(*start), QPointF(*end), self._theme)
        for measure in self.drawn:
            if measure.lines:
                self._draw_text(painter, measure, self._theme)
        painter.end()

    def _draw_line(self, painter: QPainter, start: QPointF, end: QPointF, theme: Theme) -> None:
        along = end - start
        length = max(1.0, (along.x() ** 2 + along.y() ** 2) ** 0.5)
        bar = QPointF(-along.y(), along.x()) * (END / length)
        for colour, width in ((theme.panel, 4.5), (theme.accent, 2.0)):
            painter.setPen(QPen(QColor(colour), width * self._scale))
            painter.drawLine(start, end)
            painter.drawLine(start - bar, start + bar)
            painter.drawLine(end - bar, end + bar)

    def _draw_text(self, painter: QPainter, measure: DrawnMeasure, theme: Theme) -> None:
        (x1, y1), (x2, y2) = measure.lines[0]
        metrics = QFontMetricsF(self._font)
        width, height = metrics.horizontalAdvance(measure.text) + 12.0, metrics.height() + 4.0
        left = min(max((x1 + x2) / 2.0 + 8.0, 4.0), self.width() - width - 4.0)
        top = min(max((y1 + y2) / 2.0 - height - 6.0, 4.0), self.height() - height - 4.0)
        box = QRectF(left, top, width, height)
        painter.setPen(QPen(QColor(theme.accent), 1.0))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(box, 4.0, 4.0)
        painter.setPen(QColor(theme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, measure.text)
