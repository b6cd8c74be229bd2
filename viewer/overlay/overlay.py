"""Small widgets that float on the 3D view: cube, views, sentence and hint."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from viewer.overlay.orientation import OrientationCube
from viewer.overlay.sentence import SentenceBar

MARGIN = 12
HINT_PADDING = 16
CUBE_LINES = 3.8  # edge of the cube in lines of text
CUBE_SHARE = 0.2  # of the view's shorter side that it may take at most
SENTENCE_SHARE = 0.4  # of the view's height that a sentence may take
HINT = "Click a structure to read where it is and what it does. Drag to turn."


class Bar(Protocol):
    """A widget that lies at the lower edge while it is shown."""

    @property
    def stops(self) -> Sequence[QWidget]: ...
    def fit(self, room: int) -> None: ...
    def isVisibleTo(self, view: QWidget, /) -> bool: ...
    def hide(self) -> None: ...
    def height(self) -> int: ...
    def width(self) -> int: ...
    def move(self, x: int, y: int, /) -> None: ...


class Overlay(QObject):
    """Keeps the floating widgets in their places when the view changes its size.

    Attributes:
        view: what they float on.

    Signals:
        room_below_taken(float): pixels at the lower edge that they cover.
        corner_taken(float): pixels down from the upper right corner that they cover.
        spoke(): there is another sentence on what is seen, or none.
        came_back(): they had been put away and are to be seen again.
    """

    room_below_taken = Signal(float)
    corner_taken = Signal(float)
    spoke = Signal()
    came_back = Signal()

    def __init__(self, view: QWidget, actions: Sequence[QAction]) -> None:
        super().__init__(view)
        self.view = view
        self.views = QMenu("Views", view)
        self.views.addActions(list(actions))
        self.strip = _strip(view, self.views)
        self.orientation = _label(view, "orientation", "Which side of the body faces you")
        self.hint = _label(view, "hint", "How to begin")
        self.hint.setText(HINT)
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.cube = OrientationCube(view)
        self.cube.pointed.connect(self._point)
        self.cube.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.cube.customContextMenuRequested.connect(self._open_views)
        self.orientation.hide()
        self.sentence = SentenceBar(view)
        self._hints = False
        self._said: str | None = None
        self._bars: list[Bar] = []
        self._away = False
        self._order_tabs()
        view.installEventFilter(self)

    def _order_tabs(self) -> None:
        """From the model the tab key goes through all that floats on it."""
        buttons = self.strip.findChildren(QToolButton)
        for one, other in pairwise((self.view, self.cube, self.sentence.close_button, *buttons)):
            QWidget.setTabOrder(one, other)

    def offer_views(self, actions: Sequence[QAction]) -> None:
        """More ways to look, below the sides of the body."""
        self.views.addSeparator()
        self.views.addActions(list(actions))

    def _open_views(self, at: QPoint) -> None:
        self.views.popup(self.cube.mapToGlobal(at))

    def _point(self, side: str) -> None:
        """While the keyboard is on the cube, words below it say where Enter leads."""
        self.orientation.setText(f"Enter: {side} view" if side else "")
        self.orientation.setVisible(bool(side))
        self.place()

    def lay_below(self, bar: Bar) -> None:
        """Give a bar its place at the lower edge, above earlier bars, while it is shown."""
        before = self._bars[-1].stops if self._bars else self.strip.findChildren(QToolButton)
        self._bars.append(bar)
        stops = (*before[-1:], *bar.stops)
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)
        self.place()

    def show_hint(self, shown: bool) -> None:
        self._hints = shown
        self.place()

    def put_away(self, away: bool) -> None:
        """Leave the picture alone, or come back; what bars there are then their owners know."""
        self._away = away
        for widget in (self.strip, self.cube):
            widget.setVisible(not away)
        if not away:
            self.sentence.setVisible(self._said is not None)
            self.came_back.emit()
        self.place()

    @property
    def said(self) -> str | None:
        """The sentence on what is seen."""
        return self._said

    def show_sentence(self, sentence: str | None, *, is_step: bool = False) -> None:
        """One sentence on what is seen, or none; a step of several has buttons to go on."""
        self._said = sentence
        self.sentence.show_sentence(sentence, is_step=is_step)
        self.place()
        self.spoke.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.StyleChange, QEvent.Type.Show):
            self.place()
        return False

    def place(self) -> None:
        """Bars below, sentence and hint above them, cube and views in the upper right corner."""
        if self._away:
            for part in (self.sentence, self.orientation, self.hint):
                part.hide()
            for bar in self._bars:
                bar.hide()
            return
        width, height = self.view.width(), self.view.height()
        for widget in (self.strip, self.orientation):
            widget.adjustSize()
        # A word-wrapping label shrinks to any width, so its size is set rather than adjusted.
        one_line = self.hint.fontMetrics().horizontalAdvance(self.hint.text()) + 2 * HINT_PADDING
        hint_width = min(one_line, width - 2 * MARGIN)
        self.hint.resize(hint_width, self.hint.heightForWidth(hint_width))
        bottom = self._place_bars(height, width)
        speaks = self.sentence.isVisibleTo(self.view)
        self.hint.setVisible(self._hints and not speaks)  # one sentence at a time
        if speaks:
            self.sentence.fit(width - 2 * MARGIN, round(SENTENCE_SHARE * height))
            bottom -= MARGIN + self.sentence.height()
            self.sentence.move(max(0, (width - self.sentence.width()) // 2), bottom)
        above = bottom - MARGIN - self.hint.height()
        self.hint.move(max(0, (width - self.hint.width()) // 2), above)
        self.room_below_taken.emit(float(height - bottom + MARGIN))
        self._place_cube(width - MARGIN)

    def _place_cube(self, right: int) -> None:
        """The cube in the upper right corner, its words below it."""
        most = CUBE_SHARE * min(self.view.width(), self.view.height())
        self.cube.set_edge(min(CUBE_LINES * self.orientation.fontMetrics().height(), most))
        self.cube.move(right - self.cube.width(), 0)
        below, middle = self.cube.height(), right - self.cube.width() // 2
        for widget in (self.strip, self.orientation):
            left = min(middle - widget.width() // 2, right - widget.width())
            widget.move(left, below)
            below += widget.height() if widget.isVisibleTo(self.view) else 0
        self.corner_taken.emit(float(below + MARGIN))

    def _place_bars(self, bottom: int, width: int) -> int:
        """One bar over another; where the free height ends."""
        for bar in self._bars:
            if bar.isVisibleTo(self.view):
                bar.fit(width - 2 * MARGIN)
                bottom -= MARGIN // 2 + bar.height()
                bar.move(max(0, (width - bar.width()) // 2), bottom)
        return bottom


def _strip(view: QWidget, views: QMenu) -> QFrame:
    """One button, whose menu has the ways to look."""
    strip = QFrame(view)
    strip.setObjectName("strip")
    layout = QHBoxLayout(strip)
    layout.setContentsMargins(0, 0, 0, 0)
    button = QToolButton(strip)
    button.setText(views.title())
    button.setAccessibleName(views.title())
    button.setToolTip("Look from a side of the patient, or at what is worth seeing.")
    button.setMenu(views)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    layout.addWidget(button)
    return strip


def _label(view: QWidget, name: str, described: str) -> QLabel:
    label = QLabel(view)
    label.setObjectName(name)
    label.setAccessibleDescription(described)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
