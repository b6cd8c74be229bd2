"""Screens that come, go and change while the program runs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from viewer.viewport.viewport import Viewport
from viewer.window.window import MainWindow


class Screens(QObject):
    """Keeps window and picture right when a screen vanishes or its scale changes."""

    def __init__(self, window: MainWindow, viewport: Viewport) -> None:
        super().__init__(window)
        self._window, self._viewport = window, viewport
        viewport.installEventFilter(self)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._on_removed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another scale factor asks for another number of pixels."""
        if event.type() in (
            QEvent.Type.DevicePixelRatioChange,
            QEvent.Type.ScreenChangeInternal,
        ):
            self._viewport.refresh()
        return False

    def _on_removed(self, _screen: QScreen) -> None:
        """What was full screen on a screen that is gone becomes a window on one that is there."""
        self._window.leave_full_screen()
        self.come_into_sight()

    def come_into_sight(self) -> None:
        """Move the window to where some of it can be seen."""
        frame = self._window.frameGeometry()
        if any(one.availableGeometry().intersects(frame) for one in QApplication.screens()):
            return
        primary = QApplication.primaryScreen().availableGeometry()
        self._window.resize(self._window.size().boundedTo(primary.size()))
        self._window.move(primary.topLeft())
