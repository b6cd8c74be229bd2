"""The project's own muscles as anatomy: every figure that the window shows, against limits."""

from __future__ import annotations

import csv
import math

import numpy as np
import pytest

from meshes.errors import MeshError
from meshes.keys import VERTEBRAE
from meshes.library import load_library
from meshes.motion.joints import RHYTHM, Pose
from meshes.motion.numbers import MotionNumbers, Reading, angles_between, crossing
from meshes.motion.published import published_band
from meshes.motion.rigid import about, turn_x
from tests.meshes.motion.test_wrapping import REFERENCE, reference

EVERY_5 = tuple(range(-20, 106, 5))
TO_90 = tuple(range(-20, 91, 5))


@pytest.fixture(scope="module")
def numbers() -> MotionNumbers:
    return MotionNumbers(load_library())


def flexed(numbers: MotionNumbers, muscle: str, side: str = "left") -> dict[int, Reading]:
    joint = f"hip_flexion_{side}"
    found = numbers.sweep(f"{muscle}_{side}", joint, EVERY_5)
    return dict(zip(EVERY_5, found, strict=True))


@pytest.mark.parametrize("side", ["left", "right"])
def test_moment_arms_are_those_of_anatomy(numbers: MotionNumbers, side: str) -> None:
    psoas, iliacus = (flexed(numbers, muscle, side) for muscle in ("psoas_major", "iliacus"))

    assert all(15.0 <= psoas[angle].moment_arm_mm <= 45.0 for angle in TO_90)
    assert all(iliacus[a].moment_arm_mm >= psoas[a].moment_arm_mm for a in EVERY_5 if a >= 30)
    assert min(one[a].moment_arm_mm for one in (psoas, iliacus) for a in EVERY_5) > 0.0


@pytest.mark.parametrize("muscle", ["psoas_major", "iliacus"])
def test_length_falls_monotonically(numbers: MotionNumbers, muscle: str) -> None:
    lengths = [one.length_mm for one in flexed(numbers, muscle).values()]

    assert np.all(np.diff(lengths) < 0.0)


@pytest.mark.parametrize(
    ("muscle", "shortens", "lengthens"),
    [("psoas_major", (40.0, 78.0), (4.0, 13.0)), ("iliacus", (55.0, 82.0), (7.0, 14.0))],
)
def test_changes_of_length_are_within_the_published_ones(
    numbers: MotionNumbers,
    muscle: str,
    shortens: tuple[float, float],
    lengthens: tuple[float, float],
) -> None:
    found = {angle: one.length_mm / numbers.scale for angle, one in flexed(numbers, muscle).items()}

    assert shortens[0] <= found[-20] - found[90] <= shortens[1]
    assert lengthens[0] <= found[-20] - found[0] <= lengthens[1]


@reference
@pytest.mark.parametrize("muscle", ["psoas_major", "iliacus"])
def test_moment_arms_follow_the_published_curve(numbers: MotionNumbers, muscle: str) -> None:
    with (REFERENCE / "curves.csv").open(newline="", encoding="utf-8") as lines:
        curve = {
            int(float(row["hip_flexion_deg"])): 1000.0 * float(row["moment_arm_m"])
            for row in csv.DictReader(lines)
            if row["model"] == "rajagopal2016" and row["muscle"] == muscle.split("_", maxsplit=1)[0]
        }
    own = {a: one.moment_arm_mm / numbers.scale for a, one in flexed(numbers, muscle).items()}
    off = np.array([own[angle] / curve[angle] - 1.0 for angle in TO_90])

    assert math.sqrt(float(np.mean(off**2))) < 0.20
    assert np.abs(np.diff(list(own.values()))).max() < 4.0


