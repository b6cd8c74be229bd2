"""The path engine on published paths: lengths and moment arms as published, within tight limits."""

from __future__ import annotations

import csv
import json
import math
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from meshes.motion.rigid import turn_x, turn_y, turn_z
from meshes.motion.wrapping import Cylinder, wrap

REFERENCE = Path(__file__).parents[4] / "shared" / "reference" / "biomechanics"
ANGLES = (-20, 0, 30, 44, 60, 90)
NEAR = 0.05  # degrees

reference = pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="the published paths are not beside the project"
)
Floats = NDArray[np.float64]


@cache
def models() -> dict[str, Any]:
    return dict(json.loads((REFERENCE / "paths.json").read_text(encoding="utf-8"))["models"])


@cache
def published() -> dict[tuple[str, str, int], tuple[float, float]]:
    """(model, muscle, degrees) -> length and moment arm, mm."""
    with (REFERENCE / "curves.csv").open(newline="", encoding="utf-8") as lines:
        return {
            (row["model"], row["muscle"], int(float(row["hip_flexion_deg"]))): (
                1000.0 * float(row["length_m"]),
                1000.0 * float(row["moment_arm_m"]),
            )
            for row in csv.DictReader(lines)
        }


def published_cylinder(found: dict[str, Any]) -> Cylinder:
    """Axes of the file: x, then y, then z of the body turned; the line passes on its -y side."""
    x, y, z = np.degrees(found["xyz_body_rotation_rad"])
    turned = turn_x(x) @ turn_y(y) @ turn_z(z)
    assert found["quadrant"] == "-y"
    frame = np.stack([-turned[:, 0], -turned[:, 1], turned[:, 2]], axis=1)
    return Cylinder(1000.0 * np.array(found["translation_m"]), frame, 1000.0 * found["radius_m"])


def path_length(model: str, muscle: str, degrees: float, still: float) -> float:
    """The length at an angle with the points that are active at the angle `still`."""
    own = models()[model]
    found = own["muscles"][f"{muscle}_r"]
    hip, turn = 1000.0 * np.array(own["hip_centre_in_pelvis"]), turn_z(degrees)
    points: dict[int, Floats] = {}
    for number, point in enumerate(found["points"], start=1):
        low, high = point.get("active_range_rad", (-math.inf, math.inf))
        if low <= math.radians(still) <= high:
            place = 1000.0 * np.array(point["xyz_m"])
            points[number] = hip + turn @ place if point["frame"] == "femur_r" else place
    bent = {tuple(one["between_points"]): published_cylinder(one) for one in found["wraps"]}
    numbers = list(points)
    length = 0.0
    for here, there in pairwise(numbers):
        start, end = points[here][None], points[there][None]
        if (here, there) in bent:
            length += float(wrap(start, end, bent[here, there]).length[0])
        else:
            length += float(np.linalg.norm(end - start))
    return length


@reference
@pytest.mark.parametrize("degrees", ANGLES)
@pytest.mark.parametrize("muscle", ["psoas", "iliacus"])
@pytest.mark.parametrize("model", ["gait2392", "rajagopal2016"])
def test_the_engine_gives_the_published_length_and_moment_arm(
    model: str, muscle: str, degrees: int
) -> None:
    length, arm = published()[model, muscle, degrees]
    before, after = (path_length(model, muscle, degrees + by, degrees) for by in (-NEAR, NEAR))

    assert path_length(model, muscle, degrees, degrees) == pytest.approx(length, abs=0.1)
    assert (before - after) / math.radians(2.0 * NEAR) == pytest.approx(arm, abs=0.5)


places = st.tuples(st.floats(-90, 90), st.floats(21, 90), st.floats(-50, 50))


@given(places, places)
def test_the_way_is_as_long_as_its_points_and_none_lies_inside(
    start: tuple[float, float, float], end: tuple[float, float, float]
) -> None:
    cylinder = Cylinder(np.zeros(3), np.eye(3), 20.0)
    found = wrap(np.array([start]), np.array([end]), cylinder)
    points = found.points(800)[0]

    assert np.allclose(points[[0, -1]], [start, end], atol=1e-6)
    walked = float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())
    assert walked == pytest.approx(float(found.length[0]), rel=1e-4, abs=1e-3)
    assert np.hypot(points[:, 0], points[:, 1]).min() >= 20.0 - 0.05
    assert found.length[0] >= math.dist(start, end) - 1e-9


def test_half_a_turn_is_two_tangents_and_an_arc() -> None:
    cylinder = Cylinder(np.zeros(3), np.eye(3), 10.0)
    found = wrap(np.array([[-10.0, -30.0, 0.0]]), np.array([[10.0, -30.0, 0.0]]), cylinder)

    assert found.length[0] == pytest.approx(60.0 + 10.0 * math.pi)
