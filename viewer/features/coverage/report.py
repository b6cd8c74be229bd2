"""Keeps the coverage panel in step with the document, while it is looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDockWidget

from annotations.reports import coverage
from viewer.core.document import ShownDocument
from viewer.core.preferences import Preferences
from viewer.features.coverage.panel import CoveragePanel


class CoverageReport(QObject):
    """Fills the panel when it comes into sight and when what it shows has changed."""

    def __init__(
        self, panel: CoveragePanel, document: ShownDocument, preferences: Preferences
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._document = document
        self._preferences = preferences
        self._seen = False  # a panel behind another tab calls itself visible, too
        document.changed.connect(self._fill)
        preferences.look_changed.connect(self._fill)

    def watch(self, dock: QDockWidget) -> None:
        """Fill the panel whenever this dock shows it."""
        dock.visibilityChanged.connect(self._on_seen)

    def _on_seen(self, seen: bool) -> None:
        self._seen = seen
        self._fill()

    def _fill(self) -> None:
        """A long document takes a moment, so nothing is worked out behind the scenes."""
        if self._seen:
            found = coverage(self._document.atlas)
            scale = self._preferences.text_scale
            self._panel.show_coverage(found, self._preferences.theme, scale)
