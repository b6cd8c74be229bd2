"""Keys and mouse, a command palette, and what the program is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMessageBox

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.help.action_list import ActionList, Entry
from viewer.features.help.texts import ABOUT, GESTURES
from viewer.styles.plain_words import from_menu


class HelpFeature(Feature):
    """Finds an action or its key by a few letters; each dialog is made when it is first wanted."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.palette: ActionList | None = None
        self.keys: ActionList | None = None

    def show_palette(self) -> None:
        if self.palette is None:
            prompt = "What do you want to do?"
            self.palette = ActionList(self.host.window, "Command palette", prompt, runs=True)
            self.palette.wanted.connect(self._run)
        self.palette.open_with(list(self._entries()))

    def show_keys(self) -> None:
        if self.keys is None:
            prompt = "Find a key or an action"
            self.keys = ActionList(self.host.window, "Keys and mouse", prompt, runs=False)
        gestures = [Entry("", does, "Mouse", how) for how, does in GESTURES]
        keyed = [entry for entry in self._entries() if entry.keys]
        self.keys.open_with([*gestures, *keyed])

    def copy_log(self) -> None:
        QGuiApplication.clipboard().setText(self.host.log.text)
        self.host.tell("The log is copied. Paste it where you report what went wrong.")

    def show_about(self) -> None:
        QMessageBox.about(self.host.window, "About Psoas Viewer", ABOUT)

    def _entries(self) -> Iterable[Entry]:
        for row in self.host.menus.rows:
            action = self.host.actions[row.spec.id]
            native = QKeySequence.SequenceFormat.NativeText
            keys = ", ".join(key.toString(native) for key in action.shortcuts())
            words = from_menu(action.text()).rstrip(" .")
            yield Entry(row.spec.id, words, row.spec.submenu or row.menu, keys, action.isEnabled())

    def _run(self, action: str) -> None:
        self.host.actions[action].trigger()


FEATURE = HelpFeature
