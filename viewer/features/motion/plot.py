"""The lever arm over the hip's range: the project's curves before what others published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.styles.theme import UI_PX, Theme

Points = Sequence[tuple[float, float]]
TICKS_X, TICKS_Y = (0, 30, 60, 90), (0, 20, 40, 60)
RANGE_X, RANGE_Y = (-20.0, 105.0), (0.0, 60.0)
BAND_STRENGTH = 60  # of 255


@dataclass(frozen=True, slots=True)
class PlotCurve:
    """One muscle: its curve, the published band as lower and upper edge, and where it is now."""

    name: str
    points: Points
    least: Points
    greatest: Points
    now: tuple[float, float]
    colour: str
    dashed: bool


class MotionPlot(QWidget):
    """Draws curves of lever arm (mm) against hip flexion (degrees)."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Lever arm against hip flexion")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme: Theme | None = None
        self._scale = 1.0
        self.curves: tuple[PlotCurve, ...] = ()

    def set_look(self, theme: Theme, scale: float) -> None:
        self._theme, self._scale = theme, scale
        self.updateGeometry()
        self.update()

    def show_curves(self, curves: Sequence[PlotCurve]) -> None:
        self.curves = tuple(curves)
        self.setAccessibleDescription(
            " ".join(f"{one.name}: {one.now[1]:.0f} mm at {one.now[0]:.0f}°." for one in curves)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, round(200 * self._scale**0.7))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(round((UI_PX - 1) * self._scale))
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        left, bottom = metrics.horizontalAdvance("60 ") + 6.0, 2.2 * metrics.height()
        area = QRectF(left, 1.6 * metrics.height(), self.width() - left - 8.0, 0.0)
        area.setBottom(self.height() - bottom)
        self._draw_axes(painter, area, self._theme, metrics)
        for curve in self.curves:
            self._draw_band(painter, area, curve)
        for curve in self.curves:
            self._draw_curve(painter, area, curve, self._theme)
        self._draw_names(painter, area, self._theme, metrics)
        painter.end()

    def _draw_axes(
        self, painter: QPainter, area: QRectF, theme: Theme, metrics: QFontMetricsF
    ) -> None:
        height = metrics.height()
        for value in TICKS_Y:
            y = _at(area, 0.0, value).y()
            painter.setPen(QPen(QColor(theme.line), 1.0))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(theme.quiet))
            box = QRectF(0.0, y - height / 2, area.left() - 5.0, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, str(value))
        for value in TICKS_X:
            x = _at(area, value, 0.0).x()
            box = QRectF(x - 30.0, area.bottom() + 2.0, 60.0, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, f"{value}°")
        below = QRectF(area.left(), area.bottom() + height, area.width(), height + 2.0)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, "hip flexion")
        painter.drawText(QPointF(0.0, height), "mm")

    def _draw_band(self, painter: QPainter, area: QRectF, curve: PlotCurve) -> None:
        edge = [_at(area, *point) for point in (*curve.least, *reversed(curve.greatest))]
        colour = QColor(curve.colour)
        colour.setAlpha(BAND_STRENGTH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF(edge))

    def _draw_curve(self, painter: QPainter, area: QRectF, curve: PlotCurve, theme: Theme) -> None:
        style = Qt.PenStyle.DashLine if curve.dashed else Qt.PenStyle.SolidLine
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(curve.colour), 2.4, style))
        painter.drawPolyline(QPolygonF([_at(area, *point) for point in curve.points]))
        painter.setPen(QPen(QColor(theme.panel), 2.0))
        painter.setBrush(QColor(curve.colour))
        painter.drawEllipse(_at(area, *curve.now), 5.5, 5.5)

    def _draw_names(
        self, painter: QPainter, area: QRectF, theme: Theme, metrics: QFontMetricsF
    ) -> None:
        x = area.left() + metrics.horizontalAdvance("mm") + 4.0
        y = metrics.height() * 0.75
        for curve in self.curves:
            style = Qt.PenStyle.DashLine if curve.dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(curve.colour), 2.4, style))
            painter.drawLine(QPointF(x, y - 3.0), QPointF(x + 22.0, y - 3.0))
            painter.setPen(QColor(theme.text))
            painter.drawText(QPointF(x + 27.0, y + 1.0), curve.name)
            x += 42.0 + metrics.horizontalAdvance(curve.name)


def _at(area: QRectF, angle: float, arm: float) -> QPointF:
    x = (angle - RANGE_X[0]) / (RANGE_X[1] - RANGE_X[0])
    y = (min(max(arm, RANGE_Y[0]), RANGE_Y[1]) - RANGE_Y[0]) / (RANGE_Y[1] - RANGE_Y[0])
    return QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())