@pytest.mark.parametrize("muscle", ["psoas_major", "iliacus"])
@pytest.mark.parametrize("angle", [-20.0, -5.0, 15.0, 33.0, 90.0])
def test_the_moment_arm_is_minus_the_slope_of_the_length(
    numbers: MotionNumbers, muscle: str, angle: float
) -> None:
    joint, key = "hip_flexion_left", f"{muscle}_left"
    shown = numbers.reading(key, Pose.of({joint: angle}), joint).moment_arm_mm
    near = [numbers.length(key, Pose.of({joint: angle + by})) for by in (-0.5, 0.5)]

    assert (near[0] - near[1]) / math.radians(1.0) == pytest.approx(shown, rel=0.01)


def test_bending_the_back_hardly_changes_the_psoas(numbers: MotionNumbers) -> None:
    standing, bent = (
        numbers.length("psoas_major_left", Pose.of({"lumbar_flexion": angle}))
        for angle in (0.0, 40.0)
    )

    assert abs(bent - standing) < 10.0


def test_the_psoas_extends_the_upper_and_flexes_the_lower_lumbar_spine(
    numbers: MotionNumbers,
) -> None:
    """Bogduk 1992: the lines pass behind the upper discs and in front of the lower ones."""
    path, standing = numbers.path("psoas_major_left"), numbers.skeleton.transforms(Pose())
    above, arms = ["t12_vertebra"], {}
    for disc, vertebra in zip(RHYTHM, VERTEBRAE[1:], strict=True):
        above.append(vertebra)
        centre = numbers.skeleton.discs[disc]
        lengths = [
            path.length(standing | dict.fromkeys(above, about(centre, turn_x(-by))))
            for by in (-1.0, 1.0)
        ]
        arms[disc] = (lengths[0] - lengths[1]) / math.radians(2.0)

    assert arms["l1_l2_disc"] < 0.0
    assert arms["l4_l5_disc"] > 0.0
    assert arms["l5_s1_disc"] > 0.0


def test_tilting_the_pelvis_is_as_bending_the_hip(numbers: MotionNumbers) -> None:
    """The thigh stays in the room."""
    for muscle in crossing("hip_flexion_left"):
        tilted = numbers.length(muscle, Pose().tilted(10.0))
        flexed_so = numbers.length(muscle, Pose.of({"hip_flexion_left": 10.0}))
        assert tilted == pytest.approx(flexed_so, abs=1e-9)


def test_both_sides_are_alike(numbers: MotionNumbers) -> None:
    pose = Pose.of({f"hip_{way}_{side}": 25.0 for way in ("flexion", "rotation", "abduction")
                    for side in ("left", "right")})  # fmt: skip
    for muscle in ("psoas_major", "iliacus", "psoas_minor"):
        left, right = (numbers.length(f"{muscle}_{side}", pose) for side in ("left", "right"))
        assert left == pytest.approx(right, abs=0.2)


def test_what_crosses_a_joint() -> None:
    assert crossing("hip_flexion_left") == ("psoas_major_left", "iliacus_left")
    assert "psoas_minor_right" in crossing("lumbar_flexion")
    assert len(crossing("pelvic_tilt")) == 4
    with pytest.raises(MeshError, match="no joint 'knee'"):
        crossing("knee")


def test_ranges_are_held_within_limits() -> None:
    assert angles_between("hip_flexion_left", -90.0, 20.0, 20.0) == (-20.0, 0.0, 20.0)
    assert angles_between("hip_flexion_left", 20.0, 0.0, 10.0) == (20.0, 10.0, 0.0)
    with pytest.raises(MeshError, match="too small"):
        angles_between("hip_flexion_left", 0.0, 90.0, 0.0)
    with pytest.raises(MeshError, match="have to be numbers"):
        angles_between("hip_flexion_left", math.nan, 90.0, 5.0)


def test_the_psoas_lies_within_what_was_published(numbers: MotionNumbers) -> None:
    band = published_band("psoas_major")
    assert band is not None
    own = numbers.sweep("psoas_major_left", "hip_flexion_left", band.angles)
    inside = [
        least <= one.moment_arm_mm / numbers.scale <= greatest
        for one, least, greatest in zip(own, band.least, band.greatest, strict=True)
    ]

    assert all(inside)
    assert "Rajagopal et al. 2016" in band.sources
    assert published_band("psoas_minor") is None
