"""Draws labels and their leader lines over the 3D view, crisp at every scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from viewer.features.labels.placing import Placed
from viewer.looks.theme import UI_PX, Theme

PAD_X, PAD_Y = 7.0, 2.0
DOT = 3.2  # radius of a pin, pixels
MOST_BOXES = 240  # pictures of boxes kept for the next frame
EDGE = 1.0  # pixels round a box that its border needs
FADED = 0.45  # opacity of the pin and the line of what lies behind


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it is drawn.

    Attributes:
        placed: where its box, line and pin stand.
        text: name or number.
        faded: its pin is turned away or covered.
        chosen: it is the one in hand.
    """

    placed: Placed
    text: str
    faded: bool = False
    chosen: bool = False


class LabelLayer(QWidget):
    """Lies over the view and lets every event through."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Labels")
        self.labels: tuple[Label, ...] = ()
        self._theme: Theme | None = None
        self._scale = 1.0
        self._boxes: dict[tuple[object, ...], QPixmap] = {}
        self._font = QFont()
        self._metrics = QFontMetricsF(self._font)

    def set_look(self, theme: Theme, scale: float) -> None:
        self._theme, self._scale = theme, scale
        self._font = QFont(self.font())
        self._font.setPixelSize(round(UI_PX * scale))
        self._metrics = QFontMetricsF(self._font)
        self._boxes.clear()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    @property
    def box_height(self) -> float:
        return self._metrics.height() + 2 * PAD_Y

    def box_width(self, text: str) -> float:
        """Of the box round a text, pixels."""
        return self._metrics.horizontalAdvance(text) + 2 * PAD_X

    def show_labels(self, labels: Sequence[Label]) -> None:
        """Draw these from now on."""
        self.labels = tuple(labels)
        self.setVisible(bool(self.labels))
        self.update()

    def id_at(self, position: QPointF) -> str | None:
        """The label whose box lies under a point."""
        for label in self.labels:
            if _box(label.placed).contains(position):
                return label.placed.id
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        for label in self.labels:
            self._draw_line(painter, label, self._theme)
        for label in self.labels:
            self._draw_box(painter, label, self._theme)
        painter.end()

    def _draw_line(self, painter: QPainter, label: Label, theme: Theme) -> None:
        placed = label.placed
        start, pin = QPointF(*placed.start), QPointF(*placed.pin)
        width = (1.8 if label.chosen else 1.0) * self._scale
        colour = QColor(theme.accent if label.chosen else theme.text)
        painter.setOpacity(FADED if label.faded else 1.0)
        # A light line under the dark one keeps it visible on bone, muscle and ground alike.
        painter.setPen(QPen(QColor(theme.panel), width + 2.0))
        painter.drawLine(start, pin)
        style = Qt.PenStyle.DashLine if label.faded else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, width, style))
        painter.drawLine(start, pin)
        painter.setPen(QPen(QColor(theme.panel), 1.5))
        painter.setBrush(QColor(theme.panel) if label.faded else colour)
        painter.drawEllipse(pin, DOT * self._scale, DOT * self._scale)
        painter.setOpacity(1.0)

    def _draw_box(self, painter: QPainter, label: Label, theme: Theme) -> None:
        placed, ratio = label.placed, self.devicePixelRatioF()
        look = (label.text, label.faded, label.chosen, placed.width, ratio)
        picture = self._boxes.get(look)
        if picture is None:
            if len(self._boxes) >= MOST_BOXES:
                self._boxes.clear()
            picture = self._boxes[look] = self._box_picture(label, theme, ratio)
        painter.drawPixmap(QPointF(placed.left - EDGE, placed.top - EDGE), picture)

    def _box_picture(self, label: Label, theme: Theme, ratio: float) -> QPixmap:
        """The box with its text, drawn once and used again on every frame."""
        width, height = label.placed.width + 2 * EDGE, label.placed.height + 2 * EDGE
        picture = QPixmap(ceil(width * ratio), ceil(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        box = QRectF(EDGE, EDGE, label.placed.width, label.placed.height)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        line = QColor(theme.accent if label.chosen else theme.line)
        painter.setPen(QPen(line, 2.0 if label.chosen else 1.0))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(box, 4.0, 4.0)
        painter.setPen(QColor(theme.quiet if label.faded else theme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label.text)
        painter.end()
        return picture


def _box(placed: Placed) -> QRectF:
    return QRectF(placed.left, placed.top, placed.width, placed.height)
