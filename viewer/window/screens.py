"""Screens that come, go and change while the program runs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QScreen

from viewer.viewport.viewport import Viewport
from viewer.window.window import MainWindow

FRAMED_AFTER_MS = (0, 150, 600)  # when a window manager has put its frame round the window


class Screens(QObject):
    """Keeps the window on its screen, and window and picture right when screens change."""

    def __init__(self, window: MainWindow, viewport: Viewport) -> None:
        super().__init__(window)
        self._window, self._viewport = window, viewport
        viewport.installEventFilter(self)
        window.installEventFilter(self)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._on_removed)
            application.screenAdded.connect(self._watch)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def _watch(self, screen: QScreen) -> None:
        """A projector that takes another mode leaves another room."""
        screen.availableGeometryChanged.connect(self.come_into_sight)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another scale factor asks for another number of pixels."""
        if watched is self._window:
            if event.type() == QEvent.Type.Show:
                for ms in FRAMED_AFTER_MS:
                    QTimer.singleShot(ms, self, self.come_into_sight)
        elif event.type() in (
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
        """Move the window to where all of it can be seen, frame included, and shrink it to fit."""
        window = self._window
        if window.isMaximized() or window.isFullScreen():
            return
        frame, inner = window.frameGeometry(), window.geometry()
        around = QMargins(
            *(inner.left() - frame.left(), inner.top() - frame.top()),
            *(frame.right() - inner.right(), frame.bottom() - inner.bottom()),
        )
        wanted = inside(frame, _free_area(frame)).marginsRemoved(around)
        if wanted != inner:
            window.setGeometry(wanted)


def inside(frame: QRect, free: QRect) -> QRect:
    """A frame in a free area: as large as it was or as there is room, moved as little as needed."""
    kept = QRect(frame.topLeft(), frame.size().boundedTo(free.size()))
    kept.moveLeft(min(max(kept.left(), free.left()), free.right() - kept.width() + 1))
    kept.moveTop(min(max(kept.top(), free.top()), free.bottom() - kept.height() + 1))
    return kept


def _free_area(frame: QRect) -> QRect:
    """Of the screen that holds most of a frame; of the first one where none holds any."""
    areas = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    shared = [area.intersected(frame).size() for area in areas]
    sizes = [size.width() * size.height() if not size.isEmpty() else 0 for size in shared]
    if not any(sizes):
        return QGuiApplication.primaryScreen().availableGeometry()
    return areas[sizes.index(max(sizes))]
