"""What one measurement is, and how it stands against what studies found in people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from meshes.measures.published import Published

Point = tuple[float, float, float]
Line = tuple[Point, Point]
Verdict = Literal[
    "within 1 SD",
    "within 2 SD",
    "beyond 2 SD",
    "within range",
    "out of range",
    "no SD published",
    "no published figure",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure taken from the meshes.

    Attributes:
        structure: key of a structure, or `lumbar_spine` or `pelvis` for several together.
        measure: its name as in `figures/published.csv`.
        unit: mm, deg, cm2 or cm3.
        value: the figure.
        lines: pairs of points (mm, body space) that show on the model what was measured.
    """

    structure: str
    measure: str
    unit: str
    value: float
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of the model beside the published one; see `Finding`.

    Attributes:
        mean: of the people studied; None where nothing was found.
        sd: standard deviation between them; None where it was not published.
        source: the study, with the number of people.
    """

    structure: str
    measure: str
    unit: str
    value: float
    mean: float | None
    sd: float | None
    source: str
    verdict: Verdict
    lines: tuple[Line, ...] = ()


def judged(finding: Finding, published: Published | None) -> Measure:
    """The finding beside the published figure, with its verdict."""
    return Measure(
        finding.structure,
        finding.measure,
        finding.unit,
        round(finding.value, 1),
        None if published is None else published.mean,
        None if published is None else published.sd,
        "" if published is None else published.source,
        verdict(round(finding.value, 1), published),
        finding.lines,
    )


def verdict(value: float, published: Published | None) -> Verdict:
    """How far the value lies from the published mean, or whether it keeps the published range."""
    if published is None:
        return "no published figure"
    if published.low is not None and published.high is not None:
        return "within range" if published.low <= value <= published.high else "out of range"
    if published.mean is None or published.sd is None:
        return "no SD published"
    off = round(abs(value - published.mean) / published.sd, 6)
    if off <= 1.0:
        return "within 1 SD"
    return "within 2 SD" if off <= 2.0 else "beyond 2 SD"


def line(start: NDArray[np.float64], end: NDArray[np.float64]) -> Line:
    """A pair of points, rounded to 0.1 mm."""
    return point(start), point(end)


def point(place: NDArray[np.float64]) -> Point:
    """A point (3,) as plain numbers, rounded to 0.1 mm."""
    x, y, z = (round(float(value), 1) + 0.0 for value in place)
    return x, y, z
