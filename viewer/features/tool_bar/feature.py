"""One slim bar of buttons for what changes the picture most."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.tool_bar.bar import MORE, Tool, ToolBar
from viewer.state.state import ViewState
from viewer.styles.box_rules import icon_size
from viewer.styles.icons import tool_icons

# Action, the word on its button, and the menu whose rows it offers as well.
TOOLS = (
    ("labels.amount", "Labels", "Labels"),
    ("structure.fade", "Fade others", ""),
    ("structure.xray", "X-ray", ""),
    ("structure.isolate", "Isolate", ""),
    ("cut.toggle", "Cut", ""),
    ("labels.attachments", "Attachments", ""),
    ("structure.context", "Around it", ""),
    ("motion.panel", "Move", ""),
    ("edit.undo", "Undo", ""),
)


class ToolBarFeature(Feature):
    """Buttons for those of `TOOLS` that there are, below the menus."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._has_icons = False
        self.tools = {
            name: Tool(host.actions[name], words, self._rows_of(menu))
            for name, words, menu in TOOLS
            if name in host.actions
        }
        self.bar = ToolBar(list(self.tools.values()))
        self.holder = QToolBar("Tools")
        self.holder.setObjectName("tool bar")  # the name that remembered places know
        self.holder.setMovable(False)
        self.holder.addWidget(self.bar)
        host.window.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.holder)
        host.window.full_screen_changed.connect(self._on_full_screen)
        host.store.changed.connect(self._on_changed)
        for tool in self.tools.values():
            tool.action.changed.connect(self._take_icons)

    def _rows_of(self, menu: str) -> list[QAction]:
        return [self.host.actions[row.spec.id] for row in self.host.menus.rows if row.menu == menu]

    @property
    def is_shown(self) -> bool:
        return self.host.settings.tools

    def toggle(self) -> None:
        """Show the bar, or leave its room to the picture."""
        self.host.preferences.change({"tools": not self.is_shown})

    def set_look(self) -> None:
        self._show()
        self._dress()

    def _on_full_screen(self) -> None:
        self._show()

    def _show(self) -> None:
        window = self.host.window
        self.holder.setVisible(self.is_shown and not (window.isFullScreen() or window.is_cleared))

    def _take_icons(self) -> None:
        """As soon as the actions have theirs, which wait for the first picture."""
        if not self._has_icons and any(not one.action.icon().isNull() for one in self.bar.tools):
            self._has_icons = True
            self._dress()

    def _dress(self) -> None:
        preferences = self.host.preferences
        words = {words: name for name, words, _ in TOOLS} | {MORE: "more"}
        icons = tool_icons(words, preferences.theme) if self._has_icons else {}
        self.bar.dress(icons, icon_size(preferences.text_scale))

    def _on_changed(self, _old: ViewState, new: ViewState) -> None:
        if "labels.amount" in self.tools:
            self.tools["labels.amount"].light(new.labels != "none")


FEATURE = ToolBarFeature
