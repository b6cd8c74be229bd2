"""A panel's contents at the left or right edge of the stage, over the picture."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from viewer.features.stage.entrance import Entrance
from viewer.window.tab_stops import takes_tab


class Side(QFrame):
    """Holds what it borrowed, in tabs where that is more than one thing.

    Args:
        view: the picture.
        name: what a screen reader calls it.
        titles: of the panels that it can hold.
        at_right: it comes from the right edge.

    Attributes:
        by_key: it was called by a key, and stays when the pointer is elsewhere.
    """

    def __init__(
        self, view: QWidget, name: str, titles: tuple[str, ...], *, at_right: bool
    ) -> None:
        super().__init__(view)
        self.setObjectName("stageDrawer")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.titles, self._at_right = titles, at_right
        self.by_key = False
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setTabBarAutoHide(True)
        self.tabs.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.tabs)
        self._place = QRect()
        self.entrance = Entrance(self, self._slide)
        self.hide()

    @property
    def is_out(self) -> bool:
        """It can be seen, or is about to."""
        return self.entrance.is_wanted

    @property
    def has_keyboard(self) -> bool:
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def stand(self, place: QRect) -> None:
        """Have this place on the picture when it is out."""
        self._place = place
        self.resize(place.size())
        self._slide(self.entrance.share)

    def take(self, title: str, panel: QWidget) -> None:
        """Hold a panel."""
        self.tabs.addTab(panel, title)

    def take_keyboard(self) -> None:
        """To the first thing in the page in front that wants it; of tabs in it to their page."""
        inner = self.tabs.currentWidget()
        page = inner.currentWidget() if isinstance(inner, QTabWidget) else inner
        goal = next(filter(takes_tab, (page, *page.findChildren(QWidget))), self.tabs)
        goal.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # what a list or a text has no use for must not turn the model

    def _slide(self, share: float) -> None:
        away = round((1.0 - share) * self._place.width())
        self.move(self._place.x() + (away if self._at_right else -away), self._place.y())
