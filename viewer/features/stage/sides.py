"""Lists at the edges of the stage: they slide in over the picture when they are asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from viewer.features.stage.side import Side
from viewer.window.docked import CONTENTS
from viewer.window.window import CARD_WIDTH, TREE_WIDTH, MainWindow

EDGE = 3  # pixels at an edge of the screen where the pointer asks
AWAY = 40  # pixels from a list beyond which the pointer has left it
RESTS_MS, GOES_MS = 250, 500  # a pointer that flies by asks for nothing
SHARE = 0.3  # of the picture's width that a list may cover


class Sides(QObject):
    """The structures on the left, card and article on the right, one of them at a time.

    Args:
        window: lends its panels, and has them back.
        view: the picture.

    Attributes:
        both: left and right.
        rests_ms: how long the pointer rests at an edge until a list comes.
        goes_ms: how long it is elsewhere until the list goes.

    Signals:
        changed(): a list came or goes.
    """

    changed = Signal()

    def __init__(self, window: MainWindow, view: QWidget) -> None:
        super().__init__(window)
        self._window, self._view = window, view
        self.left = Side(view, "Structures, at the left edge", (CONTENTS,), at_right=False)
        right = ("Card", "Article")
        self.right = Side(view, "Card and article, at the right edge", right, at_right=True)
        self.both = (self.left, self.right)
        self._lent: dict[str, QWidget] = {}
        self._asked: Side | None = None
        self.rests_ms, self.goes_ms = RESTS_MS, GOES_MS
        self._rest, self._gone = self._timer(self._on_rest), self._timer(self._on_gone)

    def _timer(self, slot: object) -> QTimer:
        timer = QTimer(self, singleShot=True)
        timer.timeout.connect(slot)
        return timer

    # ---------------------------------------------------------------- called by keys

    def holds(self, title: str) -> bool:
        """Whether a panel has a place here."""
        return title in self._window.panels and any(title in side.titles for side in self.both)

    def is_out(self, title: str) -> bool:
        """Whether a panel can be seen here."""
        panel = self._lent.get(title)
        seen = [side.tabs.currentWidget() for side in self.both if side.is_out]
        return panel is not None and panel in seen

    def show(self, title: str) -> None:
        """Bring a panel in."""
        side = self._side_of(title)
        self._bring(side, by_key=side.by_key or not side.is_out)
        side.tabs.setCurrentWidget(self._lent[title])
        self.changed.emit()

    def follow(self, title: str) -> None:
        """Bring a panel to the front where its list can be seen."""
        if self._side_of(title).is_out:
            self.show(title)

    def enter(self, title: str) -> None:
        """Bring a panel in, and the keyboard into it."""
        self.show(title)
        self._side_of(title).take_keyboard()

    def toggle(self, title: str) -> None:
        """Bring a panel in, or put it away."""
        if self.is_out(title):
            self.put_away()
        else:
            self.show(title)

    def put_away(self) -> bool:
        """Leave the picture alone; False where it was."""
        out = [side for side in self.both if side.is_out]
        for side in out:
            self._send_away(side)
        return bool(out)

    def step(self, by: int) -> None:
        """The keyboard goes from picture to card to structures and round, or the other way (-1)."""
        round_ = [side for side in self.both if self._can_fill(side)]
        order: list[Side | None] = [None, *reversed(round_)]  # picture, card, structures
        now = next((side for side in self.both if side.has_keyboard), None)
        goal = order[(order.index(now) + by) % len(order)]
        if goal is None:
            self.put_away()
            self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._bring(goal, by_key=True)
            goal.take_keyboard()

    def _can_fill(self, side: Side) -> bool:
        return any(self.holds(title) for title in side.titles)

    def _side_of(self, title: str) -> Side:
        return next(side for side in self.both if title in side.titles)

    # ------------------------------------------------------------ called by the pointer

    def pointed(self, at: QPointF) -> None:
        """The pointer moves over the picture."""
        asked = self._at_edge(at)
        if asked is not None and (asked is not self._asked or not self._rest.isActive()):
            self._rest.start(self.rests_ms)
        elif asked is None:
            self._rest.stop()
        self._asked = asked
        if any(self._has_left(side, at) for side in self.both):
            if not self._gone.isActive():
                self._gone.start(self.goes_ms)
        else:
            self._gone.stop()

    def left_picture(self) -> None:
        """The pointer is no longer on the picture: on a list, or on another screen."""
        self._rest.stop()
        self._gone.start(self.goes_ms)

    def _at_edge(self, at: QPointF) -> Side | None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return None  # a drag that ends there
        side = self.left if at.x() <= EDGE else self.right
        near = at.x() <= EDGE or at.x() >= self._view.width() - 1 - EDGE
        beside = side.y() <= at.y() <= side.y() + side.height()
        return side if near and beside and not side.is_out else None

    def _has_left(self, side: Side, at: QPointF) -> bool:
        near = side.geometry().adjusted(-AWAY, -AWAY, AWAY, AWAY)
        return side.is_out and not side.by_key and not near.contains(at.toPoint())

    def _on_rest(self) -> None:
        if self._asked is not None and self._can_fill(self._asked):
            self._bring(self._asked, by_key=False)

    def _on_gone(self) -> None:
        held = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if held or QApplication.activePopupWidget() is not None:
            self._gone.start(self.goes_ms)
            return
        for side in self.both:
            if side.is_out and not side.by_key and not side.underMouse():
                self._send_away(side)

    # -------------------------------------------------------------------- come and go

    def stand(self, top: int, bottom: int, text_scale: float) -> None:
        """Places between two heights of the picture, for the size of the text."""
        width = self._view.width()
        left = round(min(TREE_WIDTH * text_scale**0.6, SHARE * width))
        right = round(min(CARD_WIDTH * text_scale**0.8, SHARE * width))
        self.left.stand(QRect(0, top, left, bottom - top))
        self.right.stand(QRect(width - right, top, right, bottom - top))

    def set_cuts(self, cuts: bool) -> None:
        """Whether the lists come and go without sliding."""
        for side in self.both:
            side.entrance.cuts = cuts

    def close(self) -> None:
        """Both go at once, and the window has its panels back."""
        for timer in (self._rest, self._gone):
            timer.stop()
        for side in self.both:
            side.entrance.leave()
        for title, panel in self._lent.items():
            self._window.have_back(title, panel)
        self._lent.clear()

    def _bring(self, side: Side, *, by_key: bool) -> None:
        for other in self.both:
            if other is not side and other.is_out:
                self._send_away(other)
        for title in side.titles:
            if title not in self._lent and self.holds(title):
                self._lent[title] = self._window.lend(title)
                side.take(self._window.panels[title].windowTitle(), self._lent[title])
        side.by_key = by_key
        side.raise_()
        side.entrance.go(True)
        self.changed.emit()

    def _send_away(self, side: Side) -> None:
        if side.has_keyboard:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        side.entrance.go(False)
        self.changed.emit()
