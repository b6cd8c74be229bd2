"""Poses: equal when their angles are, never out of range unsaid, never with nonsense in them."""

from __future__ import annotations

import math

import pytest

from meshes.errors import MeshError
from meshes.motion.joints import JOINTS, RHYTHM, Pose, between


def test_standing_is_every_angle_at_zero() -> None:
    assert Pose() == Pose.of(dict.fromkeys(JOINTS, 0.0))
    assert hash(Pose()) == hash(Pose.of({"pelvic_tilt": 0.0}))
    assert [Pose().angle(joint) for joint in JOINTS] == [0.0] * len(JOINTS)


def test_a_pose_is_its_angles_in_whatever_order_they_came() -> None:
    one = Pose().with_angle("lumbar_flexion", 20.0).with_angle("hip_flexion_left", 90.0)
    other = Pose.of({"hip_flexion_left": 90, "lumbar_flexion": 20})

    assert one == other
    assert len({one, other}) == 1
    assert one.with_angle("lumbar_flexion", 0.0) == Pose.of({"hip_flexion_left": 90.0})


def test_the_hip_bends_from_20_back_to_105_forward() -> None:
    limits = {
        (JOINTS[f"hip_flexion_{s}"].lowest, JOINTS[f"hip_flexion_{s}"].highest)
        for s in ("left", "right")
    }

    assert limits == {(-20.0, 105.0)}
    assert all(joint.lowest < 0.0 < joint.highest and joint.source for joint in JOINTS.values())


def test_what_is_out_of_range_is_held_and_said() -> None:
    pose, words = Pose.of({"hip_flexion_left": 130.0, "lumbar_flexion": 10.0}).clamped()

    assert pose == Pose.of({"hip_flexion_left": 105.0, "lumbar_flexion": 10.0})
    assert words == ("Left hip flexion: 105° is as far as this model goes.",)
    assert pose.clamped() == (pose, ())


@pytest.mark.parametrize("degrees", [math.nan, math.inf, -math.inf, "much", None])
def test_only_a_number_is_an_angle(degrees: float) -> None:
    with pytest.raises(MeshError, match=r"left hip flexion: .* is no angle\. Give degrees"):
        Pose().with_angle("hip_flexion_left", degrees)


def test_an_unknown_joint_is_named_with_those_there_are() -> None:
    with pytest.raises(MeshError, match=r"no joint 'elbow'.*hip_flexion_left.*pelvic_tilt"):
        Pose().with_angle("elbow", 10.0)
    with pytest.raises(MeshError, match="no joint 'elbow'"):
        Pose().angle("elbow")


def test_tipping_the_pelvis_under_fixed_thighs_bends_both_hips_as_much() -> None:
    pose = Pose.of({"hip_flexion_left": 30.0}).tilted(10.0)

    assert pose == Pose.of(
        {"hip_flexion_left": 40.0, "hip_flexion_right": 10.0, "pelvic_tilt": 10.0}
    )


def test_half_way_between_two_poses_every_joint_is_half_way() -> None:
    start, end = Pose.of({"hip_flexion_left": 20.0}), Pose.of({"lumbar_flexion": 30.0})

    assert between(start, end, 0.5) == Pose.of({"hip_flexion_left": 10.0, "lumbar_flexion": 15.0})
    assert (between(start, end, 0.0), between(start, end, 1.0)) == (start, end)


def test_the_levels_share_all_of_lumbar_flexion() -> None:
    assert sum(RHYTHM.values()) == pytest.approx(1.0)


def test_an_extended_hip_cannot_be_crossed_as_far_as_a_straight_one() -> None:
    crossed = Pose.of({"hip_abduction_right": -20.0})
    pose, words = crossed.with_angle("hip_flexion_right", -20.0).clamped()

    assert crossed.clamped() == (crossed, ())
    assert pose.angle("hip_abduction_right") == -1.0
    assert words == ("Right hip abduction: -1° is as far as femur and pelvis let it go.",)
    assert pose.clamped() == (pose, ())
