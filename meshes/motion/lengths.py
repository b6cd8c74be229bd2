"""The lengths of a muscle, each with what it runs between, so that no two are taken for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType

from meshes.measures.record import Finding, Measure, judged, line
from meshes.motion.joints import STANDING
from meshes.motion.numbers import MotionNumbers

BELLY, COURSE = "muscle length", "length along its course"
LINE_OF_PULL = "length of the line of pull"
BETWEEN: Mapping[str, str] = MappingProxyType(
    {
        LINE_OF_PULL: "from the middle of its origins to its insertion, along the line of pull",
        BELLY: "from its highest fibres to where its tendon begins",
        COURSE: "from its highest to its lowest fibres, along its middle",
    }
)


def with_lines_of_pull(measures: Iterable[Measure], numbers: MotionNumbers) -> tuple[Measure, ...]:
    """The same measures, each moving muscle's length of standing before its other lengths.

    Args:
        measures: those that are shipped, some or all.
        numbers: of the model.
    """
    found: list[Measure] = []
    begun: set[str] = set()
    for one in measures:
        if one.measure in BETWEEN and one.structure not in begun:
            begun.add(one.structure)
            found.append(_line_of_pull(one.structure, numbers))
        found.append(one)
    return tuple(found)


def _line_of_pull(muscle: str, numbers: MotionNumbers) -> Measure:
    drawn = numbers.path(muscle).line(numbers.skeleton.transforms(STANDING))
    lines = tuple(line(a, b) for a, b in pairwise(drawn))
    return judged(
        Finding(muscle, LINE_OF_PULL, "mm", numbers.length(muscle, STANDING), lines), None
    )
