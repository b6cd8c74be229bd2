"""The menu bar and all shortcuts, built from the rows of the host and of its features."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from viewer.menus.spec import Row
from viewer.state.store import Store
from viewer.styles.plain_words import in_menu

TITLES = ("File", "Edit", "View", "Structure", "Labels", "Motion", "Document", "Help")


class Menus(QObject):
    """Owns one QAction a row; `actions` maps the row's id to it.

    Args:
        window: has the menu bar.
        store: owner of the state, on which it hangs what applies.
        rows: in the order in which they stand, unless they say after which other they do.

    Signals:
        said(str): what is so since a switch was used, in a few words.
    """

    said = Signal(str)

    def __init__(self, window: QMainWindow, store: Store, rows: Iterable[Row]) -> None:
        super().__init__(window)
        self._window, self._store = window, store
        self.rows = in_order(rows)
        self._choices: dict[str, QActionGroup] = {}
        self.actions: dict[str, QAction] = {}
        for title in TITLES:
            rows_of_menu = [row for row in self.rows if row.menu == title]
            if rows_of_menu:
                self._fill(window.menuBar().addMenu(f"&{title}"), rows_of_menu)

    def follow(self) -> None:
        """Keep what applies in step with the state from now on."""
        self._store.changed.connect(self.refresh)
        self.refresh()

    def _fill(self, menu: QMenu, rows: Sequence[Row]) -> None:
        within: dict[str, QMenu] = {}
        for row in rows:
            submenu = row.spec.submenu
            if submenu and submenu not in within:
                within[submenu] = menu.addMenu(submenu)
            self.actions[row.spec.id] = self._add(within.get(submenu, menu), row)

    def _add(self, menu: QMenu, row: Row) -> QAction:
        spec = row.spec
        action = QAction(spec.text, self)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        shortcut = f" ({spec.keys[0]})" if spec.keys else ""
        action.setToolTip(f"{spec.text}{shortcut} {spec.tip}".strip())
        action.setCheckable(spec.checked is not None)
        action.setIconVisibleInMenu(spec.checked is None)  # it would stand in the place of the tick
        if spec.one_of:
            self._choice(spec.one_of).addAction(action)
        action.triggered.connect(partial(self._run, row))
        if spec.separated:
            menu.addSeparator()
        menu.addAction(action)
        self._window.addAction(action)
        return action

    def _choice(self, name: str) -> QActionGroup:
        """Draws bullets and tells screen readers so; which one is on, the state says."""
        if name not in self._choices:
            group = self._choices[name] = QActionGroup(self)
            group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        return self._choices[name]

    def _run(self, row: Row, _checked: bool = False) -> None:
        words = row.run()
        if words:
            self.said.emit(words)
        self.refresh()

    def refresh(self) -> None:
        """Bring words, ticks and what applies up to date."""
        for row in self.rows:
            action = self.actions[row.spec.id]
            action.setEnabled(row.is_enabled)
            if row.spec.checked is not None:
                action.setChecked(row.is_checked)
            if row.spec.words is not None:
                action.setText(in_menu(row.words_now))


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Menu by menu, each row below the one that it wants to stand after where that is there."""
    placed: list[Row] = []
    for row in rows:
        ids = [other.spec.id for other in placed]
        at = ids.index(row.spec.after) + 1 if row.spec.after in ids else len(placed)
        # Those that follow the same row stay in the order in which they came.
        while at < len(placed) and row.spec.after and placed[at].spec.after == row.spec.after:
            at += 1
        placed.insert(at, row)
    return tuple(sorted(placed, key=lambda row: (TITLES.index(row.menu), row.spec.last)))
