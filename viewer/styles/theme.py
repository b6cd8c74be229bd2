"""Colours of the window, one set a theme, and the sizes of text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette

TEXT_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
PICTURE_SCALES = (0.8, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
PROJECTOR = 2.0  # scale of the picture's text at which a back row eight metres off reads labels
SHOW_IT_MOVE = "▶ Show it move"  # the link at a sentence that the model can play
UI_PX, CARD_PX = 13, 16


def _asset(name: str) -> str:
    return (Path(__file__).parent / "assets" / name).as_posix()


@dataclass(frozen=True, slots=True)
class Theme:
    """Window colours, `#RRGGBB`.

    Attributes:
        window: ground of the frame.
        panel: ground of panels and fields.
        text: words.
        quiet: words of less weight, readable all the same.
        line: what only divides.
        edge: rims of controls, which have to be seen.
        accent: what is chosen or has the focus.
        on_accent: words on it.
        hover: under the pointer.
        check: file of the tick that is drawn on the accent colour.
        arrow: file of the arrow of a list that opens, drawn on a panel.
        cross: file of the cross that closes, likewise.
        left: file of the arrow back to earlier tabs, likewise.
        right: file of the arrow on to later tabs, likewise.
    """

    window: str
    panel: str
    text: str
    quiet: str
    line: str
    edge: str
    accent: str
    on_accent: str
    hover: str
    check: str
    arrow: str
    cross: str
    left: str
    right: str


_SIGNS = {
    ink: tuple(_asset(f"{sign}-{ink}.svg") for sign in ("arrow", "cross", "left", "right"))
    for ink in ("dark", "light")
}
THEMES: Mapping[str, Theme] = MappingProxyType(
    {
        "light": Theme(
            "#EDF0F3",
            "#FFFFFF",
            "#1B2229",
            "#55616D",
            "#C9D1D9",
            "#77838F",
            "#0B62C4",
            "#FFFFFF",
            "#E3ECF7",
            _asset("check-on-dark.svg"),
            *_SIGNS["dark"],
        ),
        "dark": Theme(
            "#171C21",
            "#1F252C",
            "#E8EDF2",
            "#A3B0BD",
            "#39434E",
            "#77848F",
            "#6DB8FF",
            "#0B1622",
            "#2A3541",
            _asset("check-on-light.svg"),
            *_SIGNS["light"],
        ),
        "contrast": Theme(
            "#000000",
            "#000000",
            "#FFFFFF",
            "#F2F2F2",
            "#8C8C8C",
            "#FFFFFF",
            "#FFD60A",
            "#000000",
            "#333300",
            _asset("check-on-light.svg"),
            *_SIGNS["light"],
        ),
    }
)
THEME_NAMES: Mapping[str, str] = MappingProxyType(
    {"light": "Light", "dark": "Dark", "contrast": "High contrast", "system": "As the system"}
)


def palette(theme: Theme) -> QPalette:
    """The palette for what the style sheet does not reach."""
    colours = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.window),
        (role.Base, theme.panel),
        (role.AlternateBase, theme.hover),
        (role.Button, theme.panel),
        (role.Text, theme.text),
        (role.WindowText, theme.text),
        (role.ButtonText, theme.text),
        (role.ToolTipBase, theme.panel),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.quiet),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
    ):
        colours.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        colours.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.quiet))
    return colours
