"""The user's own shortcuts: kept, checked for clashes and put on the actions."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from viewer.menus.menus import Menus
from viewer.storage.shortcuts import Keys, holder_of, is_single, load_keys, save_keys


class KeyChoice(QObject):
    """Owns the shortcuts of all actions.

    Args:
        path: file of the changed ones.
        menus: have the actions.

    Attributes:
        notice: a sentence where the file could not be read, else None.

    Signals:
        changed(str): the keys differ; what came of it in a sentence.
    """

    changed = Signal(str)

    def __init__(self, path: Path, menus: Menus) -> None:
        super().__init__()
        self._path, self._actions = path, menus.actions
        specs = [row.spec for row in menus.rows]
        self._words = {spec.id: spec.text.rstrip(" .") for spec in specs}
        self._usual = {spec.id: spec.keys for spec in specs}
        self._tips = {spec.id: spec.tip for spec in specs}
        self._own, self.notice = load_keys(path, self._usual)
        self._unsaved: dict[str, tuple[str, ...] | None] = {}
        self._singles = True

    @property
    def keys(self) -> Keys:
        """The shortcuts of every action; usual ones give way to those that the user chose."""
        chosen = {key for keys in self._own.values() for key in keys}
        usual = {
            action: tuple(key for key in keys if key not in chosen)
            for action, keys in self._usual.items()
        }
        return {**usual, **self._own}

    def use(self, singles: bool) -> None:
        """Put the shortcuts on the actions, letters and digits alone only where wanted."""
        self._singles = singles
        for action, keys in self.keys.items():
            live = [key for key in keys if singles or not is_single(key)]
            self._actions[action].setShortcuts([QKeySequence(key) for key in live])
            shortcut = f" ({live[0]})" if live else ""
            words = f"{self._words[action]}{shortcut} {self._tips[action]}".strip()
            self._actions[action].setToolTip(words)

    def change(self, action: str, key: str) -> None:
        """Give an action another key; one that is taken already stays where it is."""
        self._hear_others()
        holder = holder_of(key, self.keys, action) if key else None
        if holder is not None:
            self.changed.emit(
                f"{key} belongs to “{self._words[holder]}”. Choose another key, or change that "
                "one first."
            )
            return
        keys = (key,) if key else ()
        self._take_over({action: keys}, f"“{self._words[action]}” is now {key or 'without a key'}.")

    def reset(self, action: str | None) -> None:
        """Back to the usual keys of one action, or with None of all."""
        self._hear_others()
        if action is None:
            self._take_over(dict.fromkeys(self._own), "All keys are as usual.")
            return
        clashes = [key for key in self._usual[action] if holder_of(key, self.keys, action)]
        if clashes:
            holder = holder_of(clashes[0], self.keys, action)
            self.changed.emit(f"{clashes[0]} belongs to “{self._words[holder or '']}” now.")
            return
        self._take_over({action: None}, f"“{self._words[action]}” has its usual key.")

    def _hear_others(self) -> None:
        """Take what another window has changed since, so that no key is given away twice."""
        theirs, notice = load_keys(self._path, self._usual)
        if notice is None and os.path.lexists(self._path):
            self._own = theirs
            self._adopt(self._unsaved)
        else:  # the file is gone or of no use: what is in use here goes into a new one
            self._unsaved = {**self._own, **self._unsaved}

    def _adopt(self, changes: Mapping[str, tuple[str, ...] | None]) -> None:
        joined = {**self._own, **changes}
        self._own = {action: keys for action, keys in joined.items() if keys is not None}

    def _take_over(self, changes: Mapping[str, tuple[str, ...] | None], sentence: str) -> None:
        self._adopt(changes)
        self.use(self._singles)
        self._unsaved |= changes
        try:
            save_keys(self._unsaved, self._path)
            self._unsaved = {}
        except OSError as error:
            sentence += f" It could not be saved ({error.strerror})."
            sys.stderr.write(f"psoas-viewer: shortcuts not saved: {error}\n")
        self.changed.emit(sentence)
