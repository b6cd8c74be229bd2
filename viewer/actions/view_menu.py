"""Actions of the menu View: the camera, the text and the panels."""

from __future__ import annotations

from viewer.actions import camera
from viewer.actions.spec import ActionSpec
from viewer.context import Context

ZOOM_STEP = 1.2
SIDES, LOOKS = "Standard views", "Text and theme"


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


def light_ground(ctx: Context) -> None:
    ctx.looks.set_theme("light")


def dark_ground(ctx: Context) -> None:
    ctx.looks.set_theme("dark")


def high_contrast(ctx: Context) -> None:
    ctx.looks.set_theme("contrast")


def full_screen(ctx: Context) -> None:
    ctx.desk.toggle_full_screen()


def toggle_card(ctx: Context) -> None:
    ctx.desk.toggle_card()


def show_article(ctx: Context) -> None:
    ctx.desk.show_panel("Article")


def show_measures(ctx: Context) -> None:
    ctx.desk.show_panel("Measures")


def toggle_motion(ctx: Context) -> None:
    ctx.looks.toggle_motion()


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
    ActionSpec(
        "view.light", "Light ground", ("Ctrl+Shift+L",), light_ground, separated=True, submenu=LOOKS
    ),
    ActionSpec("view.dark", "Dark ground", ("Ctrl+Shift+D",), dark_ground, submenu=LOOKS),
    ActionSpec("view.contrast", "High contrast", ("Ctrl+Shift+H",), high_contrast, submenu=LOOKS),
    ActionSpec(
        "view.motion",
        "Fly or cut to a view",
        (),
        toggle_motion,
        tip="Cut where movement on the screen disturbs.",
    ),
    ActionSpec("view.card", "Show or hide the card", ("D",), toggle_card, separated=True),
    ActionSpec("view.article", "Read the article", ("Shift+D",), show_article),
    ActionSpec("view.measures", "Measures", ("M",), show_measures),
    ActionSpec("view.full_screen", "Full screen", ("F11",), full_screen),
)
