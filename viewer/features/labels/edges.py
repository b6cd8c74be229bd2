"""Letters at the edges of the picture, as on scans: which side of the patient lies there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.styles.theme import UI_PX, Theme

LARGER = 1.4  # than the text of the window
LEAST = 0.38  # cosine from which an axis has its letter: 22 degrees off the edge of the picture
PAD = 6.0
HALO = 4.0
_ENDS = (("L", "R"), ("P", "A"), ("F", "H"))  # lower and upper end of x right, y front, z up
WORDS = {"L": "left", "R": "right", "P": "back", "A": "front", "F": "feet", "H": "head"}


def letters_along(direction: Sequence[float]) -> str:
    """What lies in a direction of the body (x right, y front, z up), what is nearest first."""
    order = sorted(range(3), key=lambda axis: -abs(direction[axis]))
    return "".join(_ENDS[a][direction[a] > 0.0] for a in order if abs(direction[a]) > LEAST)


class EdgeLetters(QWidget):
    """Lies over the view and lets every event through."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.letters: dict[str, str] = {}
        self._theme: Theme | None = None
        self._font = QFont()
        self._outlines: dict[str, QPainterPath] = {}
        self._below = 0.0
        self.lower()

    def set_look(self, theme: Theme, scale: float) -> None:
        self._theme = theme
        self._font = QFont(self.font())
        self._font.setPixelSize(round(LARGER * UI_PX * scale))
        self._font.setBold(True)
        self._outlines.clear()
        self.update()

    @property
    def width_taken(self) -> float:
        """Pixels at each side that two letters take, none while they are not shown."""
        return (
            QFontMetricsF(self._font).horizontalAdvance("AR") + PAD if not self.isHidden() else 0.0
        )

    def leave_room_below(self, pixels: float) -> None:
        """Stand above what floats over the lower edge."""
        self._below = pixels
        self.update()

    def turn(self, right: Sequence[float], up: Sequence[float]) -> None:
        """Follow the camera: unit vectors that point right and up in the picture."""
        letters = {
            "left": letters_along([-part for part in right]),
            "right": letters_along(right),
            "top": letters_along(up),
            "bottom": letters_along([-part for part in up]),
        }
        if letters != self.letters:
            self.letters = letters
            said = (
                f"{edge} {' and '.join(WORDS[one] for one in found)}"
                for edge, found in letters.items()
            )
            self.setAccessibleName(f"Edges of the picture, sides of the patient: {', '.join(said)}")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self._font)
        width, bottom = float(self.width()), self.height() - self._below
        middle = (bottom + metrics.ascent()) / 2.0
        for edge, text in self.letters.items():
            wide = metrics.horizontalAdvance(text)
            x = {"left": PAD, "right": width - PAD - wide}.get(edge, (width - wide) / 2.0)
            y = {"top": PAD + metrics.ascent(), "bottom": bottom - metrics.descent()}.get(
                edge, middle
            )
            path = self._outline(text).translated(x, y)
            halo = QPen(QColor(self._theme.panel), HALO)
            halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, halo)
            painter.fillPath(path, QColor(self._theme.text))
        painter.end()

    def _outline(self, text: str) -> QPainterPath:
        """Kept: a letter has slightly other outlines once other sizes of the font were drawn."""
        if text not in self._outlines:
            self._outlines[text] = QPainterPath()
            self._outlines[text].addText(0.0, 0.0, self._font, text)
        return self._outlines[text]
