"""Actions of the menu Help: keys and the program itself."""

from __future__ import annotations

from viewer.actions.spec import ActionSpec
from viewer.context import Context


def show_keys(ctx: Context) -> None:
    ctx.desk.show_keys()


def show_about(ctx: Context) -> None:
    ctx.desk.show_about()


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("help.keys", "Keys and mouse", ("F1", "?"), show_keys),
    ActionSpec("help.about", "About", (), show_about),
)
