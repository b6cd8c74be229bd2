"""Actions of the menu View: the camera, the text and the window."""

from __future__ import annotations

from functools import partial

from viewer.core import camera_menu, panel_menu
from viewer.core.host import Host
from viewer.menus.spec import ActionSpec, on_or_off
from viewer.state.state import ViewState

ZOOM_STEP = 1.2
SIDES, LOOKS, PANELS = "Standard views", "Text and theme", panel_menu.PANELS


def reset_view(host: Host) -> None:
    host.camera.reset()


def start_view(host: Host) -> None:
    """All as at the first start, in the picture; the camera comes back, too."""
    start = ViewState(hidden=host.home_hidden, own_views=host.store.state.own_views)
    host.store.edit("Start view", start)
    host.camera.reset()


def zoom_in(host: Host) -> None:
    host.camera.zoom(ZOOM_STEP)


def zoom_out(host: Host) -> None:
    host.camera.zoom(1.0 / ZOOM_STEP)


def front_view(host: Host) -> None:
    host.camera.look("front")


def back_view(host: Host) -> None:
    host.camera.look("back")


def left_view(host: Host) -> None:
    host.camera.look("left")


def right_view(host: Host) -> None:
    host.camera.look("right")


def top_view(host: Host) -> None:
    host.camera.look("top")


def bottom_view(host: Host) -> None:
    host.camera.look("bottom")


def larger_text(host: Host) -> None:
    host.preferences.change_text_size(1)


def smaller_text(host: Host) -> None:
    host.preferences.change_text_size(-1)


def usual_text(host: Host) -> None:
    host.preferences.change_text_size(0)


def take_theme(name: str, host: Host) -> None:
    host.preferences.set_theme(name)


def has_theme(name: str, host: Host) -> bool:
    return host.preferences.theme_choice == name


def is_full_screen(host: Host) -> bool:
    return host.window.isFullScreen()


def next_pane(host: Host) -> None:
    host.panes.step(1)


def previous_pane(host: Host) -> None:
    host.panes.step(-1)


def full_screen(host: Host) -> None:
    host.window.toggle_full_screen()


def cuts_to_views(host: Host) -> bool:
    return host.preferences.cuts_to_views


def toggle_motion(host: Host) -> None:
    host.preferences.toggle_motion()


def _theme(name: str, text: str, *keys: str, separated: bool = False) -> ActionSpec[Host]:
    return ActionSpec(
        f"view.{name}",
        text,
        keys,
        partial(take_theme, name),
        separated=separated,
        checked=partial(has_theme, name),
        submenu=LOOKS,
        one_of="theme",
    )


ROWS: tuple[ActionSpec[Host], ...] = (
    ActionSpec("view.front", "Front", ("1",), front_view, submenu=SIDES, on_view=True),
    ActionSpec("view.back", "Back", ("2",), back_view, submenu=SIDES, on_view=True),
    ActionSpec(
        "view.left",
        "Left",
        ("3",),
        left_view,
        tip="The patient's left.",
        submenu=SIDES,
        on_view=True,
    ),
    ActionSpec(
        "view.right",
        "Right",
        ("4",),
        right_view,
        tip="The patient's right.",
        submenu=SIDES,
        on_view=True,
    ),
    ActionSpec("view.top", "Top", ("5",), top_view, submenu=SIDES),
    ActionSpec("view.bottom", "Bottom", ("6",), bottom_view, submenu=SIDES),
    ActionSpec("view.reset", "Reset view", ("R", "Home"), reset_view, separated=True, on_view=True),
    ActionSpec(
        "view.start",
        "Start view",
        ("Shift+Home",),
        start_view,
        tip="Shows what the first start shows: nothing hidden, faded, cut or moved by you.",
    ),
    ActionSpec("view.zoom_in", "Zoom in", ("+", "="), zoom_in),
    ActionSpec("view.zoom_out", "Zoom out", ("-",), zoom_out),
    *camera_menu.ROWS,
    ActionSpec(
        "view.larger",
        "Larger text",
        ("Ctrl++", "Ctrl+="),
        larger_text,
        submenu=LOOKS,
    ),
    ActionSpec("view.smaller", "Smaller text", ("Ctrl+-",), smaller_text, submenu=LOOKS),
    ActionSpec("view.usual", "Usual text size", ("Ctrl+0",), usual_text, submenu=LOOKS),
    _theme("light", "Light ground", "Ctrl+Shift+L", separated=True),
    _theme("dark", "Dark ground", "Ctrl+Shift+D"),
    _theme("contrast", "High contrast", "Ctrl+Shift+H"),
    _theme("system", "As the system"),
    ActionSpec(
        "view.motion",
        "Jump to views without animation",
        (),
        toggle_motion,
        tip="Where movement on the screen disturbs.",
        checked=cuts_to_views,
        said=on_or_off("Jump to views without animation", cuts_to_views),
    ),
    *panel_menu.ROWS,
    ActionSpec(
        "view.full_screen",
        "Full screen",
        ("F11",),
        full_screen,
        separated=True,
        checked=is_full_screen,
    ),
    ActionSpec(
        "view.next_pane",
        "Next panel",
        ("F6", "Ctrl+Tab"),
        next_pane,
        submenu=PANELS,
        tip="The keyboard goes to the list, the picture, the tools, the panel, the search.",
    ),
    ActionSpec(
        "view.previous_pane",
        "Previous panel",
        ("Shift+F6", "Ctrl+Shift+Tab"),
        previous_pane,
        submenu=PANELS,
    ),
)
