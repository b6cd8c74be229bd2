"""Named poses: within limits, mirrored, and long or short where anatomy says so."""

from __future__ import annotations

import math

import numpy as np
import pytest

from meshes.errors import MeshError
from meshes.library import load_library
from meshes.motion.joints import JOINTS, Pose
from meshes.motion.numbers import MotionNumbers
from meshes.motion.poses import mirrored, named_poses, pose_named
from meshes.motion.skeleton import Skeleton
from meshes.motion.walking import hip_flexion, phases, walking


@pytest.fixture(scope="module")
def numbers() -> MotionNumbers:
    return MotionNumbers(load_library())


def test_every_pose_is_one_that_the_joints_allow_and_has_a_source() -> None:
    for pose in named_poses().values():
        assert pose.left.clamped() == (pose.left, ()), pose.name
        assert pose.source
        assert pose.title


def test_a_name_may_say_its_side_and_the_other_side_is_the_mirror_image() -> None:
    left, right = pose_named("lunge_upright_left"), pose_named("lunge_upright_right")

    assert pose_named("lunge_upright") == left
    assert left.angle("hip_flexion_left") == right.angle("hip_flexion_right") == -10.0
    assert mirrored(right) == left
    assert pose_named("standing_right") == Pose()


@pytest.mark.parametrize("name", ["moonwalk", "lunge", "moonwalk_left", "", "lunge_upright_middle"])
def test_an_unknown_pose_is_named_with_those_there_are(name: str) -> None:
    with pytest.raises(MeshError, match=r"no pose .*lunge_upright.*supine_thigh_to_chest.*walk_"):
        pose_named(name)


@pytest.mark.parametrize(
    ("pose", "key", "least", "most"),
    [
        ("lunge_upright", "psoas_major_left", 1.0, 5.0),
        ("lunge_upright_deep", "psoas_major_left", 1.0, 5.0),
        ("lunge_upright_deep", "iliacus_left", 4.0, 7.0),
        ("seated_thigh_to_chest", "psoas_major_left", -30.0, -15.0),
        ("seated_thigh_to_chest", "psoas_major_right", -20.0, -10.0),
        ("supine_thigh_to_chest", "psoas_major_left", 1.0, 5.0),
        ("supine_thigh_to_chest", "psoas_major_right", -30.0, -15.0),
        ("prone_ball_release", "psoas_major_left", -0.3, 0.3),
        ("prone_ball_release", "iliacus_left", 0.0, 0.0),
        ("walk_heel_off", "psoas_major_left", 1.0, 3.0),
        ("walk_swing", "psoas_major_left", -8.0, -3.0),
    ],
)
def test_what_a_pose_does_to_a_muscle_in_per_cent(
    numbers: MotionNumbers, pose: str, key: str, least: float, most: float
) -> None:
    assert least <= numbers.change(key, pose_named(pose)) <= most


@pytest.mark.parametrize("key", ["psoas_major", "iliacus"])
def test_elbows_down_and_an_arched_back_take_most_of_the_stretch_away(
    numbers: MotionNumbers, key: str
) -> None:
    upright = numbers.change(f"{key}_left", pose_named("lunge_upright_deep"))
    for lost in ("lunge_elbows_down", "lunge_arched_back"):
        assert numbers.change(f"{key}_left", pose_named(lost)) < 0.5 * upright


def test_lying_down_turns_the_whole_body_and_no_muscle_feels_it(numbers: MotionNumbers) -> None:
    skeleton = Skeleton.of(load_library())
    for foot in ("free", "fixed"):
        back = skeleton.transforms(Pose.of({"recline": 90.0, "hip_flexion_left": 30.0}), foot)
        upright = skeleton.transforms(Pose.of({"hip_flexion_left": 30.0}), foot)
        turn = back["sacrum"] @ np.linalg.inv(upright["sacrum"])
        assert np.allclose(turn[:3, :3] @ [0.0, 0.0, 1.0], [0.0, -1.0, 0.0])
        for key, matrix in back.items():
            assert np.allclose(matrix, turn @ upright[key]), key
    for key in numbers.paths:
        assert abs(numbers.change(key, Pose.of({"recline": -90.0}))) < 1e-9


def test_walking_passes_through_the_published_angles_and_closes() -> None:
    for phase in phases():
        assert hip_flexion(phase.share) == pytest.approx(phase.degrees)
    course = np.array([hip_flexion(share) for share in np.linspace(0.0, 1.0, 401)])
    assert course.min() == pytest.approx(-10.0)
    assert course.max() == pytest.approx(31.0)
    assert course[0] == pytest.approx(course[-1])
    speed = np.diff(course)
    assert np.abs(np.diff(speed)).max() < 0.05  # no jerk, the end of the cycle included


def test_the_legs_are_half_a_cycle_apart() -> None:
    for share in (0.0, 0.2, 0.7, 0.9):
        swapped, later = mirrored(walking(share)), walking(share + 0.5)
        assert all(math.isclose(swapped.angle(j), later.angle(j), abs_tol=1e-9) for j in JOINTS)
