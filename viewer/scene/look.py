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

LOOKS: Mapping[str, Look] = MappingProxyType({"light": LIGHT, "dark": DARK})
