"""Actions of the menu View for the panels and for the size of what is in the picture."""

from __future__ import annotations

from functools import partial

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.menus.spec import ActionSpec

PANELS, PICTURE = "Panels", "Text in the picture"
FIRST = "panel.usual"  # the rows of single panels come after it


def panel_row(title: str, *keys: str) -> ActionSpec[Feature]:
    """The row of a feature that shows or hides its panel."""

    def toggle(feature: Feature) -> None:
        feature.host.window.toggle_panel(title)

    def is_shown(feature: Feature) -> bool:
        return feature.host.window.is_panel_shown(title)

    row = f"panel.{title.lower()}"
    return ActionSpec(row, title, keys, toggle, checked=is_shown, submenu=PANELS, after=FIRST)


def toggle_panels(host: Host) -> None:
    host.window.toggle_panels()


def no_panels(host: Host) -> bool:
    return not any(host.window.is_panel_shown(title) for title in host.window.panels)


def usual_places(host: Host) -> None:
    host.window.take_usual_places()


def change_size(steps: int, host: Host) -> None:
    host.preferences.change_picture_size(steps)


def for_projector(host: Host) -> None:
    host.preferences.toggle_projector()


def is_for_projector(host: Host) -> bool:
    return host.preferences.is_for_projector


def _size(name: str, text: str, keys: tuple[str, ...], steps: int) -> ActionSpec[Host]:
    run = partial(change_size, steps)
    return ActionSpec(f"picture.{name}", text, keys, run, submenu=PICTURE)


ROWS: tuple[ActionSpec[Host], ...] = (
    _size("larger", "Larger labels and captions", ("Alt++", "Alt+="), 1),
    _size("smaller", "Smaller labels and captions", ("Alt+-",), -1),
    _size("usual", "Usual size", ("Alt+0",), 0),
    ActionSpec(
        "picture.projector",
        "Projector",
        ("Alt+P",),
        for_projector,
        tip="Labels, captions and lines that can be read from the back row.",
        checked=is_for_projector,
        submenu=PICTURE,
        separated=True,
    ),
    ActionSpec(
        "panel.none",
        "Hide all panels",
        ("F9",),
        toggle_panels,
        tip="The picture alone; the same key brings the panels back.",
        checked=no_panels,
        submenu=PANELS,
    ),
    ActionSpec("panel.usual", "Usual places", (), usual_places, submenu=PANELS),
)
