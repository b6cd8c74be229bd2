"""The schematic body hangs on the skeleton, and what carries it is where it touches."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from meshes.errors import MeshError
from meshes.library import load_library
from meshes.motion import postures as postures_module
from meshes.motion.body_outline import BodyOutline, Tube
from meshes.motion.furniture import Ball, Box, Furniture, furniture
from meshes.motion.poses import named_poses, pose_named
from meshes.motion.postures import Posture, between, postures
from meshes.motion.rigid import moved_points
from meshes.motion.skeleton import Skeleton
from meshes.motion.walking import WALKING, knee_flexion, walking

LIES = 12.0  # mm: a part that lies on something is at most so far from it
SIDES = ("left", "right")
KNEE = load_library()["femur_left"].landmarks["knee"]
SKELETON = Skeleton.of(load_library())
OUTLINE = BodyOutline(SKELETON, KNEE)

ON_THE_GROUND = {
    "standing": ("foot own", "foot other"),
    "lunge_upright": ("shin own", "foot own", "foot other"),
    "lunge_upright_deep": ("shin own", "foot own", "foot other"),
    "lunge_arched_back": ("shin own", "foot own", "foot other"),
    "lunge_elbows_down": ("foot own", "foot other"),
    "seated_thigh_to_chest": ("trunk", "foot own", "foot other"),
    "supine_thigh_to_chest": ("trunk",),
    "prone_ball_release": ("forearm own", "forearm other", "foot own", "foot other"),
    "thigh_raised": ("foot other",),
    "pelvis_forward": ("foot own", "foot other"),
}
IN_A_STEP = [name for name in postures() if name != WALKING]
Parts = Mapping[str, Tube]


def body(name: str, side: str) -> Parts:
    tubes = OUTLINE.tubes(pose_named(f"{name}_{side}"), postures()[name], side)
    return {tube.name: tube for tube in tubes}


def rests_on(name: str, side: str) -> dict[str, Furniture]:
    found = furniture(tuple(body(name, side).values()), postures()[name], side)
    return {one.name: one for one in found}


def lowest(solid: Tube | Furniture) -> float:
    return float(solid.surface()[0][:, 2].min())


def part(name: str, side: str) -> str:
    other = SIDES[1 - SIDES.index(side)]
    return name.replace("own", side).replace("other", other)


def volume(solid: Tube | Furniture) -> float:
    """Litres; below zero for a surface that is turned inside out."""
    vertices, faces = solid.surface()
    a, b, c = (vertices[faces[:, corner]] for corner in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6e6)


def test_every_pose_of_a_step_has_a_posture() -> None:
    assert set(ON_THE_GROUND) == set(IN_A_STEP)
    assert set(IN_A_STEP) <= set(named_poses())


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("name", IN_A_STEP)
def test_what_carries_the_body_is_where_it_touches(name: str, side: str) -> None:
    parts, things = body(name, side), rests_on(name, side)
    ground = things.get("couch") or things["floor"]
    assert isinstance(ground, Box)
    top = float(ground.high[2])

    assert min(map(lowest, parts.values())) == pytest.approx(top)  # nothing sinks in
    for one in ON_THE_GROUND[name]:
        tube = parts[part(one, side)]
        assert lowest(tube) - top <= LIES, one
        points = tube.surface()[0]
        beneath = points[points[:, 2] < top + LIES, :2]
        assert (beneath >= ground.low[:2]).all(), one
        assert (beneath <= ground.high[:2]).all(), one


@pytest.mark.parametrize("side", SIDES)
def test_the_ball_lies_on_the_floor_and_touches_the_belly_at_the_groin(side: str) -> None:
    things, parts = rests_on("prone_ball_release", side), body("prone_ball_release", side)
    ball, floor = things["ball"], things["floor"]
    assert isinstance(ball, Ball)
    assert isinstance(floor, Box)
    assert ball.centre[2] - ball.radius == pytest.approx(float(floor.high[2]))
    gap = np.linalg.norm(parts["trunk"].surface()[0] - ball.centre, axis=1).min() - ball.radius
    assert gap == pytest.approx(0.0, abs=0.01)
    assert 30.0 < ball.radius < 80.0
    assert np.sign(ball.centre[0]) == (1.0 if side == "right" else -1.0)

    pelvis = SKELETON.pelvis(pose_named(f"prone_ball_release_{side}"))
    spine = load_library()[f"hip_bone_{side}"].landmarks["asis"].astype(float)
    away = np.abs(moved_points(pelvis, spine) - ball.centre)[:2]
    assert (away < 60.0).all()  # beside the front of the hip bone, towards the middle


@pytest.mark.parametrize("side", SIDES)
def test_the_block_stands_on_the_floor_and_carries_both_forearms(side: str) -> None:
    things, parts = rests_on("lunge_elbows_down", side), body("lunge_elbows_down", side)
    block, floor = things["block"], things["floor"]
    assert isinstance(block, Box)
    assert isinstance(floor, Box)
    assert block.low[2] == pytest.approx(float(floor.high[2]))
    for one in SIDES:
        forearm = parts[f"forearm {one}"]
        assert lowest(forearm) - block.high[2] == pytest.approx(0.0, abs=LIES)
        elbow = forearm.centres[0]
        assert (block.low[:2] < elbow[:2]).all()
        assert (elbow[:2] < block.high[:2]).all()


@pytest.mark.parametrize("name", IN_A_STEP)
def test_the_limbs_hang_on_the_bones_of_the_pose(name: str) -> None:
    for side in SIDES:
        bones = SKELETON.transforms(pose_named(f"{name}_{side}"))
        parts = body(name, side)
        for one in SIDES:
            mirror = np.array([1.0 if one == "left" else -1.0, 1.0, 1.0])
            knee = moved_points(bones[f"femur_{one}"], KNEE * mirror)
            assert np.linalg.norm(parts[f"shin {one}"].centres[0] - knee) < 12.0
            assert np.linalg.norm(parts[f"thigh {one}"].centres[-1] - knee) < 12.0
        t12 = moved_points(bones["t12_vertebra"], np.array([0.0, -26.0, 326.0]))
        away = np.linalg.norm(parts["trunk"].centres - t12, axis=1).min()
        assert away < 60.0


def test_one_side_is_the_mirror_image_of_the_other() -> None:
    for name in IN_A_STEP:
        left, right = body(name, "left"), body(name, "right")
        for tube in left.values():
            twin = right[_other_side(tube.name)]
            np.testing.assert_allclose(tube.centres * [-1.0, 1.0, 1.0], twin.centres, atol=0.5)


def _other_side(name: str) -> str:
    stem, _, side = name.rpartition(" ")
    return f"{stem} {SIDES[1 - SIDES.index(side)]}" if side in SIDES else name


def test_every_surface_is_closed_and_its_line_lies_outside_it() -> None:
    for name in IN_A_STEP:
        tubes = tuple(body(name, "left").values())
        for solid in (*tubes, *furniture(tubes, postures()[name], "left")):
            vertices, faces = solid.surface()
            assert volume(solid) > 0.0, solid.name
            assert _is_closed(faces), solid.name
            line, same = solid.surface(4.0)
            assert (same == faces).all()
            apart = np.linalg.norm(line - vertices, axis=1)
            assert 0.5 < apart.min() <= apart.max() < 8.0, solid.name


def _is_closed(faces: NDArray[np.int64]) -> bool:
    """Each edge belongs to two triangles, once in each direction."""
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    return len(np.unique(edges, axis=0)) == len(edges) and set(map(tuple, edges.tolist())) == set(
        map(tuple, edges[:, ::-1].tolist())
    )


def test_walking_bends_the_knee_as_published() -> None:
    curve = [knee_flexion(share) for share in np.linspace(0.0, 1.0, 101)]
    assert max(curve) == pytest.approx(60.0, abs=1.0)
    assert int(np.argmax(curve)) == pytest.approx(73, abs=2)
    assert min(curve) >= 4.9
    assert curve[0] == curve[-1] == 5.0
    posture = postures()[WALKING].walking(knee_flexion(0.73), knee_flexion(0.23))
    tubes = {tube.name: tube for tube in OUTLINE.tubes(walking(0.73), posture, "left")}
    heel = {side: tubes[f"foot {side}"].centres[0][2] for side in SIDES}
    assert heel["left"] > heel["right"] + 100.0  # the foot that swings is lifted


def test_between_two_postures_the_joints_go_step_by_step() -> None:
    half = between(Posture(), postures()["lunge_upright"], 0.5)
    assert half.knee == 40.0
    assert half.rests_on == "floor"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("floor,block", "floor,chair", "lunge_elbows_down rests on what is not known"),
        ("lunge_upright,80", "lunge_upright,much", "lunge_upright lacks an angle"),
    ],
)
def test_a_damaged_table_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, said: str
) -> None:
    text = postures_module.TABLE.read_text(encoding="utf-8")
    assert old in text
    damaged = tmp_path / "postures.csv"
    damaged.write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setattr(postures_module, "TABLE", damaged)
    with pytest.raises(MeshError, match=f"postures.csv: {said}"):
        postures.__wrapped__()
