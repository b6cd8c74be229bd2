"""A page of a dialog that scrolls where large text makes it taller than the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

ROOM = 0.8  # of the screen's height that a dialog may take


class TallPage(QScrollArea):
    """Shows a page whole where there is room, and scrolls it where there is not."""

    def __init__(self, page: QWidget, name: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._content = page
        self.setWidget(page)

    def fit(self, window: QWidget, width: int) -> None:
        """Give the window the width and the height that the page wants, as far as there is room."""
        self._content.ensurePolished()
        layout = self._content.layout()
        assert layout is not None
        layout.activate()
        wide = max(width, layout.totalMinimumSize().width())
        tall = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else 0
        tall = max(tall, layout.totalSizeHint().height())
        around = max(0, window.sizeHint().height() - self.sizeHint().height())
        room = window.screen().availableSize()
        window.resize(
            min(wide + 2 * around, round(room.width() * 0.95)),
            min(tall + around, round(ROOM * room.height())),
        )
