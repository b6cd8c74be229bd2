"""Actions of the menu File that write pictures and meshes."""

from __future__ import annotations

from viewer.features.exporting.feature import ExportingFeature
from viewer.menus.spec import ActionSpec, Rows

_FILE: tuple[ActionSpec[ExportingFeature], ...] = (
    ActionSpec(
        "file.picture", "Save picture ...", ("F12",), ExportingFeature.save_picture, separated=True
    ),
    ActionSpec("file.export", "Export meshes ...", ("Ctrl+E",), ExportingFeature.export_meshes),
)
ROWS: Rows = {"File": _FILE}
