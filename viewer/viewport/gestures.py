"""Fingers on the picture: one turns or pulls, two move and pinch, a tap selects, a long press asks.

A trackpad's own pinch and pan, which some systems report, do the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QNativeGestureEvent, QTouchEvent

from viewer.viewport.viewport import Viewport

HOLD_MS = 550
SLOP = 12.0  # pixels that a resting finger may wander
DOUBLE_TAP_MS, DOUBLE_TAP_PIXELS = 500, 40.0
LEAST_SPREAD = 12.0  # pixels between two fingers below which a pinch says nothing
_TOUCHES = (
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
)


class Gestures(QObject):
    """Turns touches on the viewport into what the mouse does elsewhere."""

    def __init__(self, viewport: Viewport) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._began: QPointF | None = None  # where a touch that may become a tap began
        self._last: tuple[QPointF, ...] = ()
        self._holding = False  # the finger went down on what can be pulled
        self._tapped_at = QPointF()
        self._tapped = -DOUBLE_TAP_MS
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self._on_held)
        viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.type() in _TOUCHES:
            self._on_touch(event)
            event.accept()
            return True
        if isinstance(event, QNativeGestureEvent):
            return self._on_native(event)
        return False

    def _on_touch(self, event: QTouchEvent) -> None:
        down = _down(event.points())
        if event.type() == QEvent.Type.TouchCancel:
            self._give_up()
        elif event.type() == QEvent.Type.TouchBegin and len(down) == 1:
            self._began, self._last = down[0], down
            self._holding = self._viewport.takes_hold(down[0])
            self._hold.start()
        elif event.type() == QEvent.Type.TouchEnd:
            self._on_lifted(event.timestamp())
        else:
            self._on_moved(down)

    def _on_moved(self, down: tuple[QPointF, ...]) -> None:
        if self._began is not None and _rests(self._began, down):
            return
        self._give_up_tap()
        # A finger that comes or goes begins anew, else the model would leap.
        if len(down) == len(self._last) == 1:
            moved = down[0] - self._last[0]
            (self._viewport.pulled.emit if self._holding else self._viewport.turn_by)(moved)
        elif len(down) == len(self._last) == 2:
            self._pinch(down)
        self._last = down

    def _pinch(self, down: tuple[QPointF, ...]) -> None:
        """Whatever lies under the fingers stays under them."""
        before, now = _middle(self._last), _middle(down)
        spreads = _spread(self._last), _spread(down)
        self._viewport.pan_by(now - before)
        if min(spreads) > LEAST_SPREAD:
            self._viewport.zoom_at(now, spreads[1] / spreads[0])

    def _on_lifted(self, now: int) -> None:
        """A tap, or the second of two; `now` is the glass's own clock in milliseconds."""
        at = self._began
        self._give_up()
        if at is None:
            return
        again = (at - self._tapped_at).manhattanLength() < DOUBLE_TAP_PIXELS
        if again and now - self._tapped < DOUBLE_TAP_MS:
            self._tapped = -DOUBLE_TAP_MS
            self._viewport.double_clicked.emit(self._viewport.key_at(at))
        else:
            self._tapped, self._tapped_at = now, at
            self._viewport.click_at(at, add=False)

    def _on_held(self) -> None:
        """The finger rests: what a right click would open."""
        at = self._began
        if at is not None:
            self._give_up_tap()
            self._viewport.ask_for_menu(at)

    def _give_up_tap(self) -> None:
        self._began = None
        self._hold.stop()

    def _give_up(self) -> None:
        self._give_up_tap()
        if self._holding:
            self._holding = False
            self._viewport.let_go.emit()
        self._last = ()

    def _on_native(self, event: QNativeGestureEvent) -> bool:
        kind = event.gestureType()
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            self._viewport.zoom_at(event.position(), max(0.2, 1.0 + event.value()))
        elif kind == Qt.NativeGestureType.PanNativeGesture:
            self._viewport.pan_by(event.delta())
        else:
            return False
        return True


def _down(points: Sequence[QEventPoint]) -> tuple[QPointF, ...]:
    """Where fingers are on the glass, the first two of them."""
    lying = [point for point in points if point.state() != QEventPoint.State.Released]
    lying.sort(key=lambda point: point.id())
    return tuple(point.position() for point in lying[:2])


def _rests(began: QPointF, down: tuple[QPointF, ...]) -> bool:
    return len(down) == 1 and (down[0] - began).manhattanLength() < SLOP


def _middle(pair: tuple[QPointF, ...]) -> QPointF:
    return (pair[0] + pair[1]) / 2.0


def _spread(pair: tuple[QPointF, ...]) -> float:
    apart = pair[0] - pair[1]
    return float((apart.x() ** 2 + apart.y() ** 2) ** 0.5)
