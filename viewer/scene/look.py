"""Colours of the picture's ground and marks, one set a theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

Fractions = tuple[float, float, float]


def _fractions(hex_colour: str) -> Fractions:
    red, green, blue = (int(hex_colour[i : i + 2], 16) / 255.0 for i in (1, 3, 5))
    return red, green, blue


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as fractions of red, green and blue."""

    ground_top: Fractions
    ground_bottom: Fractions
    outline: Fractions


LIGHT = Look(_fractions("#F5F7F9"), _fractions("#DCE3EA"), _fractions("#1479E0"))
DARK = Look(_fractions("#20262D"), _fractions("#12161B"), _fractions("#5BB0FF"))

CONTRAST = Look(_fractions("#000000"), _fractions("#000000"), _fractions("#FFD60A"))

LOOKS: Mapping[str, Look] = MappingProxyType({"light": LIGHT, "dark": DARK, "contrast": CONTRAST})


def look_of(theme: str, ground: str) -> Look:
    """Colours for a theme by name on a ground: as the theme has it, or all white or black."""
    if ground == "theme":
        return LOOKS[theme]
    whole = _fractions("#FFFFFF" if ground == "white" else "#000000")
    outline = LIGHT.outline if ground == "white" else LOOKS[theme].outline
    if ground == "black" and theme == "light":
        outline = DARK.outline
    return Look(whole, whole, outline)
