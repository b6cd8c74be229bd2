"""A few words over the picture on what a key has just switched; they go by themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget

MARGIN = 12
SHOWN_MS = 1800


class Toast(QLabel):
    """Stands at the upper edge of the picture."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.setObjectName("hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName("What was switched")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()
        view.installEventFilter(self)

    def say(self, words: str) -> None:
        """Show and read out."""
        self.setText(words)
        self.setAccessibleDescription(words)
        self._place()
        self.raise_()
        self.show()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        self.move(max(0, (self._view.width() - self.width()) // 2), MARGIN)
