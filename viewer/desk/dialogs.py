"""Opens the dialogs: settings, command palette, help sheet, graphics doctor and About."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMessageBox

from viewer.actions.table import MENUS
from viewer.desk.key_choice import KeyChoice
from viewer.desk.preferences import Preferences
from viewer.panels.action_list import ActionList, Entry
from viewer.panels.doctor_dialog import DoctorDialog
from viewer.panels.settings_dialog import SettingsDialog
from viewer.reports import doctor
from viewer.viewport.viewport import Viewport
from viewer.window import help_texts
from viewer.window.menus import Menus
from viewer.window.window import MainWindow


class Dialogs(QObject):
    """Answers the commands that open a dialog; each is made when it is first wanted."""

    def __init__(self, window: MainWindow, viewport: Viewport, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._viewport, self._preferences = window, viewport, preferences
        self._menus: Menus | None = None
        self._keys: KeyChoice | None = None
        self.settings: SettingsDialog | None = None
        self.palette: ActionList | None = None
        self.help: ActionList | None = None
        self.doctor: DoctorDialog | None = None

    def serve(self, menus: Menus, keys: KeyChoice) -> None:
        """Take the actions that the dialogs list, run and change."""
        self._menus, self._keys = menus, keys
        keys.use(self._preferences.settings.single_keys)
        keys.changed.connect(self._on_keys_changed)
        self._preferences.look_changed.connect(self._on_look_changed)

    def show_settings(self) -> None:
        assert self._keys is not None
        if self.settings is None:
            rows = [
                (spec.id, f"{menu}: {_plain(spec.text)}")
                for menu, specs in MENUS.items()
                for spec in specs
            ]
            self.settings = SettingsDialog(self._window, rows)
            self.settings.changed.connect(self._change)
            self.settings.keys.changed.connect(self._keys.change)
            self.settings.keys.reset.connect(self._keys.reset)
        self.settings.show_settings(asdict(self._preferences.settings))
        self.settings.keys.show_keys(self._keys.keys)
        self.settings.show()
        self.settings.raise_()
        self.settings.activateWindow()

    def show_palette(self) -> None:
        if self.palette is None:
            prompt = "What do you want to do?"
            self.palette = ActionList(self._window, "Command palette", prompt, runs=True)
            self.palette.wanted.connect(self._run)
        self.palette.open_with(list(self._entries()))

    def show_keys(self) -> None:
        if self.help is None:
            prompt = "Find a key or an action"
            self.help = ActionList(self._window, "Keys and mouse", prompt, runs=False)
        gestures = [Entry("", does, "Mouse", how) for how, does in help_texts.GESTURES]
        keyed = [entry for entry in self._entries() if entry.keys]
        self.help.open_with([*gestures, *keyed])

    def show_doctor(self) -> None:
        if self.doctor is None:
            self.doctor = DoctorDialog(self._window)
        view = self._viewport
        size = (view.width(), view.height())
        rows = doctor.findings(view.graphics, view.quality, size)
        words = doctor.advice(view.graphics)
        self.doctor.show_findings(rows, words, f"{doctor.as_text(rows)}\n{words}")

    def show_about(self) -> None:
        QMessageBox.about(self._window, "About Psoas Viewer", help_texts.ABOUT)

    def _entries(self) -> Iterable[Entry]:
        assert self._menus is not None
        for menu, specs in MENUS.items():
            for spec in specs:
                action = self._menus.actions[spec.id]
                native = QKeySequence.SequenceFormat.NativeText
                keys = ", ".join(key.toString(native) for key in action.shortcuts())
                words = _plain(action.text())
                yield Entry(spec.id, words, spec.submenu or menu, keys, action.isEnabled())

    def _run(self, action: str) -> None:
        assert self._menus is not None
        self._menus.actions[action].trigger()

    def _change(self, name: str, value: object) -> None:
        self._preferences.change({name: value})

    def _on_look_changed(self) -> None:
        settings = self._preferences.settings
        assert self._keys is not None
        self._keys.use(settings.single_keys)
        if self.settings is not None:
            self.settings.show_settings(asdict(settings))

    def _on_keys_changed(self, sentence: str) -> None:
        if self.settings is not None and self._keys is not None:
            self.settings.keys.show_keys(self._keys.keys)
            self.settings.keys.say(sentence)


def _plain(words: str) -> str:
    return words.rstrip(" .")
