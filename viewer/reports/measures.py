"""The model's measures beside published ones, as a table or as JSON."""

from __future__ import annotations

import json as json_format
from collections.abc import Sequence
from itertools import groupby

from meshes.library import load_library
from meshes.measures.record import Measure
from meshes.measures.shipped import shipped_measures
from meshes.motion.lengths import BETWEEN, with_lines_of_pull
from meshes.motion.numbers import MotionNumbers

JSON_FIELDS = ("structure", "measure", "unit", "value", "mean", "sd", "source", "verdict")


def report(json: bool) -> str:
    """Every measure, with the published figure and a verdict.

    Raises:
        MeshError: the file of measures or that of the meshes is missing or damaged.
    """
    measures = with_lines_of_pull(shipped_measures(), MotionNumbers(load_library()))
    return as_json(measures) if json else as_table(measures)


def as_json(measures: Sequence[Measure]) -> str:
    """A list of objects with the fields `JSON_FIELDS`; what was not published is null.

    `between` tells what the length of a muscle runs between, and is null for all else.
    """
    rows = [
        {name: getattr(one, name) for name in JSON_FIELDS} | {"between": BETWEEN.get(one.measure)}
        for one in measures
    ]
    return json_format.dumps(rows, indent=1, ensure_ascii=False)


def as_table(measures: Sequence[Measure]) -> str:
    """One block a structure, and what share stands within 1 and 2 SD."""
    blocks = [
        f"{structure}\n" + "\n".join(_row(one) for one in some)
        for structure, some in groupby(measures, key=lambda one: one.structure)
    ]
    return "\n\n".join([*blocks, summary(measures)])


def _row(one: Measure) -> str:
    published = "" if one.mean is None else f"{one.mean:g}" + (f" ± {one.sd:g}" if one.sd else "")
    figures = f"{one.value:8.1f} {one.unit:<4}{published:>14}"
    row = f"  {one.measure:<62}{figures}  {one.verdict:<19} {one.source}".rstrip()
    between = BETWEEN.get(one.measure)
    return row if between is None else f"{row}\n    {between}"


def summary(measures: Sequence[Measure]) -> str:
    """How many measures with a published SD stand within 1 and within 2 of them."""
    verdicts = [one.verdict for one in measures]
    one, two = verdicts.count("within 1 SD"), verdicts.count("within 2 SD")
    known = one + two + verdicts.count("beyond 2 SD")
    if known == 0:
        return f"{len(measures)} measures, none with a published SD."
    return (
        f"{len(measures)} measures, {known} with a published SD: {100 * one / known:.0f} % within "
        f"1 SD, {100 * (one + two) / known:.0f} % within 2 SD."
    )
