"""Colours of the picture's ground and marks, one set a theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

Fractions = tuple[float, float, float]


def _fractions(hex_colour: str) -> Fractions:
    red, green, blue = (int(hex_colour[i : i + 2], 16) / 255.0 for i in (1, 3, 5))
    return red, green, blue


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as fractions of red, green and blue.

    Attributes:
        ground_top: behind the model, at the upper edge.
        ground_bottom: likewise, at the lower edge.
        line: the light line round what is selected or pointed at.
        edge: the dark edge of that line, so that one of the two is seen on any colour.
    """

    ground_top: Fractions
    ground_bottom: Fractions
    line: Fractions
    edge: Fractions


_EDGE = _fractions("#031A3D")
LIGHT = Look(_fractions("#F5F7F9"), _fractions("#DCE3EA"), _fractions("#F0F7FF"), _EDGE)
DARK = Look(_fractions("#20262D"), _fractions("#12161B"), _fractions("#DDEEFF"), _EDGE)
_BLACK = _fractions("#000000")
CONTRAST = Look(_BLACK, _BLACK, _fractions("#FFEB70"), _BLACK)

LOOKS: Mapping[str, Look] = MappingProxyType({"light": LIGHT, "dark": DARK, "contrast": CONTRAST})

_STAGE = _fractions("#14181D")
DARK_STAGE = replace(DARK, ground_top=_STAGE, ground_bottom=_STAGE)  # quiet, for dim rooms


def look_of(theme: str, ground: str) -> Look:
    """Colours for a theme by name on a ground: as the theme has it, or all white or black."""
    if ground == "theme":
        return LOOKS[theme]
    whole = _fractions("#FFFFFF" if ground == "white" else "#000000")
    return replace(LOOKS[theme], ground_top=whole, ground_bottom=whole)
