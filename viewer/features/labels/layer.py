"""Draws labels and their leader lines over the 3D view, crisp at every scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from viewer.features.labels.placing import Placed
from viewer.styles.theme import UI_PX, Theme

PAD_X, PAD_Y = 7.0, 2.0
HALO = 4.0  # pixels of light round the letters, both sides together
KINDS = ("structure", "landmark", "attachment")
WEIGHTS = {"structure": QFont.Weight.DemiBold}
DOT = 3.2  # radius of a pin, pixels
MOST_BOXES = 240  # pictures of boxes kept for the next frame
EDGE = 1.0  # pixels round a box that its border needs


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it is drawn.

    Attributes:
        placed: where its box, line and pin stand.
        text: name or number.
        faded: its pin is turned away or covered; hollow, with a broken line.
        chosen: it is the one in hand.
        kind: "structure", "landmark" or "attachment", each written its own way.
    """

    placed: Placed
    text: str
    faded: bool = False
    chosen: bool = False
    kind: str = "landmark"


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
        self._metrics = self._measured()

    def set_look(self, theme: Theme, scale: float) -> None:
        self._theme, self._scale = theme, scale
        self._font = QFont(self.font())
        self._font.setPixelSize(round(UI_PX * scale))
        self._metrics = self._measured()
        self._boxes.clear()
        self.update()

    def _measured(self) -> dict[str, QFontMetricsF]:
        return {kind: QFontMetricsF(self._written(kind)) for kind in KINDS}

    def _written(self, kind: str) -> QFont:
        """The hand of a kind: structures half bold, attachments slanted."""
        font = QFont(self._font)
        font.setWeight(WEIGHTS.get(kind, QFont.Weight.Normal))
        font.setItalic(kind == "attachment")
        return font

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    @property
    def box_height(self) -> float:
        return self._metrics["structure"].height() + 2 * PAD_Y

    def box_width(self, text: str, kind: str) -> float:
        """Of the box round the text of a label of a kind, pixels."""
        return self._metrics[kind].horizontalAdvance(text) + 2 * PAD_X

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
        # A light line under the dark one keeps it visible on bone, muscle and ground alike.
        painter.setPen(QPen(QColor(theme.panel), width + 2.0))
        painter.drawLine(start, pin)
        style = Qt.PenStyle.DashLine if label.faded else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, width, style))
        painter.drawLine(start, pin)
        painter.setPen(QPen(QColor(theme.panel), 1.5))
        painter.setBrush(QColor(theme.panel) if label.faded else colour)
        if label.faded:
            painter.setPen(QPen(colour, 1.5))
        painter.drawEllipse(pin, DOT * self._scale, DOT * self._scale)

    def _draw_box(self, painter: QPainter, label: Label, theme: Theme) -> None:
        placed, ratio = label.placed, self.devicePixelRatioF()
        look = (label.text, label.faded, label.chosen, label.kind, placed.width, ratio)
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
        if label.chosen:
            painter.setPen(QPen(QColor(theme.accent), 2.0))
            painter.setBrush(QColor(theme.panel))
            painter.drawRoundedRect(box, 4.0, 4.0)
        font = self._written(label.kind)
        metrics = QFontMetricsF(font)
        left = box.left() + (box.width() - metrics.horizontalAdvance(label.text)) / 2.0
        start = QPointF(left, box.top() + PAD_Y + metrics.ascent())
        letters = QPainterPath()
        letters.addText(start, font, label.text)
        round_pen = QPen(QColor(theme.panel), HALO)
        round_pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(letters, round_pen)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        painter.drawText(start, label.text)
        painter.end()
        return picture


def _box(placed: Placed) -> QRectF:
    return QRectF(placed.left, placed.top, placed.width, placed.height)
