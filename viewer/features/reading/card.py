"""The card: what the document and anatomists say of the selected structure."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from viewer.features.reading.card_content import Beginning, CardContent
from viewer.features.reading.card_html import Setting, beginning_html, card_html
from viewer.styles.theme import CARD_PX, Theme


class Card(QTextBrowser):
    """Shows one structure or landmark; text can be selected and copied.

    Signals:
        sentence_chosen(int): start of a quoted sentence that was clicked.
        section_chosen(int): start of a section of the article to go to.
        motion_chosen(int): start of a quoted sentence that is to be shown as a motion.
        begun(str, int): kind and start of an offer that was taken up.
        action_wanted(str): id of an action whose button was clicked.
        structure_wanted(str): key of a structure that is to be explained.
    """

    sentence_chosen = Signal(int)
    section_chosen = Signal(int)
    motion_chosen = Signal(int)
    begun = Signal(str, int)
    action_wanted = Signal(str)
    structure_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName("Card")
        self.setAccessibleDescription(
            "What the document and anatomists say of the selected structure. "
            "Tab walks through its links, Enter follows one."
        )
        self._content: CardContent | None = None
        self._beginning = Beginning("", ())
        self._look: tuple[Theme, float] | None = None
        self._opened: frozenset[str] = frozenset()
        self.anchorClicked.connect(self._on_anchor)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever fetched, from disk or from anywhere else."""
        return None

    def _on_anchor(self, url: QUrl) -> None:
        kind, _, goal = url.toString().partition(":")
        by_place = {
            "sentence": self.sentence_chosen,
            "section": self.section_chosen,
            "motion": self.motion_chosen,
        }
        by_name = {"action": self.action_wanted, "structure": self.structure_wanted}
        if kind == "more":
            self._open_or_close(goal)
        elif kind in by_name:
            by_name[kind].emit(goal)
        elif goal.isdigit() and kind in by_place:
            by_place[kind].emit(int(goal))
        elif goal.isdigit() and kind.startswith("begin-"):
            self.begun.emit(kind.removeprefix("begin-"), int(goal))

    def _open_or_close(self, part: str) -> None:
        """Show all of a part, or its beginning; what is read stays in its place."""
        place = self.verticalScrollBar().value()
        self._opened ^= {part}
        self._refresh()
        self.verticalScrollBar().setValue(place)

    def set_look(self, theme: Theme, scale: float) -> None:
        self._look = (theme, scale)
        self._refresh()

    def offer(self, beginning: Beginning) -> None:
        """What to show while nothing is selected."""
        self._beginning = beginning
        if self._content is None:
            self._refresh()

    def show_content(self, content: CardContent | None) -> None:
        """Fill the card; None shows how to begin."""
        if content != self._content or content is None:
            self._content, self._opened = content, frozenset()
            self._refresh()
            self.verticalScrollBar().setValue(0)

    def _refresh(self) -> None:
        if self._look is None:
            return
        theme, scale = self._look
        setting = Setting(theme, scale, self._opened)
        if self._content is None:
            body = beginning_html(self._beginning, setting)
        else:
            body = card_html(self._content, setting)
        self.setHtml(f'<body style="font-size:{round(CARD_PX * scale)}px;">{body}</body>')
