"""Actions of the menu View: the camera, the text and the panels."""

from __future__ import annotations

from functools import partial

from viewer.actions import camera
from viewer.actions.spec import ActionSpec, on_or_off
from viewer.context import Context

ZOOM_STEP = 1.2
SIDES, LOOKS, PANELS = "Standard views", "Text and theme", "Panels"


def reset_view(ctx: Context) -> None:
    ctx.camera.reset()


def zoom_in(ctx: Context) -> None:
    ctx.camera.zoom(ZOOM_STEP)


def zoom_out(ctx: Context) -> None:
    ctx.camera.zoom(1.0 / ZOOM_STEP)


def front_view(ctx: Context) -> None:
    ctx.camera.look("front")


def back_view(ctx: Context) -> None:
    ctx.camera.look("back")


def left_view(ctx: Context) -> None:
    ctx.camera.look("left")


def right_view(ctx: Context) -> None:
    ctx.camera.look("right")


def top_view(ctx: Context) -> None:
    ctx.camera.look("top")


def bottom_view(ctx: Context) -> None:
    ctx.camera.look("bottom")


def larger_text(ctx: Context) -> None:
    ctx.looks.change_text_size(1)


def smaller_text(ctx: Context) -> None:
    ctx.looks.change_text_size(-1)


def usual_text(ctx: Context) -> None:
    ctx.looks.change_text_size(0)


def take_theme(name: str, ctx: Context) -> None:
    ctx.looks.set_theme(name)


def has_theme(name: str, ctx: Context) -> bool:
    return ctx.looks.theme_choice == name


def is_full_screen(ctx: Context) -> bool:
    return ctx.desk.is_full_screen


def next_pane(ctx: Context) -> None:
    ctx.panes.step(1)


def previous_pane(ctx: Context) -> None:
    ctx.panes.step(-1)


def full_screen(ctx: Context) -> None:
    ctx.desk.toggle_full_screen()


def toggle_card(ctx: Context) -> None:
    ctx.desk.toggle_card()


def show_article(ctx: Context) -> None:
    ctx.desk.show_panel("Article")


def show_measures(ctx: Context) -> None:
    ctx.desk.show_panel("Measures")


def cuts_to_views(ctx: Context) -> bool:
    return ctx.looks.cuts_to_views


def toggle_motion(ctx: Context) -> None:
    ctx.looks.toggle_motion()


def _theme(name: str, text: str, *keys: str, separated: bool = False) -> ActionSpec:
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


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("view.front", "Front", ("1",), front_view, submenu=SIDES),
    ActionSpec("view.back", "Back", ("2",), back_view, submenu=SIDES),
    ActionSpec("view.left", "Left", ("3",), left_view, tip="The patient's left.", submenu=SIDES),
    ActionSpec(
        "view.right", "Right", ("4",), right_view, tip="The patient's right.", submenu=SIDES
    ),
    ActionSpec("view.top", "Top", ("5",), top_view, submenu=SIDES),
    ActionSpec("view.bottom", "Bottom", ("6",), bottom_view, submenu=SIDES),
    ActionSpec("view.reset", "Reset view", ("R", "Home"), reset_view, separated=True),
    ActionSpec("view.zoom_in", "Zoom in", ("+", "="), zoom_in),
    ActionSpec("view.zoom_out", "Zoom out", ("-",), zoom_out),
    *camera.ACTIONS,
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
        "Cut to views instead of flying",
        (),
        toggle_motion,
        tip="Where movement on the screen disturbs.",
        checked=cuts_to_views,
        said=on_or_off("Cut to views instead of flying", cuts_to_views),
    ),
    ActionSpec("view.card", "Show or hide the card", ("D",), toggle_card, separated=True),
    ActionSpec("view.article", "Read the article", ("Shift+D",), show_article),
    ActionSpec("view.measures", "Measures", ("M",), show_measures),
    ActionSpec("view.full_screen", "Full screen", ("F11",), full_screen, checked=is_full_screen),
    ActionSpec(
        "view.next_pane",
        "Next panel",
        ("F6", "Ctrl+Tab"),
        next_pane,
        submenu=PANELS,
        tip="The keyboard goes to the list, the picture, the panel on the right, the search.",
    ),
    ActionSpec(
        "view.previous_pane",
        "Previous panel",
        ("Shift+F6", "Ctrl+Shift+Tab"),
        previous_pane,
        submenu=PANELS,
    ),
)
