"""Actions on the user's own views."""

from __future__ import annotations

from viewer.features.saved_views.feature import SavedViewsFeature
from viewer.menus.spec import ActionSpec, Rows


def save_own(views: SavedViewsFeature) -> None:
    views.own.save()


def open_own(views: SavedViewsFeature) -> None:
    views.own.open_panel()


def export_views(views: SavedViewsFeature) -> None:
    views.own.write_to_file()


def import_views(views: SavedViewsFeature) -> None:
    views.own.read_from_file()


_VIEW: tuple[ActionSpec[SavedViewsFeature], ...] = (
    ActionSpec(
        "view.save", "Save this view", ("Ctrl+D",), save_own, after="view.psoas_back", on_view=True
    ),
    ActionSpec("view.own", "Saved views", ("Ctrl+Shift+V",), open_own, after="view.save"),
)
_FILE: tuple[ActionSpec[SavedViewsFeature], ...] = (
    ActionSpec("file.export_views", "Export views ...", (), export_views, separated=True),
    ActionSpec("file.import_views", "Import views ...", (), import_views),
)
ROWS: Rows = {"View": _VIEW, "File": _FILE}
