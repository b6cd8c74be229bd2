"""The lumbar spine as a whole: lordosis and its segments, from end plates in the midline."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from meshes.building.measures.vertebra import Body, Plate, concavity
from meshes.measures.record import Finding, Line, line

STRUCTURE = "lumbar_spine"
LEVELS = ("t12", "l1", "l2", "l3", "l4", "l5", "s1")
SPANS = {
    "lordosis L1-S1, standing": ("l1", "s1"),
    "lordosis T12-S1, standing": ("t12", "s1"),
    "lordosis L4-S1, standing": ("l4", "s1"),
}


def measure_spine(superior: Mapping[str, Plate]) -> list[Finding]:
    """Angles between upper end plates (Cobb).

    Args:
        superior: level, "t12" to "s1" -> its upper end plate.
    """
    segments = {
        f"segmental lordosis {upper.upper()}-{lower.upper()}": (upper, lower)
        for upper, lower in pairwise(LEVELS[1:])
    }
    return [
        Finding(
            STRUCTURE,
            name,
            "deg",
            superior[upper].lean - superior[lower].lean,
            (_drawn(superior[upper]), _drawn(superior[lower])),
        )
        for name, (upper, lower) in (SPANS | segments).items()
    ]


def measure_end_plates(lumbar: Mapping[str, Body]) -> list[Finding]:
    """Hollows of the end plates, the mean of L1 to L5.

    Args:
        lumbar: level, "l1" to "l5" -> its body.
    """
    bodies = list(lumbar.values())
    hollows = {
        "superior": [concavity(body, body.superior) for body in bodies],
        "inferior": [concavity(body, body.inferior) for body in bodies],
    }
    return [
        Finding(STRUCTURE, f"{side} endplate concavity, mean", "mm", sum(depths) / len(depths))
        for side, depths in hollows.items()
    ]


def _drawn(plate: Plate) -> Line:
    """The plate's line carried on to both sides, as it is drawn on a radiograph."""
    beyond = 0.5 * (plate.front - plate.back)
    return line(plate.back - beyond, plate.front + beyond)
