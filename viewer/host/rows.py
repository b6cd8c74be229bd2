"""The host's own rows of the menus."""

from __future__ import annotations

from viewer.host import edit_rows, file_rows, view_rows
from viewer.menus.spec import Rows

ROWS: Rows = {"File": file_rows.ROWS, "Edit": edit_rows.ROWS, "View": view_rows.ROWS}
CAMERA_STRIP = (
    "view.front",
    "view.back",
    "view.left",
    "view.right",
    "view.top",
    "view.bottom",
    "view.reset",
)
