"""Settings and the user's own shortcuts."""

from __future__ import annotations

from dataclasses import asdict

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.core.preferences import keys_path
from viewer.features.settings.dialog import SettingsDialog
from viewer.features.settings.key_choice import KeyChoice


class SettingsFeature(Feature):
    """A dialog, made when it is first wanted; changed shortcuts hold without it."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.dialog: SettingsDialog | None = None
        self.keys = KeyChoice(keys_path(), host.menus)
        self.keys.use(host.settings.single_keys)
        self.keys.changed.connect(self._on_keys_changed)

    @property
    def notice(self) -> str | None:
        """A sentence where the file of shortcuts could not be read."""
        return self.keys.notice

    def show_settings(self) -> None:
        if self.dialog is None:
            rows = [(row.spec.id, f"{row.menu}: {row.words}") for row in self.host.menus.rows]
            self.dialog = SettingsDialog(self.host.window, rows)
            self.dialog.changed.connect(self._change)
            self.dialog.keys.changed.connect(self.keys.change)
            self.dialog.keys.reset.connect(self.keys.reset)
        self.dialog.show_settings(asdict(self.host.settings))
        self.dialog.keys.show_keys(self.keys.keys)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def set_look(self) -> None:
        self.keys.use(self.host.settings.single_keys)
        if self.dialog is not None:
            self.dialog.show_settings(asdict(self.host.settings))

    def _change(self, name: str, value: object) -> None:
        self.host.preferences.change({name: value})

    def _on_keys_changed(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.keys.show_keys(self.keys.keys)
            self.dialog.keys.say(sentence)


FEATURE = SettingsFeature
