"""A small cube with words that turns with the model: a click on a side looks from there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QWidget

Vector = tuple[float, float, float]

EDGE_SHARE = 0.56  # edge of the cube as a share of the widget's width; its diagonal then just fits
LEAST_TURN = 0.12  # cosine below which a side is too thin to be read or clicked
TEXT_SHARE = 0.84  # of a side's width that the longest word may take
GRID = 100.0  # units along the edge of a side in its own plane

# Name, outward normal, and what is up on the side when it faces the eye in its standard view.
SIDES: tuple[tuple[str, Vector, Vector], ...] = (
    ("front", (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    ("left", (-1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
    ("back", (0.0, -1.0, 0.0), (0.0, 0.0, 1.0)),
    ("right", (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
    ("top", (0.0, 0.0, 1.0), (0.0, 1.0, 0.0)),
    ("bottom", (0.0, 0.0, -1.0), (0.0, 1.0, 0.0)),
)
_LONGEST = "Bottom"
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}
_DO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class OrientationCube(QWidget):
    """Shows which sides of the patient face the eye.

    Signals:
        chosen(str): a standard view that the user asked for.
        pointed(str): the side that the keyboard stands on, empty when it has left.
    """

    chosen = Signal(str)
    pointed = Signal(str)

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._axes: tuple[Vector, Vector, Vector] = ((-1, 0, 0), (0, 0, 1), (0, 1, 0))
        self._hovered: str | None = None
        self._at = 0  # side that the keyboard stands on
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setToolTip("Click a side of the patient to look from there.")
        self.setAccessibleDescription(
            "The arrow keys go from side to side, Enter looks from there."
        )
        self._tell()

    def set_axes(
        self, right: Sequence[float], up: Sequence[float], to_eye: Sequence[float]
    ) -> None:
        """Turn the cube: unit vectors of the picture in body space (x right, y front, z up)."""
        axes = _vector(right), _vector(up), _vector(to_eye)
        if axes != self._axes:
            self._axes = axes
            self._tell()
            self.update()

    def set_edge(self, pixels: float) -> None:
        """The size of a side that faces the eye."""
        self.setFixedSize(QSize(1, 1) * round(pixels / EDGE_SHARE))

    def facing(self) -> list[str]:
        """The sides that can be seen, the one most turned to the eye first."""
        turned = {name: _dot(normal, self._axes[2]) for name, normal, _ in SIDES}
        seen = [name for name, cosine in turned.items() if cosine > LEAST_TURN]
        return sorted(seen, key=lambda name: -turned[name])

    def middle_of(self, side: str) -> QPointF:
        """Where the middle of a side is drawn."""
        return self._quad(side).boundingRect().center()

    def _tell(self) -> None:
        sides = self.facing()
        words = " and ".join((", ".join(sides[:-1]), sides[-1])) if sides[1:] else sides[0]
        self.setAccessibleName(f"Orientation: the patient's {words} can be seen")

    # ------------------------------------------------------------------- drawing

    def _quad(self, side: str) -> QPolygonF:
        """Corners of a side in the widget: lower left, lower right, upper right, upper left."""
        normal, up = next((n, u) for name, n, u in SIDES if name == side)
        across = _cross(up, normal)
        half, middle = self.width() * EDGE_SHARE / 2.0, self.width() / 2.0
        corners = QPolygonF()
        for a, b in ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)):
            x, y, z = (n + a * r + b * u for n, r, u in zip(normal, across, up, strict=True))
            at = (x, y, z)
            corners.append(
                QPointF(
                    middle + half * _dot(at, self._axes[0]),
                    middle - half * _dot(at, self._axes[1]),
                )
            )
        return corners

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for side in reversed(self.facing()):
            self._draw(painter, side)
        painter.end()

    def _draw(self, painter: QPainter, side: str) -> None:
        colours, quad = self.palette(), self._quad(side)
        marked = side == self._hovered or (self.hasFocus() and side == SIDES[self._at][0])
        role = QPalette.ColorRole.AlternateBase if marked else QPalette.ColorRole.Base
        edge = QPalette.ColorRole.Highlight if marked else QPalette.ColorRole.PlaceholderText
        painter.setBrush(colours.color(role))
        painter.setPen(QPen(colours.color(edge), 2.5 if marked else 1.2))
        painter.drawPolygon(quad)
        onto = QTransform()
        if QTransform.quadToQuad(_UPRIGHT, quad, onto):
            painter.save()
            painter.setTransform(onto, True)
            painter.setFont(_fitting(self.font()))
            painter.setPen(QColor(colours.color(QPalette.ColorRole.Text)))
            square = QRectF(0.0, 0.0, GRID, GRID)
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, side.capitalize())
            painter.restore()

    # -------------------------------------------------------------- mouse and keys

    def side_at(self, position: QPointF) -> str | None:
        """The side that is drawn there."""
        for side in self.facing():
            if self._quad(side).containsPoint(position, Qt.FillRule.WindingFill):
                return side
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.side_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, side: str | None) -> None:
        if side != self._hovered:
            self._hovered = side
            shape = Qt.CursorShape.PointingHandCursor if side else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        side = self.side_at(event.position())
        if side is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._stand_on((self._at + _STEPS[key]) % len(SIDES))
        elif key in _DO:
            self.chosen.emit(SIDES[self._at][0])
        else:
            super().keyPressEvent(event)

    def _stand_on(self, index: int) -> None:
        self._at = index
        name = SIDES[index][0]
        self.pointed.emit(name)
        QAccessible.updateAccessibility(
            QAccessibleAnnouncementEvent(self, f"Look at the patient's {name}")
        )
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        names = [name for name, _, _ in SIDES]
        self._stand_on(names.index(self.facing()[0]))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed.emit("")
        self.update()


_UPRIGHT = QPolygonF(
    [QPointF(0.0, GRID), QPointF(GRID, GRID), QPointF(GRID, 0.0), QPointF(0.0, 0.0)]
)


def _fitting(font: QFont) -> QFont:
    """The font in which the longest word fits the side; all sides are written alike."""
    fitted = QFont(font)
    fitted.setPixelSize(round(GRID / 2.0))
    width = QFontMetricsF(fitted).horizontalAdvance(_LONGEST)
    fitted.setPixelSize(round(GRID / 2.0 * TEXT_SHARE * GRID / width))
    return fitted


def _vector(numbers: Sequence[float]) -> Vector:
    x, y, z = (float(n) for n in numbers)
    return x, y, z


def _dot(one: Vector, other: Vector) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _cross(one: Vector, other: Vector) -> Vector:
    (a, b, c), (x, y, z) = one, other
    return b * z - c * y, c * x - a * z, a * y - b * x
