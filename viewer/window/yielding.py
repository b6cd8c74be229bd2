"""Widgets that give way where a window is small: nothing in them makes it larger."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from viewer.styles.plain_words import as_tip

LEAST_LETTERS = 6  # of a shortened text that stay in sight


class ShortLabel(QLabel):
    """One line of text, shortened by dots where there is no room; the tooltip has all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)  # it tells names of files and views

    def minimumSizeHint(self) -> QSize:
        letters = self.fontMetrics().averageCharWidth() * LEAST_LETTERS
        whole = super().minimumSizeHint()
        return QSize(min(letters, whole.width()), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        self.setToolTip("" if shown == self.text() else as_tip(self.text()))
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()


class Scrolled(QScrollArea):
    """A panel that scrolls where it has less room than it wants.

    Args:
        panel: is shown in it.
        greedy: takes more height than it wants where there is some.
    """

    def __init__(self, panel: QWidget, *, greedy: bool) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self.setAccessibleName(panel.accessibleName() or panel.objectName().capitalize())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(panel)
        if not greedy:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        panel = self.widget()
        return panel.sizeHint() if panel is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(6 * line, 3 * line)
