"""Where window and docks were, put back at the next start unless that ended the program."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from viewer.core.preferences import Preferences, settings_path
from viewer.storage.start_marks import StartMark
from viewer.window.window import MainWindow

START_MS = 1_000  # after which the window stands, and what Qt was given cannot harm it any more
USUAL = "The last start did not come to its end; the window has its usual places."


class Places(QObject):
    """Keeps the places of window and docks.

    Qt reads what it once wrote of them without a check, and may die of it. So a mark stands while a
    window starts with places of before; who finds the mark of a start that died does without.

    Attributes:
        notice: a sentence where the places are not those of before, else None.
    """

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._mark = StartMark(settings_path().parent)
        self.notice: str | None = None

    def restore(self) -> None:
        """Put window and docks where they were."""
        settings = self._preferences.settings
        if not (settings.geometry or settings.docks):
            return
        if self._mark.begin():
            self.notice = USUAL
        else:
            self._window.restore_places(settings.geometry, settings.docks)
        QTimer.singleShot(START_MS, self, self._mark.end)

    def keep(self) -> None:
        """Remember the present places; the window is about to close."""
        self._mark.end()
        geometry, docks = self._window.saved_places()
        self._preferences.remember({"geometry": geometry, "docks": docks})
