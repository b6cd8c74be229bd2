"""Lengths and moment arms over a joint's range, as a table or as JSON."""

from __future__ import annotations

import json as json_format
import math
from collections.abc import Sequence
from typing import NamedTuple

from meshes.keys import SIDES
from meshes.library import load_library
from meshes.motion.joints import joint_named
from meshes.motion.lengths import BETWEEN, LINE_OF_PULL
from meshes.motion.numbers import (
    HIP_MUSCLES,
    SPINE_MUSCLES,
    MotionNumbers,
    Reading,
    angles_between,
    crossing,
)
from meshes.motion.poses import pose_named

NOTE = (
    "Simplified model of straight lines over a cylinder; published models differ by 20 mm.\n"
    f"A length runs {BETWEEN[LINE_OF_PULL]}."
)


class Sweep(NamedTuple):
    """What is asked for; angles in degrees, None for the limit of the joint."""

    joint: str
    muscle: str | None
    first: float | None
    last: float | None
    step: float


def warnings(sweep: Sweep) -> list[str]:
    """A sentence for each angle that lies beyond the joint's limits and is held there.

    Raises:
        MeshError: there is no such joint.
    """
    joint = joint_named(sweep.joint)
    return [
        f"{joint.label.capitalize()}: {joint.held(angle):g}° is as far as this model goes."
        for angle in (sweep.first, sweep.last)
        if angle is not None and math.isfinite(angle) and joint.held(angle) != angle
    ]


def report(sweep: Sweep, json: bool) -> str:
    """Every muscle that the joint moves, or the one that is asked for.

    Raises:
        MeshError: no such joint or muscle, or angles that make no range.
    """
    joint = joint_named(sweep.joint)
    first = joint.lowest if sweep.first is None else sweep.first
    last = joint.highest if sweep.last is None else sweep.last
    angles = angles_between(sweep.joint, first, last, sweep.step)
    numbers = MotionNumbers(load_library())
    muscles = (sweep.muscle,) if sweep.muscle else crossing(sweep.joint)
    if not (muscles or json):
        return f"No muscle changes its length with the {joint.label}."
    found = {muscle: numbers.sweep(muscle, sweep.joint, angles) for muscle in muscles}
    if not json:
        return "\n\n".join([*(_table(key, rows) for key, rows in found.items()), NOTE])
    if sweep.muscle:
        return json_format.dumps([_fields(row) for row in found[sweep.muscle]], indent=1)
    by_muscle = {key: [_fields(row) for row in rows] for key, rows in found.items()}
    return json_format.dumps(by_muscle, indent=1)


def pose_report(name: str, muscle: str | None, json: bool) -> str:
    """Every muscle in a named pose, or the one that is asked for, against standing.

    Raises:
        MeshError: no such pose or muscle.
    """
    pose, numbers = pose_named(name), MotionNumbers(load_library())
    every = dict.fromkeys(f"{one}_{side}" for one in HIP_MUSCLES + SPINE_MUSCLES for side in SIDES)
    rows = [
        (key, numbers.length(key, pose), numbers.change(key, pose))
        for key in ((muscle,) if muscle else every)
    ]
    if json:
        names = ("muscle", "length_mm", "change_pct")
        return json_format.dumps([dict(zip(names, row, strict=True)) for row in rows], indent=1)
    angles = ", ".join(f"{joint_named(joint).label} {deg:g}°" for joint, deg in pose.angles)
    lines = [f"{name}: {angles or 'standing'}", f"{'':<20}{'length mm':>12}{'change %':>11}"]
    lines += [f"{key:<20}{length:>12.1f}{change:>+11.1f}" for key, length, change in rows]
    return "\n".join([*lines, NOTE])


def _fields(row: Reading) -> dict[str, float]:
    return {
        "angle_deg": row.angle_deg,
        "length_mm": row.length_mm,
        "change_pct": row.change_pct,
        "moment_arm_mm": row.moment_arm_mm,
    }


def _table(muscle: str, rows: Sequence[Reading]) -> str:
    lines = [muscle, f"{'angle °':>10}{'length mm':>12}{'change %':>11}{'moment arm mm':>16}"]
    lines += [
        f"{row.angle_deg:>10g}{row.length_mm:>12.1f}{row.change_pct:>+11.1f}"
        f"{row.moment_arm_mm:>16.1f}"
        for row in rows
    ]
    return "\n".join(lines)
