"""The action of the menu Edit that searches."""

from __future__ import annotations

from viewer.features.search.feature import SearchFeature
from viewer.menus.spec import ActionSpec, Rows


def open_search(search: SearchFeature) -> None:
    search.searching.open()


_EDIT: tuple[ActionSpec[SearchFeature], ...] = (
    ActionSpec(
        "edit.search",
        "Search",
        ("Ctrl+F", "/"),
        open_search,
        separated=True,
        after="edit.redo",
    ),
)
ROWS: Rows = {"Edit": _EDIT}
