"""A window that can be cleared of all that stands round the picture, and be as it was again."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from viewer.window.docked import ARRANGEMENT, CONTENTS, DockedWindow


class Aside(Protocol):
    """What shows some of the panels while the window is cleared."""

    def holds(self, title: str) -> bool: ...
    def is_out(self, title: str) -> bool: ...
    def show(self, title: str) -> None: ...
    def follow(self, title: str) -> None: ...
    def enter(self, title: str) -> None: ...
    def toggle(self, title: str) -> None: ...
    def put_away(self) -> bool: ...
    def step(self, by: int) -> None: ...


class ClearableWindow(DockedWindow):
    """While it is cleared, panels that are asked for come aside, or wait until it is not.

    Attributes:
        aside: shows panels meanwhile; None where nothing does.
    """

    def __init__(self) -> None:
        super().__init__()
        self.aside: Aside | None = None
        self._cleared: QByteArray | None = None
        self._asked_meanwhile = ""

    @property
    def is_cleared(self) -> bool:
        return self._cleared is not None

    def clear(self) -> None:
        """Take away all that stands round the picture."""
        self._cleared, self._asked_meanwhile = self.saveState(ARRANGEMENT), ""
        for part in (*self.panels.values(), self.menuBar(), self.statusBar()):
            part.hide()

    def bring_back(self) -> None:
        """Everything as it was before it was cleared."""
        if self._cleared is None:
            return
        docks, self._cleared = self._cleared, None
        self.menuBar().show()
        self.statusBar().show()
        self.restoreState(docks, ARRANGEMENT)
        if self._asked_meanwhile:
            self.show_panel(self._asked_meanwhile)

    # ------------------------------------------------------------------ lent panels

    def lend(self, title: str) -> QWidget:
        """What a panel shows, to be held by something else until `have_back`."""
        return self.panels[title].widget()

    def have_back(self, title: str, panel: QWidget) -> None:
        """Put what was lent into its panel again."""
        self.panels[title].setWidget(panel)
        panel.show()

    def put_aside_away(self) -> bool:
        """Leave the cleared window alone; False where nothing stood aside."""
        return self.aside is not None and self.aside.put_away()

    @property
    def has_something_aside(self) -> bool:
        """Whether a panel stands aside now."""
        aside = self.aside
        return aside is not None and any(aside.is_out(title) for title in self.panels)

    # -------------------------------------------------- what is asked for meanwhile

    def show_left(self, panel: QWidget) -> None:
        if not self.is_cleared:
            super().show_left(panel)
        elif self.aside is not None and self.aside.holds(CONTENTS):
            self.turn_left_to(panel)
            self.aside.show(CONTENTS)

    def show_panel(self, title: str) -> None:
        if not self.is_cleared:
            super().show_panel(title)
            return
        self._asked_meanwhile = title
        if self.aside is not None and self.aside.holds(title):
            self.aside.follow(title)

    def enter_panel(self, title: str) -> None:
        if not self.is_cleared:
            super().enter_panel(title)
        elif self.aside is not None and self.aside.holds(title):
            self.aside.enter(title)
        else:
            self._asked_meanwhile = title

    def is_panel_shown(self, title: str) -> bool:
        if not self.is_cleared:
            return super().is_panel_shown(title)
        return self.aside is not None and self.aside.is_out(title)

    def toggle_panel(self, title: str) -> None:
        if not self.is_cleared:
            super().toggle_panel(title)
        elif self.aside is not None and self.aside.holds(title):
            self.aside.toggle(title)
        else:
            self._asked_meanwhile = title

    def toggle_beside(self, title: str) -> None:
        if self.is_cleared:
            self.toggle_panel(title)
        else:
            super().toggle_beside(title)

    def toggle_panels(self) -> None:
        if self.is_cleared:
            self.put_aside_away()
        else:
            super().toggle_panels()
