"""The name of what lies under the pointer, beside the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

AFTER_MS = 150  # of rest on a structure, so that a drag across many of them shows none
AWAY = 18  # pixels from the pointer, to the right and below
_ENDS = (QEvent.Type.MouseButtonPress, QEvent.Type.Leave, QEvent.Type.Wheel)


class PointerName(QLabel):
    """A small chip that goes along with the pointer and stays within the picture.

    Args:
        view: the picture.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._at = QPoint()
        self.setObjectName("pointer")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName("Under the pointer")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self._show)
        self.hide()
        view.installEventFilter(self)

    def tell(self, name: str) -> None:
        """Show a name once the pointer has rested on it; nothing where it is empty."""
        self.setText(name)
        if not name:
            self._put_away()
        elif self.isHidden():
            self._timer.start()
        else:
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._at = event.position().toPoint()
            if event.buttons() != Qt.MouseButton.NoButton:
                self._put_away()
            elif self.isVisible():
                self._place()
        elif event.type() in _ENDS:
            self._put_away()
        return False

    def _put_away(self) -> None:
        self._timer.stop()
        self.hide()

    def _show(self) -> None:
        self._place()
        self.raise_()
        self.show()

    def _place(self) -> None:
        self.adjustSize()
        right, below = self._at.x() + AWAY, self._at.y() + AWAY
        if right + self.width() > self._view.width():
            right = self._at.x() - AWAY - self.width()
        if below + self.height() > self._view.height():
            below = self._at.y() - AWAY - self.height()
        self.move(max(0, right), max(0, below))
