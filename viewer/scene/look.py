"""Colours of the picture's ground and marks, one set a theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

Fractions = tuple[float, float, float]


def _fractions(hex_colour: str) -> Fractions:
    red, green, blue = (int(hex_colour[i : i + 2], 16) / 255.0 for i in (1, 3, 5))
    return red, green, blue


class Tones(NamedTuple):
    """Quiet colours of what is no structure: the line round it is what stands out.

    Attributes:
        body: the schematic body.
        ground: floor or couch beneath it.
        thing: ball or block.
        line: round all of them.
    """

    body: Fractions
    ground: Fractions
    thing: Fractions
    line: Fractions


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as fractions of red, green and blue.

    Attributes:
        ground_top: behind the model, at the upper edge.
        ground_bottom: likewise, at the lower edge.
        line: the light line round what is selected or pointed at.
        edge: the dark edge of that line, so that one of the two is seen on any colour.
        tones: of the schematic body behind the model in a stretch.
    """

    ground_top: Fractions
    ground_bottom: Fractions
    line: Fractions
    edge: Fractions
    tones: Tones


_EDGE = _fractions("#031A3D")
_PALE = Tones(*map(_fractions, ("#DFE6ED", "#CBD4DC", "#ADBDCB", "#66727E")))
_DIM = Tones(*map(_fractions, ("#303A44", "#3D4853", "#4B5C6B", "#94A3B1")))
_BLACK = _fractions("#000000")
LIGHT = Look(_fractions("#F5F7F9"), _fractions("#DCE3EA"), _fractions("#F0F7FF"), _EDGE, _PALE)
DARK = Look(_fractions("#20262D"), _fractions("#12161B"), _fractions("#DDEEFF"), _EDGE, _DIM)
_STARK = _DIM._replace(line=_fractions("#FFFFFF"))
CONTRAST = Look(_BLACK, _BLACK, _fractions("#FFEB70"), _BLACK, _STARK)

LOOKS: Mapping[str, Look] = MappingProxyType({"light": LIGHT, "dark": DARK, "contrast": CONTRAST})

_STAGE = _fractions("#14181D")
DARK_STAGE = replace(DARK, ground_top=_STAGE, ground_bottom=_STAGE)  # quiet, for dim rooms


def look_of(theme: str, ground: str) -> Look:
    """Colours for a theme by name on a ground: as the theme has it, or all white or black."""
    if ground == "theme":
        return LOOKS[theme]
    whole = _fractions("#FFFFFF" if ground == "white" else "#000000")
    tones = _PALE if ground == "white" else _DIM
    return replace(LOOKS[theme], ground_top=whole, ground_bottom=whole, tones=tones)
