"""A pointer without buttons held, moved over the window whatever the screen makes of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from viewer.app import App


def put_away() -> None:
    """Leave the screen's own pointer in a corner, where no window opens beneath it."""
    QCursor.setPos(QGuiApplication.primaryScreen().geometry().bottomRight())


def move_over(widget: QWidget, at: QPoint) -> None:
    """Tell the widget of the move itself; the screen tells of one when and if it likes."""
    none = Qt.MouseButton.NoButton
    where = QPointF(at), QPointF(widget.mapToGlobal(at))
    moved = QMouseEvent(QEvent.Type.MouseMove, *where, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, moved)


def point_at(app: App, at: QPoint) -> None:
    """Come from outside: a pointer that is there already tells nothing new."""
    QApplication.sendEvent(app.viewport, QEvent(QEvent.Type.Leave))
    move_over(app.viewport, at)
