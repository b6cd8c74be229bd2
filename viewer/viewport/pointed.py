"""What lies under the pointer on the picture, asked for a few times a second."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QTimer, Signal

EVERY_MS = 33


class Pointed(QObject):
    """Knows the structure under the pointer, until the picture moves away beneath it.

    Args:
        view: the picture.
        key_at: the structure drawn at a point of it.

    Signals:
        changed(object): key under the pointer, None beside everything.
    """

    changed = Signal(object)

    def __init__(self, view: QObject, key_at: Callable[[QPointF], str | None]) -> None:
        super().__init__(view)
        self._key_at = key_at
        self._at: QPointF | None = None
        self._key: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._look)

    def move(self, position: QPointF) -> None:
        """The pointer is here now."""
        self._at = position
        if not self._timer.isActive():
            self._timer.start()

    def forget(self) -> None:
        """Nothing is pointed at until the pointer moves again."""
        self.stop()
        self._tell(None)

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()
        self._at = None

    def _look(self) -> None:
        if self._at is not None:
            self._tell(self._key_at(self._at))

    def _tell(self, key: str | None) -> None:
        if key != self._key:
            self._key = key
            self.changed.emit(key)
