"""A window with panels at its sides: hung, brought to the front, put away, brought back."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from viewer.window.tab_stops import is_in_sight
from viewer.window.tabs import DockTabs
from viewer.window.yielding import Scrolled

ARRANGEMENT = 2  # of the docks; places kept by another one are forgotten
CONTENTS = "Contents"


class DockedWindow(QMainWindow):
    """Holds the panels; knows nothing of what they show.

    Attributes:
        docks: those on the right by their title.
        left_dock: the one on the left, None while there is none.
        left_tabs: what it holds.
    """

    def __init__(self) -> None:
        super().__init__()
        self.docks: dict[str, QDockWidget] = {}
        self.dock_tabs = DockTabs(self, self.docks)
        self.left_dock: QDockWidget | None = None
        self.left_tabs = QTabWidget()
        self.setTabPosition(Qt.DockWidgetArea.RightDockWidgetArea, QTabWidget.TabPosition.North)
        self._panels_before: QByteArray | None = None
        self._beside_before: tuple[str, ...] = ()

    def add_right(self, title: str, panel: QWidget) -> QDockWidget:
        """Put a panel on the right, where all have one place with a tab each."""
        former = list(self.docks.values())
        dock = self._dock(title, panel, Qt.DockWidgetArea.RightDockWidgetArea)
        self.docks[title] = dock
        self.dock_tabs.watch(dock)
        if former:
            self.tabifyDockWidget(former[-1], dock)
        return dock

    def add_left(self, title: str, panel: QWidget, below: QWidget | None = None) -> None:
        """Put a panel on the left, where all share one place with a tab each.

        A second group of docks with tabs would leave a stray tab bar in the window (Qt 6.12).

        Args:
            title: of its tab.
            panel: what is shown.
            below: what stands under it.
        """
        if self.left_dock is None:
            self.left_tabs.setAccessibleName(CONTENTS)
            self.left_tabs.setDocumentMode(True)
            left = Qt.DockWidgetArea.LeftDockWidgetArea
            self.left_dock = self._dock(CONTENTS, self.left_tabs, left)
            self.left_dock.setObjectName("structures")  # the name that remembered places know
        page = _stacked(panel, below) if below is not None else Scrolled(panel, greedy=True)
        self.left_tabs.addTab(page, title)

    def _dock(self, title: str, panel: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(title.lower())
        dock.setWidget(panel)
        dock.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetClosable
        )
        self.addDockWidget(area, dock)
        return dock

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The tab key passes by what cannot be seen, as the panels behind another tab.

        Qt must take the steps: who asks for `nextInFocusChain` makes PySide take each widget for
        the child of the one before it, and delete it with that one.
        """
        start: QWidget | None = self.focusWidget()
        while super().focusNextPrevChild(forward):
            now: QWidget | None = self.focusWidget()
            if now is None or now is start or is_in_sight(now):
                return True
        return False

    # --------------------------------------------------------------- one panel

    @property
    def panels(self) -> dict[str, QDockWidget]:
        """All panels by their title."""
        left = {} if self.left_dock is None else {CONTENTS: self.left_dock}
        return left | self.docks

    def show_left(self, panel: QWidget) -> None:
        """Bring a panel on the left to the front."""
        if self.left_dock is not None:
            self.left_dock.show()
            self.left_dock.raise_()
        self.turn_left_to(panel)

    def turn_left_to(self, panel: QWidget) -> None:
        """Bring a panel in front of the others on the left, wherever these are."""
        for place in range(self.left_tabs.count()):
            page = self.left_tabs.widget(place)
            if page is not None and (page is panel or page.isAncestorOf(panel)):
                self.left_tabs.setCurrentIndex(place)

    def show_panel(self, title: str) -> None:
        """Bring a panel on the right to the front, if it is there."""
        if title in self.docks:
            self.docks[title].show()
            self.docks[title].raise_()

    def enter_panel(self, title: str) -> None:
        """Bring a panel on the right to the front and the keyboard into it."""
        self.show_panel(title)
        panel = self.docks[title].widget() if title in self.docks else None
        if panel is not None:
            panel.setFocus()

    def is_panel_shown(self, title: str) -> bool:
        """In sight, or behind another tab."""
        return title in self.panels and not self.panels[title].isHidden()

    def toggle_panel(self, title: str) -> None:
        """Show a panel, or put it away."""
        dock = self.panels[title]
        dock.setVisible(dock.isHidden())
        dock.raise_()

    def toggle_beside(self, title: str) -> None:
        """Bring a panel on the right to the front; the one in front goes with all beside it."""
        if self.docks[title].visibleRegion().isEmpty():
            for one in self._beside_before or (title,):
                self.docks[one].show()
            self.show_panel(title)
            return
        self._beside_before = tuple(t for t, dock in self.docks.items() if not dock.isHidden())
        for dock in self.docks.values():
            dock.hide()

    # ------------------------------------------------------------- all of them

    def toggle_panels(self) -> None:
        """Leave the picture alone in the window, or bring back the panels that there were."""
        shown = [dock for dock in self.panels.values() if not dock.isHidden()]
        if shown:
            self._panels_before = self.saveState(ARRANGEMENT)
            for dock in shown:
                dock.hide()
        elif self._panels_before is not None:
            self.restoreState(self._panels_before, ARRANGEMENT)
        else:
            for dock in self.panels.values():
                dock.show()


def _stacked(upper: QWidget, lower: QWidget) -> QWidget:
    both = QWidget()
    layout = QVBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(upper, 3)
    layout.addWidget(Scrolled(lower, greedy=False), 2)
    return both
