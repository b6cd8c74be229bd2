"""Draws over the 3D view which muscles shorten and which lengthen: lines of pull with arrows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from viewer.styles.theme import UI_PX, Theme

Place = tuple[float, float]
SHORTER, LONGER = "#B3261E", "#0B62C4"  # red and blue are told apart with any colour vision
HEAD = 9.0  # pixels
ASIDE = 34.0  # pixels between a line and what is written beside it


@dataclass(frozen=True, slots=True)
class Pull:
    """One muscle in the picture: its line in pixels from origin to insertion, and the change."""

    line: tuple[Place, ...]
    percent: float

    @property
    def text(self) -> str:
        word = "longer" if self.percent > 0.0 else "shorter"
        return f"{abs(self.percent):.0f} % {word}"


class PullLayer(QWidget):
    """Lies over the view and lets every event through."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Which muscles shorten and which lengthen")
        self.pulls: tuple[Pull, ...] = ()
        self._theme: Theme | None = None
        self._font = QFont()
        self._scale = 1.0
        self.hide()

    def set_look(self, theme: Theme, scale: float) -> None:
        self._theme, self._scale = theme, scale
        self._font = QFont(self.font())
        self._font.setPixelSize(round(UI_PX * scale))
        self.update()

    def show_pulls(self, pulls: Sequence[Pull]) -> None:
        """Draw these from now on."""
        self.pulls = tuple(pulls)
        self.setVisible(bool(self.pulls))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        for pull in self.pulls:
            self._draw_line(painter, pull)
        taken: list[QRectF] = []
        for pull in self.pulls:
            taken.append(self._free_box(pull, taken))
            self._draw_text(painter, pull, taken[-1], self._theme)
        painter.end()

    def _draw_line(self, painter: QPainter, pull: Pull) -> None:
        colour = QColor(LONGER if pull.percent > 0.0 else SHORTER)
        points = [QPointF(*place) for place in pull.line]
        style = Qt.PenStyle.SolidLine if pull.percent > 0.0 else Qt.PenStyle.DashLine
        for ink, width in ((QColor("#FFFFFF"), 5.0), (colour, 2.6)):
            pen_style = Qt.PenStyle.SolidLine if width > 3.0 else style
            painter.setPen(QPen(ink, width * self._scale, pen_style))
            painter.drawPolyline(QPolygonF(points))
        for tip, behind in ((points[0], points[1]), (points[-1], points[-2])):
            self._draw_head(painter, tip, behind, colour, outwards=pull.percent > 0.0)

    def _draw_head(
        self, painter: QPainter, end: QPointF, inner: QPointF, colour: QColor, *, outwards: bool
    ) -> None:
        """An arrow at an end of the line: away from the muscle, or towards its middle."""
        along = (end - inner) if outwards else (inner - end)
        length = math.hypot(along.x(), along.y())
        if length < 1.0:
            return
        along *= HEAD * self._scale / length
        beside = QPointF(-along.y(), along.x()) * 0.7
        tip = end + along if outwards else end + along * 2.0
        painter.setPen(QPen(QColor("#FFFFFF"), 1.5))
        painter.setBrush(colour)
        painter.drawPolygon(
            QPolygonF([tip, tip - along * 2.0 + beside, tip - along * 2.0 - beside])
        )

    def _free_box(self, pull: Pull, taken: Sequence[QRectF]) -> QRectF:
        """Beside the belly of the muscle, outwards, below what is there already."""
        (x1, y1), (x2, y2) = pull.line[:2]
        x, y = (x1 + x2) / 2.0, (y1 + y2) / 2.0
        metrics = QFontMetricsF(self._font)
        width, height = metrics.horizontalAdvance(pull.text) + 12.0, metrics.height() + 4.0
        left = x - width - ASIDE if x < self.width() / 2.0 else x + ASIDE
        left = min(max(left, 4.0), self.width() - width - 4.0)
        box = QRectF(left, y - height / 2.0, width, height)
        while any(box.intersects(other) for other in taken):
            box.translate(0.0, height + 3.0)
        return box

    def _draw_text(self, painter: QPainter, pull: Pull, box: QRectF, theme: Theme) -> None:
        painter.setPen(QPen(QColor(LONGER if pull.percent > 0.0 else SHORTER), 1.5))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(box, 4.0, 4.0)
        painter.setPen(QColor(theme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, pull.text)
