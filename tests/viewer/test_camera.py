"""The camera as a value: both projections, turning with the head up and tumbling."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.scene.camera import (
    STANDARD_VIEWS,
    CameraPose,
    between,
    fitted,
    orbited,
    projected,
    tumbled,
    view_name,
    zoomed,
)

angles = st.floats(-400.0, 400.0)
poses = st.builds(
    CameraPose,
    st.tuples(*[st.floats(-300.0, 300.0)] * 3),
    st.floats(50.0, 3000.0),
    st.floats(-180.0, 180.0),
    st.floats(-90.0, 90.0),
    st.floats(-180.0, 180.0),
    st.booleans(),
)
BOX = np.array([[-150.0, -100.0, -80.0], [150.0, 90.0, 310.0]])


def frame(pose: CameraPose) -> np.ndarray:
    return np.stack([pose.right, pose.view_up, pose.direction])


@given(poses)
def test_the_axes_of_the_picture_are_right_handed_and_at_right_angles(pose: CameraPose) -> None:
    assert np.allclose(frame(pose) @ frame(pose).T, np.eye(3), atol=1e-9)
    assert np.linalg.det(frame(pose)) == pytest.approx(1.0)


@given(poses, angles, angles)
def test_tumbling_turns_about_the_axes_of_the_picture(
    pose: CameraPose, right: float, up: float
) -> None:
    a, b = np.radians([right, up])
    about_up = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    about_right = np.array([[1, 0, 0], [0, np.cos(b), np.sin(b)], [0, -np.sin(b), np.cos(b)]])
    turned = tumbled(pose, right, up)

    assert np.allclose(frame(turned), about_right @ about_up @ frame(pose), atol=1e-6)
    assert turned.focal_point == pose.focal_point
    assert turned.distance == pose.distance


@given(poses.map(lambda p: replace(p, roll=0.0)), angles, angles)
def test_orbiting_keeps_the_head_up(pose: CameraPose, right: float, up: float) -> None:
    assert orbited(pose, right, up).view_up[2] >= -1e-9


def test_a_small_tumble_from_the_front_is_an_orbit() -> None:
    pose = CameraPose((0.0, 0.0, 100.0), 900.0)
    free, led = tumbled(pose, 20.0, 0.0), orbited(pose, 20.0, 0.0)
    assert np.allclose(frame(free), frame(led))
    free, led = tumbled(pose, 0.0, 30.0), orbited(pose, 0.0, 30.0)
    assert np.allclose(frame(free), frame(led))


def test_over_the_head_and_round_is_where_it_began() -> None:
    pose = CameraPose((0.0, 0.0, 100.0), 900.0, 30.0, 10.0)
    turned = pose
    for _ in range(8):
        turned = tumbled(turned, 0.0, 45.0)
    assert np.allclose(frame(turned), frame(pose), atol=1e-6)


@given(poses, st.floats(-200.0, 200.0), st.floats(-200.0, 200.0))
def test_switching_the_projection_keeps_what_lies_at_the_focal_point(
    pose: CameraPose, right: float, up: float
) -> None:
    at = np.asarray(pose.focal_point) + right * pose.right + up * pose.view_up
    one = projected(replace(pose, parallel=False), at[None], 800.0, 600.0)
    other = projected(replace(pose, parallel=True), at[None], 800.0, 600.0)
    assert np.allclose(one[:, :2], other[:, :2], atol=1e-4)


@given(poses.map(lambda p: replace(p, parallel=True)), st.floats(-1000.0, 1000.0))
def test_parallel_lines_of_sight_never_meet(pose: CameraPose, away: float) -> None:
    at = np.asarray(pose.focal_point) + 40.0 * pose.right
    behind = at - away * pose.direction
    near, far = projected(pose, np.stack([at, behind]), 800.0, 600.0)
    assert np.allclose(near[:2], far[:2], atol=1e-4)
    assert far[2] - near[2] == pytest.approx(away, abs=1e-6)


@pytest.mark.parametrize("parallel", [False, True])
@pytest.mark.parametrize("view", STANDARD_VIEWS)
def test_what_is_fitted_is_all_in_the_picture(view: str, parallel: bool) -> None:
    pose = replace(fitted(BOX, 1.5, *STANDARD_VIEWS[view]), parallel=parallel)
    corners = np.array(np.meshgrid(*BOX.T)).reshape(3, -1).T
    x, y, _ = projected(pose, corners, 900.0, 600.0).T
    assert 0.0 < x.min() < x.max() < 900.0
    assert 0.0 < y.min() < y.max() < 600.0


@pytest.mark.parametrize("parallel", [False, True])
def test_zooming_keeps_the_place_under_the_pointer(parallel: bool) -> None:
    pose = CameraPose((10.0, 0.0, 90.0), 800.0, 20.0, 5.0, parallel=parallel)
    at = np.asarray(pose.focal_point) + 60.0 * pose.right - 30.0 * pose.view_up
    x, y, _ = projected(pose, at[None], 900.0, 600.0)[0]
    nearer = zoomed(pose, 1.7, (x - 450.0) / 600.0, (300.0 - y) / 600.0)
    assert np.allclose(projected(nearer, at[None], 900.0, 600.0)[0, :2], (x, y), atol=1e-6)


@given(poses, poses)
def test_a_flight_ends_where_it_should(start: CameraPose, end: CameraPose) -> None:
    arrived = between(start, end, 1.0)
    assert np.allclose(frame(arrived), frame(end), atol=1e-6)
    assert np.allclose(arrived.focal_point, end.focal_point, atol=1e-6)
    assert arrived.distance == pytest.approx(end.distance)
    assert np.allclose(frame(between(start, end, 0.0)), frame(start), atol=1e-6)


def test_a_tilted_picture_is_no_standard_view() -> None:
    pose = CameraPose((0.0, 0.0, 0.0), 900.0)
    assert view_name(pose) == "front"
    assert view_name(replace(pose, roll=20.0)) is None
