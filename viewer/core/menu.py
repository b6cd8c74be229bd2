"""The host's own rows of the menus."""

from __future__ import annotations

from viewer.core import edit_menu, file_menu, view_menu
from viewer.menus.spec import Rows

ROWS: Rows = {"File": file_menu.ROWS, "Edit": edit_menu.ROWS, "View": view_menu.ROWS}
CAMERA_STRIP = (
    "view.front",
    "view.back",
    "view.left",
    "view.right",
    "view.top",
    "view.bottom",
    "view.reset",
)
