"""Where the tab key stops: only at what can be seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def takes_tab(widget: QWidget) -> bool:
    """Whether the tab key stops at a widget, were it in sight."""
    flag = Qt.FocusPolicy.TabFocus.value
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy().value & flag)


def is_in_sight(widget: QWidget) -> bool:
    """Whether something of a widget can be seen, or will be when it is scrolled to.

    Panels behind another tab call themselves visible, but lie beside the window.
    """
    seen, around = widget, widget.parentWidget()
    while around is not None:
        seen = around if isinstance(around, QScrollArea) else seen
        around = around.parentWidget()
    return not seen.visibleRegion().isEmpty()
