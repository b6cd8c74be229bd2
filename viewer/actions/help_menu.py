"""Actions of the menu Help: keys and the program itself."""

from __future__ import annotations

from viewer.actions.spec import ActionSpec
from viewer.context import Context


def show_keys(ctx: Context) -> None:
    ctx.dialogs.show_keys()


def show_about(ctx: Context) -> None:
    ctx.dialogs.show_about()


def show_palette(ctx: Context) -> None:
    ctx.dialogs.show_palette()


def show_doctor(ctx: Context) -> None:
    ctx.dialogs.show_doctor()


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("help.keys", "Keys and mouse", ("F1", "?"), show_keys),
    ActionSpec(
        "help.palette",
        "Command palette ...",
        ("Ctrl+Shift+P",),
        show_palette,
        tip="Type what you want to do.",
    ),
    ActionSpec(
        "help.doctor",
        "Graphics doctor ...",
        (),
        show_doctor,
        tip="What draws the picture here, and how fast.",
    ),
    ActionSpec("help.about", "About", (), show_about),
)
