"""The bones in a pose: they turn about their own joints, by the angles asked for."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from meshes.errors import MeshError
from meshes.library import SurfaceMesh, load_library
from meshes.motion.joints import RHYTHM, Pose
from meshes.motion.rigid import inverse, moved_points
from meshes.motion.skeleton import PELVIS, Foot, Skeleton

BENT = Pose.of(
    {
        "hip_flexion_left": 70.0,
        "hip_flexion_right": -15.0,
        "hip_abduction_left": 20.0,
        "hip_rotation_right": 25.0,
        "lumbar_flexion": 30.0,
        "pelvic_tilt": 12.0,
    }
)


@pytest.fixture(scope="module")
def shipped() -> dict[str, SurfaceMesh]:
    return load_library()


@pytest.fixture(scope="module")
def skeleton(shipped: dict[str, SurfaceMesh]) -> Skeleton:
    return Skeleton.of(shipped)


def at(skeleton: Skeleton, pose: Pose, key: str, point: object) -> NDArray[np.float64]:
    return moved_points(skeleton.transforms(pose)[key], np.asarray(point, np.float64))


def test_the_hip_centres_are_those_of_the_heads_and_the_same_on_both_sides(
    skeleton: Skeleton, shipped: dict[str, SurfaceMesh]
) -> None:
    for side in ("left", "right"):
        head = shipped[f"femur_{side}"].landmarks["head"]
        assert np.linalg.norm(skeleton.hips[side] - head) < 1.0
    assert skeleton.hips["left"] == pytest.approx(skeleton.hips["right"] * (-1, 1, 1), abs=0.01)


def test_a_disc_centre_lies_between_the_end_plates(
    skeleton: Skeleton, shipped: dict[str, SurfaceMesh]
) -> None:
    for disc, centre in skeleton.discs.items():
        upper, lower = disc.split("_")[:2]
        above = shipped[f"{upper}_vertebra"].landmarks["inferior_end_plate_centre"]
        below = (
            shipped["sacrum"].landmarks["s1_end_plate_centre"]
            if lower == "s1"
            else shipped[f"{lower}_vertebra"].landmarks["superior_end_plate_centre"]
        )
        assert np.linalg.norm(centre - 0.5 * (above + below)) < 2.0, disc


def test_standing_moves_nothing(skeleton: Skeleton) -> None:
    for foot in ("free", "fixed"):
        for matrix in skeleton.transforms(Pose(), foot).values():
            assert matrix == pytest.approx(np.eye(4))


def test_every_matrix_is_rigid(skeleton: Skeleton) -> None:
    for matrix in skeleton.transforms(BENT).values():
        assert matrix[:3, :3] @ matrix[:3, :3].T == pytest.approx(np.eye(3))
        assert np.linalg.det(matrix[:3, :3]) == pytest.approx(1.0)


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_joints_turn_the_way_their_names_say(
    skeleton: Skeleton, shipped: dict[str, SurfaceMesh], side: str
) -> None:
    key, landmarks = f"femur_{side}", shipped[f"femur_{side}"].landmarks
    outwards = 1.0 if side == "right" else -1.0
    knee, condyle = landmarks["knee"], landmarks["lateral_epicondyle"]

    def moved(joint: str, point: NDArray[np.float64]) -> NDArray[np.float64]:
        return at(skeleton, Pose().with_angle(f"{joint}_{side}", 30.0), key, point) - point

    assert moved("hip_flexion", knee)[1] > 100.0
    assert moved("hip_abduction", knee)[0] * outwards > 100.0
    assert moved("hip_rotation", condyle)[1] > 5.0


def test_ninety_degrees_bring_the_thigh_level(
    skeleton: Skeleton, shipped: dict[str, SurfaceMesh]
) -> None:
    hip, knee = skeleton.hips["left"], shipped["femur_left"].landmarks["knee"]
    arm = knee - hip

    lifted = at(skeleton, Pose().with_angle("hip_flexion_left", 90.0), "femur_left", knee) - hip

    assert lifted == pytest.approx([arm[0], -arm[2], arm[1]])


def test_only_the_femur_of_that_side_follows_a_hip(skeleton: Skeleton) -> None:
    moved = skeleton.transforms(Pose().with_angle("hip_flexion_left", 50.0))

    assert [key for key, matrix in moved.items() if not np.allclose(matrix, np.eye(4))] == [
        "femur_left"
    ]


def test_lumbar_flexion_is_spread_by_the_published_shares(skeleton: Skeleton) -> None:
    moved = skeleton.transforms(Pose().with_angle("lumbar_flexion", 40.0))
    keys = ("l1_vertebra", "l2_vertebra", "l3_vertebra", "l4_vertebra", "l5_vertebra", "sacrum")
    pitch = [np.degrees(np.arctan2(moved[key][1, 2], moved[key][2, 2])) for key in keys]

    assert -np.diff(pitch) == pytest.approx([40.0 * share for share in RHYTHM.values()])
    assert moved["t12_vertebra"] == pytest.approx(moved["l1_vertebra"])


def test_the_spine_bends_forward_and_stays_together(skeleton: Skeleton) -> None:
    moved = skeleton.transforms(Pose().with_angle("lumbar_flexion", 40.0))
    centre = skeleton.discs["l1_l2_disc"]
    upper, lower = (moved_points(moved[f"{level}_vertebra"], centre) for level in ("l1", "l2"))

    assert upper == pytest.approx(lower)
    assert upper[1] > centre[1] + 20.0


def test_hip_flexion_is_the_thigh_in_the_room_and_the_tilt(skeleton: Skeleton) -> None:
    flexed = skeleton.transforms(Pose().with_angle("hip_flexion_left", 30.0))["femur_left"]
    tilted = skeleton.transforms(Pose().with_angle("hip_flexion_left", 30.0).tilted(10.0))

    assert tilted["femur_left"] == pytest.approx(flexed)
    assert np.degrees(np.arctan2(tilted["sacrum"][1, 2], tilted["sacrum"][2, 2])) == pytest.approx(
        10.0
    )


@pytest.mark.parametrize("pose", [BENT, BENT.with_angle("hip_flexion_right", 100.0)])
def test_on_a_fixed_foot_the_femur_stays_and_the_joints_are_the_same(
    skeleton: Skeleton, pose: Pose
) -> None:
    free, fixed = (skeleton.transforms(pose, foot) for foot in ("free", "fixed"))
    side = "right" if pose.angle("hip_flexion_right") > 70.0 else "left"

    assert fixed[f"femur_{side}"] == pytest.approx(np.eye(4))
    for key in free:
        against_pelvis = [inverse(moved["sacrum"]) @ moved[key] for moved in (free, fixed)]
        assert against_pelvis[0] == pytest.approx(against_pelvis[1]), key


def test_the_trunk_comes_down_when_the_foot_stays(skeleton: Skeleton) -> None:
    both = Pose.of({"hip_flexion_left": 60.0, "hip_flexion_right": 60.0})
    moved = skeleton.transforms(both, "fixed")
    crown = moved_points(moved["t12_vertebra"], np.array([0.0, -30.0, 320.0]))

    assert crown[2] < 200.0
    assert crown[1] > 200.0
    assert all(moved[key] is moved["sacrum"] for key in PELVIS)


def test_a_foot_is_free_or_fixed(skeleton: Skeleton) -> None:
    loose: Foot = "loose"  # type: ignore[assignment]
    with pytest.raises(MeshError, match=r"'loose'\. Say free or fixed"):
        skeleton.transforms(Pose(), loose)


def test_without_a_bone_nothing_moves(shipped: dict[str, SurfaceMesh]) -> None:
    without = {key: mesh for key, mesh in shipped.items() if key != "l2_l3_disc"}
    with pytest.raises(MeshError, match="l2_l3_disc"):
        Skeleton.of(without)
