"""The settings, in one dialog; what is changed takes effect at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from viewer.features.settings.key_editor import KeyEditor
from viewer.styles.theme import PICTURE_SCALES, TEXT_SCALES, THEME_NAMES
from viewer.widgets.tall_page import TallPage

WIDTH = 460  # pixels

GROUNDS = {"theme": "As the theme", "white": "White", "black": "Black"}
QUALITIES = {
    "automatic": "Automatic",
    "fast": "Fast: coarse while it moves",
    "full": "Full: always fine",
}


class SettingsDialog(QDialog):
    """Looks, motion and keys.

    Args:
        parent: the window.
        actions: (id, words) of all actions, for the keys.

    Signals:
        changed(str, object): a setting by its name is to have this value.
    """

    changed = Signal(str, object)

    def __init__(self, parent: QWidget, actions: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Settings")
        self._form = QFormLayout()
        self._form.setContentsMargins(14, 14, 14, 14)
        self._form.setVerticalSpacing(10)
        scales = {scale: f"{round(100 * scale)} %" for scale in TEXT_SCALES}
        pictures = {scale: f"{round(100 * scale)} %" for scale in PICTURE_SCALES}
        self.choices = {
            "theme": self._choice("theme", "&Theme", THEME_NAMES),
            "text_scale": self._choice("text_scale", "Te&xt size", scales),
            "picture_scale": self._choice("picture_scale", "Text &in the picture", pictures),
            "ground": self._choice("ground", "Back&ground", GROUNDS),
            "quality": self._choice("quality", "&Quality while moving", QUALITIES),
        }
        self.switches = {
            "reduced_motion": self._switch("reduced_motion", "&Jump to views without animation"),
            "tumbling": self._switch("tumbling", "Allow &free rotation"),
            "dark_stage": self._switch("dark_stage", "Dar&k ground in full screen, for dim rooms"),
            "board": self._switch("board", "&Board mode: large targets, buttons for every drag"),
            "notes": self._switch("notes", "Show the anatomist's &notes"),
            "single_keys": self._switch("single_keys", "Singl&e-key shortcuts"),
        }
        note = QLabel("Animation is always off when your system asks for reduced motion.")
        note.setObjectName("caption")
        note.setWordWrap(True)
        self._form.addRow(note)
        self.keys = KeyEditor(actions)
        self._lay_out()

    def _choice(
        self, name: str, words: str, values: Mapping[str, str] | Mapping[float, str]
    ) -> QComboBox:
        box = QComboBox()
        for value, text in values.items():
            box.addItem(text, value)
        box.currentIndexChanged.connect(lambda _: self.changed.emit(name, box.currentData()))
        self._form.addRow(words, box)
        box.setAccessibleName(words.replace("&", ""))
        box.setToolTip(words.replace("&", ""))
        return box

    def _switch(self, name: str, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.toggled.connect(lambda on: self.changed.emit(name, on))
        box.setToolTip(words.replace("&", ""))
        self._form.addRow(box)
        return box

    def _lay_out(self) -> None:
        looks = QWidget()
        looks.setLayout(self._form)
        tabs = QTabWidget()
        tabs.setAccessibleName("Settings")
        self._page = TallPage(looks, "Looks and motion")
        tabs.addTab(self._page, "Looks and motion")
        tabs.addTab(self.keys, "Keys")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(tabs)
        layout.addWidget(buttons)

    def show_settings(self, values: Mapping[str, object]) -> None:
        """Bring every control in step; asks for nothing."""
        for name, box in self.choices.items():
            blocker = QSignalBlocker(box)
            box.setCurrentIndex(max(0, box.findData(values[name])))
            del blocker
        for name, switch in self.switches.items():
            blocker = QSignalBlocker(switch)
            switch.setChecked(bool(values[name]))
            del blocker
        if not self.isVisible():
            self._page.fit(self, WIDTH)
