"""The action of the menu Edit that opens the settings."""

from __future__ import annotations

from viewer.features.settings.feature import SettingsFeature
from viewer.menus.spec import ActionSpec, Rows

_EDIT: tuple[ActionSpec[SettingsFeature], ...] = (
    ActionSpec(
        "edit.settings",
        "Settings ...",
        ("Ctrl+,",),
        SettingsFeature.show_settings,
        separated=True,
    ),
)
ROWS: Rows = {"Edit": _EDIT}
