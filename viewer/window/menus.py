"""The menu bar and all shortcuts, built from the table of actions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from viewer.actions.spec import ActionSpec
from viewer.actions.table import ACTIONS, MENUS
from viewer.context import Context


class Menus(QObject):
    """Owns one QAction a row of the table; `actions` maps the row's id to it."""

    def __init__(self, window: QMainWindow, ctx: Context) -> None:
        super().__init__(window)
        self._window = window
        self._ctx = ctx
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
        action.triggered.connect(partial(self._run, spec))
        if spec.separated:
            menu.addSeparator()
        menu.addAction(action)
        self._window.addAction(action)
        return action

    def _run(self, spec: ActionSpec, _checked: bool = False) -> None:
        if spec.enabled(self._ctx):
            spec.run(self._ctx)
        self.refresh()

    def refresh(self) -> None:
        """Bring the names of the steps and what applies up to date."""
        for spec in ACTIONS:
            self.actions[spec.id].setEnabled(spec.enabled(self._ctx))
            if spec.checked is not None:
                self.actions[spec.id].setChecked(spec.checked(self._ctx))
        store = self._ctx.store
        self.actions["edit.undo"].setText(_with_step("Undo", store.undo_label))
        self.actions["edit.redo"].setText(_with_step("Redo", store.redo_label))


def _with_step(verb: str, step: str | None) -> str:
    return f"{verb} {step}" if step else verb
