"""The menu bar and all shortcuts, built from the table of actions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from viewer.actions.spec import ActionSpec
from viewer.actions.table import ACTIONS, MENUS
from viewer.context import Context


class Menus(QObject):
    """Owns one QAction a row of the table; `actions` maps the row's id to it.

    Signals:
        said(str): what is so since a switch was used, in a few words.
    """

    said = Signal(str)

    def __init__(self, window: QMainWindow, ctx: Context) -> None:
        super().__init__(window)
        self._window = window
        self._ctx = ctx
        self._choices: dict[str, QActionGroup] = {}
        self.actions: dict[str, QAction] = {}
        for title, specs in MENUS.items():
            menu = window.menuBar().addMenu(f"&{title}")
            self._fill(menu, specs)
        ctx.store.changed.connect(self.refresh)
        self.refresh()

    def _fill(self, menu: QMenu, specs: Sequence[ActionSpec]) -> None:
        within: dict[str, QMenu] = {}
        for spec in specs:
            if spec.submenu and spec.submenu not in within:
                within[spec.submenu] = menu.addMenu(spec.submenu)
            self.actions[spec.id] = self._add(within.get(spec.submenu, menu), spec)

    def _add(self, menu: QMenu, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        shortcut = f" ({spec.keys[0]})" if spec.keys else ""
        action.setToolTip(f"{spec.text}{shortcut} {spec.tip}".strip())
        action.setCheckable(spec.checked is not None)
        action.setIconVisibleInMenu(spec.checked is None)  # it would stand in the place of the tick
        if spec.one_of:
            self._choice(spec.one_of).addAction(action)
        action.triggered.connect(partial(self._run, spec))
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

    def _run(self, spec: ActionSpec, _checked: bool = False) -> None:
        if spec.enabled(self._ctx):
            spec.run(self._ctx)
            if spec.said is not None:
                self.said.emit(spec.said(self._ctx))
        self.refresh()

    def refresh(self) -> None:
        """Bring words, ticks and what applies up to date."""
        for spec in ACTIONS:
            action = self.actions[spec.id]
            action.setEnabled(spec.enabled(self._ctx))
            if spec.checked is not None:
                action.setChecked(spec.checked(self._ctx))
            if spec.words is not None:
                action.setText(spec.words(self._ctx))
