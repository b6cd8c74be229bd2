"""Draws over the 3D view which muscles shorten and which lengthen: a line and a tag."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from viewer.styles.theme import UI_PX, Theme

Place = tuple[float, float]
HEAD = 9.0  # pixels
ABOVE = 40.0  # pixels from the upper end of a muscle to its tag
BESIDE = 70.0  # pixels from there to the tag where there is no room above
PAD, SWATCH, EDGE = 8.0, 18.0, 4.0
DOTS = 6.0  # pixels from one dot to the next
DARK_EDGE, LIGHT_EDGE = "#1B2229", "#FFFFFF"
LEAST = 0.5  # per cent of length below which nothing has changed


@dataclass(frozen=True, slots=True)
class Pull:
    """One muscle in the picture.

    Attributes:
        name: with its side, such as `Left psoas`.
        side: "left" or "right"; the muscles of a side share a tag.
        line: along its middle from the upper to the lower end, pixels.
        percent: how much longer than in standing.
        covered: for each place of the line whether something else lies before the muscle there;
            empty while that is not known.
        colour: of the muscle, as `#RRGGBB`.
    """

    name: str
    side: str
    line: tuple[Place, ...]
    percent: float
    colour: str
    covered: tuple[bool, ...] = ()

    @property
    def text(self) -> str:
        if abs(self.percent) < LEAST:
            return f"{self.name}: no change"
        word = "longer" if self.percent > 0.0 else "shorter"
        return f"{self.name} {abs(self.percent):.0f} % {word}"


@dataclass(frozen=True, slots=True)
class Tag:
    """What is written on the muscles of one side.

    Attributes:
        pulls: a row each.
        box: where, in pixels.
    """

    pulls: tuple[Pull, ...]
    box: QRectF


class PullLayer(QWidget):
    """Lies over the view and lets every event through."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
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
        self.setAccessibleDescription(". ".join(pull.text for pull in self.pulls))
        self.setVisible(bool(self.pulls))
        self.update()

    @property
    def tags(self) -> tuple[Tag, ...]:
        """One for each side, headwards of its muscles, where no bone lies; they never overlap."""
        groups = [
            tuple(pull for pull in self.pulls if pull.side == side)
            for side in dict.fromkeys(pull.side for pull in self.pulls)
        ]
        groups.sort(key=lambda group: group[0].line[0])
        boxes = [self._box(group) for group in groups]
        if len(boxes) == 2:
            _draw_apart(*boxes)
        taken = self._floating()
        tags = []
        for box, group in zip(boxes, groups, strict=True):
            free = self._free(box, group[0], taken)
            tags.append(Tag(group, free))
            taken.append(free)
        return tuple(tags)

    def _floating(self) -> list[QRectF]:
        """What else lies over the view: no tag may hide below it."""
        floats = [
            one for one in self._view.children() if isinstance(one, QWidget) and one.isVisible()
        ]
        through = Qt.WidgetAttribute.WA_TransparentForMouseEvents
        return [QRectF(one.geometry()) for one in floats if not one.testAttribute(through)]

    def _free(self, box: QRectF, pull: Pull, taken: Sequence[QRectF]) -> QRectF:
        """The box, or one beside the muscle's upper end where it does not fit headwards.

        Beside comes first on the muscle's own side, to which it runs down.
        """
        x, y = pull.line[0]
        reach = BESIDE * self._scale
        aside, above = reach + box.width() / 2.0, reach + box.height() / 2.0
        out = math.copysign(aside, pull.line[-1][0] - x)
        ways = [(out, 0.0), (out, 2.0 * reach), (0.0, -above), (-out, 0.0), (0.0, above)]
        middles = [box.center(), *(QPointF(x + dx, y + dy) for dx, dy in ways)]
        offered = [_centred(box, middle) for middle in middles]
        free = [one for one in offered if self._is_within(one) and not _meets(one, taken)]
        return free[0] if free else self._within(box)

    def _is_within(self, box: QRectF) -> bool:
        return QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE).contains(box)

    def _within(self, box: QRectF) -> QRectF:
        """The same box moved into the view."""
        left = max(EDGE, min(box.left(), self.width() - box.width() - EDGE))
        top = max(EDGE, min(box.top(), self.height() - box.height() - EDGE))
        return QRectF(left, top, box.width(), box.height())

    def _box(self, group: Sequence[Pull]) -> QRectF:
        metrics = QFontMetricsF(self._font)
        beside = (SWATCH + 3.0 * PAD) * self._scale
        width = max(metrics.horizontalAdvance(pull.text) for pull in group) + beside
        height = len(group) * metrics.height() + PAD * self._scale
        end, inner = (QPointF(*group[0].line[index]) for index in (0, len(group[0].line) // 2))
        away = end - inner
        length = max(math.hypot(away.x(), away.y()), 1.0)
        # The box only just clears its distance, whichever way it lies.
        reach = ABOVE * self._scale + 0.5 * (
            abs(away.x()) / length * width + abs(away.y()) / length * height
        )
        middle = end + away * (reach / length)
        return QRectF(middle.x() - width / 2.0, middle.y() - height / 2.0, width, height)

    # ---------------------------------------------------------------------- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        for pull in self.pulls:
            self._draw_line(painter, pull)
        for tag in self.tags:
            self._draw_tag(painter, tag, self._theme)
        painter.end()

    def _draw_line(self, painter: QPainter, pull: Pull) -> None:
        colour, points = QColor(pull.colour), [QPointF(*place) for place in pull.line]
        covered = pull.covered or (False,) * len(points)
        for hidden, run in groupby(range(len(points) - 1), lambda i: covered[i] or covered[i + 1]):
            piece = list(run)
            part = points[piece[0] : piece[-1] + 2]
            if hidden:
                _draw_behind(painter, part, self._scale)
            else:
                _draw_inked(painter, part, colour, self._scale)
        if abs(pull.percent) >= LEAST:
            for tip, behind in ((0, 1), (-1, -2)):
                if not covered[tip]:
                    ends = points[tip], points[behind]
                    self._draw_head(painter, *ends, colour, outwards=pull.percent > 0.0)

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

    def _draw_tag(self, painter: QPainter, tag: Tag, theme: Theme) -> None:
        end = QPointF(*tag.pulls[0].line[0])
        near = QPointF(
            min(max(end.x(), tag.box.left()), tag.box.right()),
            min(max(end.y(), tag.box.top()), tag.box.bottom()),
        )
        painter.setPen(QPen(QColor(theme.edge), 1.5 * self._scale))
        painter.drawLine(near, end)
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(tag.box, 6.0, 6.0)
        pad, swatch = PAD * self._scale, SWATCH * self._scale
        height = (tag.box.height() - pad) / len(tag.pulls)
        for row, pull in enumerate(tag.pulls):
            top = tag.box.top() + pad / 2.0 + row * height
            left, middle = tag.box.left() + pad, top + height / 2.0
            ends = QPointF(left, middle), QPointF(left + swatch, middle)
            _draw_inked(painter, ends, QColor(pull.colour), self._scale)
            painter.setPen(QColor(theme.text))
            words = QRectF(left + swatch + pad, top, tag.box.width(), height)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, pull.text)


def _centred(box: QRectF, middle: QPointF) -> QRectF:
    moved = QRectF(box)
    moved.moveCenter(middle)
    return moved


def _meets(box: QRectF, others: Sequence[QRectF]) -> bool:
    return any(box.intersects(other) for other in others)


def _draw_inked(painter: QPainter, points: Sequence[QPointF], colour: QColor, scale: float) -> None:
    """A line in a colour, with a light and a dark edge that are seen on anything."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, width in ((QColor(DARK_EDGE), 6.4), (QColor(LIGHT_EDGE), 5.0), (colour, 2.6)):
        painter.setPen(QPen(ink, width * scale))
        painter.drawPolyline(QPolygonF(list(points)))


def _draw_behind(painter: QPainter, points: Sequence[QPointF], scale: float) -> None:
    """A line of dots: it runs on behind what is seen there, and is no part of that."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, width in ((QColor(DARK_EDGE), 3.0), (QColor(LIGHT_EDGE), 1.8)):
        pen = QPen(ink, width * scale, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, DOTS * scale / pen.widthF()])
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(list(points)))


def _draw_apart(left: QRectF, right: QRectF) -> None:
    """Move two boxes sideways until there is a gap between them."""
    gap = left.right() + EDGE - right.left()
    if gap > 0.0:
        left.translate(-gap / 2.0, 0.0)
        right.translate(gap / 2.0, 0.0)
