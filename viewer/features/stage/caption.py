"""One thought at a time over the lower edge of the picture: it can be moved, paged and shut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetricsF,
    QMouseEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from viewer.features.stage.pages import pages
from viewer.features.stage.sizes import StageSizes

PAD, ABOVE, BELOW = 24, 6, 8  # pixels round the words


class Caption(QFrame):
    """A title, at most two lines, and buttons for more and to close.

    Signals:
        closed(): the user has read it.
        paged(): another page is shown, or the caption was moved.
    """

    closed = Signal()
    paged = Signal()

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setObjectName("stageCaption")
        self.setAccessibleName("Caption")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self._texts: Sequence[str] = ()
        self._pages: tuple[str, ...] = ()
        self._at = 0
        self._grip: QPoint | None = None
        self.is_moved = False
        self.title, self.text = QLabel(), QLabel()
        self.title.setObjectName("stageTitle")
        self.text.setObjectName("stageText")
        for label in (self.title, self.text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.more = _button("More", "The next words on this")
        self.close_button = _button("×", "Close the caption")
        self.more.clicked.connect(lambda: self.turn(1))
        self.close_button.clicked.connect(self.closed)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.text)
        buttons = QVBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        buttons.addStretch()
        buttons.addWidget(self.more, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD, ABOVE, ABOVE, BELOW)
        row.addLayout(words, 1)
        row.addLayout(buttons)

    @property
    def pages(self) -> tuple[str, ...]:
        """All that there is to read, two lines each."""
        return self._pages

    @property
    def page(self) -> int:
        """The place of the page that is shown."""
        return self._at

    def can_turn(self, by: int) -> bool:
        """Whether there is a page further on, or back."""
        return not self.isHidden() and 0 <= self._at + by < len(self._pages)

    def turn(self, by: int) -> None:
        """Another page; nothing beyond the ends."""
        if self.can_turn(by):
            self._at += by
            self._show()
            self.paged.emit()

    def say(self, title: str, texts: Sequence[str]) -> None:
        """Words to show from their beginning; none puts the caption away."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self._texts, self._at, self.is_moved = tuple(texts), 0, False
        self.setVisible(bool(texts))

    def fit(self, sizes: StageSizes, room: int) -> None:
        """Take the sizes of the stage and the width that the present page needs."""
        most = min(sizes.width, room)
        aside = 2 * PAD + max(self.more.sizeHint().width(), self.close_button.sizeHint().width())
        font = QFont(self.text.font())
        font.setPixelSize(sizes.caption)
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        self._pages = pages(self._texts, most - aside, metrics.horizontalAdvance)
        self._at = min(self._at, max(0, len(self._pages) - 1))
        self._show()
        widest = max((_widest(page, metrics) for page in self._pages), default=0.0)
        titled = self.title.sizeHint().width() if self.title.text() else 0
        lines = min(2, max((page.count("\n") + 1 for page in self._pages), default=1))
        self.text.setFixedHeight(lines * sizes.leading + 4)
        self.title.setFixedHeight(round(1.3 * sizes.title))
        width = min(most, round(max(widest, titled)) + aside)
        # Not the layout's own wish: it is that of letters before their style has come.
        height = ABOVE + self.text.height() + BELOW
        self.resize(width, height + (self.title.height() if titled else 0))

    def _show(self) -> None:
        words = self._pages[self._at] if self._pages else ""
        if words != self.text.text():
            self.text.setText(words)
            whole = f"{self.title.text()}. {words}".replace("\n", " ").removeprefix(". ")
            self.setAccessibleDescription(whole)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, whole))
        self.more.setText("More ›")
        self.more.setVisible(len(self._pages) > 1)
        self.more.setEnabled(self._at + 1 < len(self._pages))

    # ---------------------------------------------------------------------- moving

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.is_moved = True
            self.move(self.pos() + event.position().toPoint() - self._grip)
            self.paged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None


def _widest(page: str, metrics: QFontMetricsF) -> float:
    return max((metrics.horizontalAdvance(line) for line in page.split("\n")), default=0.0) + 2.0


def _button(text: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("stageButton")
    button.setText(text)
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.ArrowCursor)
    return button
