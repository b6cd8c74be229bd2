"""The action of the menu View that shows the bar of tools."""

from __future__ import annotations

from viewer.features.tool_bar.feature import ToolBarFeature
from viewer.menus.spec import ActionSpec, Rows, on_or_off


def toggle_bar(tools: ToolBarFeature) -> None:
    tools.toggle()


def is_shown(tools: ToolBarFeature) -> bool:
    return tools.is_shown


_VIEW: tuple[ActionSpec[ToolBarFeature], ...] = (
    ActionSpec(
        "view.tools",
        "Tool bar",
        (),
        toggle_bar,
        tip="Buttons for what changes the picture most, below the menus.",
        checked=is_shown,
        said=on_or_off("Tool bar", is_shown),
        after="view.tumble",
    ),
)
ROWS: Rows = {"View": _VIEW}
