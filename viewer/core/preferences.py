"""The remembered choices of the user, and how they change."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from viewer.scene.look import Look, look_of
from viewer.storage.settings import load_settings, save_settings
from viewer.styles import board_style
from viewer.styles.theme import PICTURE_SCALES, PROJECTOR, TEXT_SCALES, THEMES, Theme

SAVE_AFTER_MS = 500


def settings_path() -> Path:
    """Where settings are remembered."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "settings.json"


def keys_path() -> Path:
    """Where changed shortcuts are kept."""
    return settings_path().with_name("shortcuts.json")


def log_path() -> Path:
    """Where the log is kept."""
    return settings_path().with_name("log.txt")


def views_path() -> Path:
    """Where the user's own views are kept."""
    return settings_path().with_name("views.json")


class Preferences(QObject):
    """Owns the settings; the `Looks` of the commands.

    Attributes:
        settings: what is remembered now.
        notice: a sentence where the file could not be read, else None.

    Signals:
        look_changed(): text size, theme, notes or motion differ.
        failed(str): the settings could not be saved; a sentence.
    """

    look_changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = settings_path()
        self.settings, self.notice = load_settings(self._path)
        self._saved = self.settings
        self._later = QTimer(self)  # a slider that moves is not written at every step
        self._later.setSingleShot(True)
        self._later.setInterval(SAVE_AFTER_MS)
        self._later.timeout.connect(self.save)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)

    @property
    def theme_name(self) -> str:
        """The theme that is shown; that of the system is asked for now."""
        if self.settings.theme != "system":
            return self.settings.theme
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    @property
    def theme(self) -> Theme:
        return THEMES[self.theme_name]

    @property
    def look(self) -> Look:
        """Colours of the picture."""
        return look_of(self.theme_name, self.settings.ground)

    @property
    def reduces_motion(self) -> bool:
        """The user, or the system where it can be asked, wants cuts instead of flights."""
        still = sys.platform == "win32" and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
        return self.settings.reduced_motion or still

    def _on_system_changed(self) -> None:
        if self.settings.theme == "system":
            self.look_changed.emit()

    def remember(self, values: Mapping[str, object]) -> None:
        """Change settings that no look depends on."""
        self.settings = replace(self.settings, **values)  # type: ignore[arg-type]

    def change_text_size(self, steps: int) -> None:
        """Larger (1), smaller (-1) or back to the usual size (0)."""
        nearest = min(TEXT_SCALES, key=lambda scale: abs(scale - self.settings.text_scale))
        index = TEXT_SCALES.index(nearest) + steps if steps else 0
        scale = TEXT_SCALES[min(max(index, 0), len(TEXT_SCALES) - 1)]
        self.change({"text_scale": scale})

    @property
    def theme_choice(self) -> str:
        """What was chosen: the name of a theme, or "system"."""
        return self.settings.theme

    @property
    def shows_notes(self) -> bool:
        return self.settings.notes

    @property
    def cuts_to_views(self) -> bool:
        return self.settings.reduced_motion

    def change_picture_size(self, steps: int) -> None:
        """Likewise for what is written and drawn in the picture."""
        near = min(PICTURE_SCALES, key=lambda one: abs(one - self.settings.picture_scale))
        index = PICTURE_SCALES.index(near) + steps if steps else PICTURE_SCALES.index(1.0)
        scale = PICTURE_SCALES[min(max(index, 0), len(PICTURE_SCALES) - 1)]
        self.change({"picture_scale": scale})

    @property
    def is_for_projector(self) -> bool:
        return self.settings.picture_scale >= PROJECTOR

    def toggle_projector(self) -> None:
        self.change({"picture_scale": 1.0 if self.is_for_projector else PROJECTOR})

    @property
    def picture_scale(self) -> float:
        """The factor on all in the picture; board mode has a least one of its own."""
        chosen = self.settings.picture_scale
        return max(chosen, board_style.TEXT_SCALE) if self.settings.board else chosen

    @property
    def has_dark_stage(self) -> bool:
        return self.settings.dark_stage

    def toggle_dark_stage(self) -> None:
        self.change({"dark_stage": not self.settings.dark_stage})

    def set_theme(self, name: str) -> None:
        self.change({"theme": name})

    def toggle_notes(self) -> None:
        self.change({"notes": not self.settings.notes})

    def toggle_motion(self) -> None:
        self.change({"reduced_motion": not self.settings.reduced_motion})

    @property
    def text_scale(self) -> float:
        """The factor on all text; board mode has a least one of its own."""
        chosen = self.settings.text_scale
        return max(chosen, board_style.TEXT_SCALE) if self.settings.board else chosen

    @property
    def is_board(self) -> bool:
        return self.settings.board

    def toggle_board(self) -> None:
        self.change({"board": not self.settings.board})

    def toggle_tumbling(self) -> None:
        self.change({"tumbling": not self.settings.tumbling})

    def change(self, values: Mapping[str, object]) -> None:
        """Change settings and have everybody follow."""
        self.remember(values)
        self.look_changed.emit()
        self._later.start()

    def save(self) -> None:
        """Write what differs from what was written or read last; where that fails, say so."""
        self._later.stop()
        if self.settings == self._saved:
            return
        try:
            save_settings(self.settings, self._path, self._saved)
        except OSError as error:
            sys.stderr.write(f"psoas-viewer: settings not saved: {error}\n")
            self.failed.emit(
                f"{self._path}: the settings could not be saved ({error.strerror}). "
                "They hold until this window is closed."
            )
        else:
            self._saved = self.settings
