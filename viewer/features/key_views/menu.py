"""Actions of the menu View that take the key views."""

from __future__ import annotations

from functools import partial

from viewer.features.key_views.feature import KeyViewsFeature
from viewer.menus.spec import ActionSpec, Rows

SUBMENU = "Views of the psoas"

# Their titles are those of the table of key views, which a test compares.
_KEY_VIEWS = (
    ("front", "Psoas from the front", "7"),
    ("groin", "Groin, front and below", "8"),
    ("side", "Psoas from the side", "9"),
    ("back", "Psoas from behind", "0"),
)


def take(name: str, views: KeyViewsFeature) -> None:
    views.key_views.take(name)


_ROWS: tuple[ActionSpec[KeyViewsFeature], ...] = tuple(
    ActionSpec(
        f"view.psoas_{name}",
        title,
        (key,),
        partial(take, name),
        submenu=SUBMENU,
        after="view.zoom_out",
    )
    for name, title, key in _KEY_VIEWS
)
ROWS: Rows = {"View": _ROWS}
