"""Actions of the menu Help: keys and the program itself."""

from __future__ import annotations

from viewer.features.help.feature import HelpFeature
from viewer.menus.spec import ActionSpec, Rows


def show_keys(help_: HelpFeature) -> None:
    help_.show_keys()


def show_about(help_: HelpFeature) -> None:
    help_.show_about()


def show_palette(help_: HelpFeature) -> None:
    help_.show_palette()


_ROWS: tuple[ActionSpec[HelpFeature], ...] = (
    ActionSpec("help.keys", "Keys and mouse", ("F1", "?"), show_keys),
    ActionSpec(
        "help.palette",
        "Command palette ...",
        ("Ctrl+Shift+P",),
        show_palette,
        tip="Type what you want to do.",
    ),
    ActionSpec(
        "help.log",
        "Copy the log",
        (),
        HelpFeature.copy_log,
        tip="What went wrong lately, to paste into a report.",
    ),
    ActionSpec("help.about", "About", (), show_about),
)
ROWS: Rows = {"Help": _ROWS}
