"""Muscles in motion: whole, outside of bone and of each other, held at both ends, in time."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
import pyvista as pv
from numpy.typing import NDArray

from meshes.building.motion.baking import course_lengths
from meshes.building.motion.obstacles import face_crosses
from meshes.building.motion.relaxation import volume
from meshes.errors import MeshError
from meshes.keys import STRUCTURE_KEYS
from meshes.library import load_library
from meshes.motion.joints import Pose
from meshes.motion.muscle_paths import read_paths
from meshes.motion.posing import HIDDEN_WHILE_POSED, PosedMesh, Posing
from meshes.motion.rigid import moved_points

Floats = NDArray[np.float64]

SHIPPED = load_library()
POSING = Posing(SHIPPED)
MUSCLES = ("psoas_major", "iliacus", "psoas_minor")
BONES = ("hip_bone", "femur", "sacrum", "l5_vertebra", "l4_vertebra", "l3_vertebra", "l1_vertebra")
FLEXIONS = (-20.0, -8.0, 15.0, 30.0, 47.5, 60.0, 75.0, 82.5, 90.0, 105.0)
OTHERS = tuple(
    Pose.of(angles).clamped()[0]
    for angles in (
        {"hip_abduction_right": 38.0},
        {"hip_abduction_right": -20.0, "hip_flexion_right": -20.0},
        {"hip_abduction_right": -20.0, "hip_flexion_right": 90.0},
        {"hip_abduction_right": 30.0, "hip_flexion_right": 60.0},
        {"hip_abduction_right": 38.0, "hip_flexion_right": 105.0},
        {"hip_rotation_right": 32.0},
        {"hip_rotation_right": -32.0, "hip_flexion_right": -20.0},
        {"hip_rotation_right": -20.0, "hip_flexion_right": 42.0},
        {"hip_rotation_right": 30.0, "hip_flexion_right": 90.0},
        {"hip_rotation_right": 20.0, "hip_abduction_right": -10.0, "hip_flexion_right": 70.0},
        {"hip_rotation_right": -32.0, "hip_abduction_right": 38.0, "hip_flexion_right": 80.0},
        {"hip_rotation_right": 32.0, "hip_abduction_right": 30.0, "hip_flexion_right": 45.0},
        {"lumbar_flexion": -20.0},
        {"lumbar_flexion": 60.0},
        {"hip_flexion_right": 90.0, "lumbar_flexion": 40.0},
    )
)
POSES = (*(Pose.of({"hip_flexion_right": flexion}) for flexion in FLEXIONS), *OTHERS)

DEEPEST = 2.0  # mm that a muscle may enter bone
VOLUME_CHANGE = 0.02
SHORTEST, LONGEST = 0.25, 1.8  # times its length in standing that an edge may come to
SHEARED = (0.15, 3.2)  # likewise where the thigh is turned sideways as well
FOLDED, CREASED = 10, 200  # edges of 18,000 whose faces may come to lie back to back, likewise


def named(pose: Pose) -> str:
    return ", ".join(f"{joint} {degrees:g}" for joint, degrees in pose.angles)


@cache
def posed(pose: Pose) -> dict[str, PosedMesh]:
    return POSING.posed(pose)


def vertices_of(key: str, pose: Pose) -> Floats:
    """In the room."""
    where = posed(pose).get(key, PosedMesh(np.eye(4)))
    vertices = SHIPPED[key].vertices if where.vertices is None else where.vertices
    return moved_points(where.matrix, vertices.astype(np.float64))


def as_surface(key: str, pose: Pose) -> pv.PolyData:
    return pv.PolyData.from_regular_faces(vertices_of(key, pose), SHIPPED[key].faces)


def depth_within(surface: pv.PolyData, points: Floats) -> float:
    """How deep the deepest of the points lies inside a closed surface, mm."""
    lower, upper = np.asarray(surface.points).min(axis=0), np.asarray(surface.points).max(axis=0)
    near = np.all((points > lower) & (points < upper), axis=1)
    if not near.any():
        return 0.0
    found = pv.PolyData(points[near]).compute_implicit_distance(surface)
    return max(0.0, -float(found["implicit_distance"].min()))


@pytest.mark.parametrize("pose", POSES, ids=named)
@pytest.mark.parametrize("muscle", MUSCLES)
def test_no_muscle_passes_through_bone(muscle: str, pose: Pose) -> None:
    points = vertices_of(f"{muscle}_right", pose)
    for bone in BONES:
        key = f"{bone}_right" if f"{bone}_right" in SHIPPED else bone
        assert depth_within(as_surface(key, pose), points) <= DEEPEST, key


@pytest.mark.parametrize("pose", POSES, ids=named)
@pytest.mark.parametrize("muscle", MUSCLES)
def test_every_muscle_keeps_its_volume(muscle: str, pose: Pose) -> None:
    mesh = SHIPPED[f"{muscle}_right"]
    rest = volume(mesh.vertices.astype(np.float64), mesh.faces)

    assert volume(vertices_of(f"{muscle}_right", pose), mesh.faces) == pytest.approx(
        rest, rel=VOLUME_CHANGE
    )


@pytest.mark.parametrize("pose", POSES, ids=named)
@pytest.mark.parametrize("muscle", MUSCLES)
def test_nothing_is_torn_or_folded(muscle: str, pose: Pose) -> None:
    mesh = SHIPPED[f"{muscle}_right"]
    edges = np.concatenate([mesh.faces[:, [0, 1]], mesh.faces[:, [1, 2]], mesh.faces[:, [2, 0]]])
    now, rest = vertices_of(f"{muscle}_right", pose), mesh.vertices.astype(np.float64)

    def lengths(points: Floats) -> Floats:
        return np.asarray(np.linalg.norm(points[edges[:, 0]] - points[edges[:, 1]], axis=1))

    stretch = np.percentile(lengths(now) / lengths(rest), [0.1, 99.9])

    least, most = (SHORTEST, LONGEST) if is_straight(pose) else SHEARED
    assert stretch[0] > least
    assert stretch[1] < most
    more = FOLDED if is_straight(pose) else CREASED
    assert turned_back(now, mesh.faces) <= turned_back(rest, mesh.faces) + more


def is_straight(pose: Pose) -> bool:
    """Without ab- or adduction or rotation of the thigh."""
    return not pose.angle("hip_abduction_right") and not pose.angle("hip_rotation_right")


def turned_back(points: Floats, faces: NDArray[np.int32]) -> int:
    """How many edges have two faces that look in opposite directions by more than 120 degrees."""
    crosses = face_crosses(points, faces)
    normals = crosses / np.linalg.norm(crosses, axis=1, keepdims=True)
    edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    order = np.lexsort(edges.T[::-1])
    face = np.tile(np.arange(len(faces)), 3)[order]
    cosine = np.einsum("ij,ij->i", normals[face[0::2]], normals[face[1::2]])
    return int((cosine < -0.5).sum())


@pytest.mark.parametrize("flexion", FLEXIONS)
def test_muscles_pass_under_the_inguinal_ligament_beside_each_other(flexion: float) -> None:
    pose = Pose.of({"hip_flexion_right": flexion})
    ligament = as_surface("inguinal_ligament_right", pose)
    psoas = as_surface("psoas_major_right", pose)
    for muscle in ("psoas_major", "iliacus"):
        assert depth_within(ligament, vertices_of(f"{muscle}_right", pose)) < 1.0, muscle
    for muscle in ("iliacus", "psoas_minor"):
        assert depth_within(psoas, vertices_of(f"{muscle}_right", pose)) < 1.0, muscle


@pytest.mark.parametrize("flexion", FLEXIONS)
def test_origins_stay_on_their_bones_and_the_insertion_on_the_femur(flexion: float) -> None:
    pose = Pose.of({"hip_flexion_right": flexion})
    for key in ("psoas_major_right", "iliacus_right"):
        rest, now = SHIPPED[key].vertices.astype(np.float64), vertices_of(key, pose)
        top = rest[:, 2] > rest[:, 2].max() - 15.0
        end = rest[:, 2] < rest[:, 2].min() + 5.0
        on_femur = moved_points(posed(pose)["femur_right"].matrix, rest[end])
        assert np.linalg.norm(now[top] - rest[top], axis=1).max() < 5.0, key
        assert np.linalg.norm(now[end] - on_femur, axis=1).max() < 3.0, key


def test_the_psoas_shortens_as_its_line_of_pull_does() -> None:
    key, flexions = "psoas_major_right", (0.0, -20.0, 30.0, 60.0, 90.0, 105.0)
    poses = [Pose.of({"hip_flexion_right": flexion}) for flexion in flexions]
    own = np.array(course_lengths(SHIPPED, key, [vertices_of(key, pose) for pose in poses]))
    path = read_paths(SHIPPED)[key]
    pull = np.array([path.length(POSING.skeleton.transforms(pose)) for pose in poses])

    assert own - own[0] == pytest.approx(pull - pull[0], abs=2.0)


def test_the_belly_swells_when_the_muscle_shortens() -> None:
    rest = vertices_of("psoas_major_right", Pose())
    now = vertices_of("psoas_major_right", Pose.of({"hip_flexion_right": 90.0}))
    belly = (rest[:, 2] > 100.0) & (rest[:, 2] < 110.0)
    before, after = (
        np.sqrt(np.linalg.det(np.cov(points[belly][:, :2].T))) for points in (rest, now)
    )

    assert after > 1.1 * before


def test_both_sides_are_mirror_images() -> None:
    flip = np.array([-1.0, 1.0, 1.0])
    angles = {"hip_flexion": 70.0, "hip_abduction": 15.0, "hip_rotation": -10.0}
    right = Pose.of({f"{joint}_right": degrees for joint, degrees in angles.items()})
    left = Pose.of({f"{joint}_left": degrees for joint, degrees in angles.items()})
    for muscle in (*MUSCLES, "femoral_nerve", "femur"):
        mirrored = vertices_of(f"{muscle}_left", left) * flip
        assert mirrored == pytest.approx(vertices_of(f"{muscle}_right", right), abs=0.01)


def test_normals_are_those_of_the_shape() -> None:
    pose = Pose.of({"hip_flexion_right": 62.0, "hip_abduction_right": 20.0, "lumbar_flexion": 25.0})
    for key in ("psoas_major_right", "iliacus_right", "l3_l4_disc"):
        where, mesh = posed(pose)[key], SHIPPED[key]
        assert where.vertices is not None
        assert where.normals is not None
        assert np.linalg.norm(where.normals, axis=1) == pytest.approx(1.0, abs=1e-4)
        crosses = face_crosses(where.vertices.astype(np.float64), mesh.faces)
        crosses /= np.linalg.norm(crosses, axis=1, keepdims=True)
        facing = np.einsum("ij,ij->i", crosses, where.normals[mesh.faces[:, 0]])
        assert np.median(facing) > 0.97, key


def test_a_disc_stays_between_its_vertebrae() -> None:
    pose = Pose.of({"lumbar_flexion": 40.0})
    rest, now = SHIPPED["l4_l5_disc"].vertices.astype(np.float64), vertices_of("l4_l5_disc", pose)
    heights = rest[:, 2] - rest[:, 2].mean()
    for bone, part in (("l4_vertebra", heights > 6.0), ("l5_vertebra", heights < -6.0)):
        carried = moved_points(posed(pose)[bone].matrix, rest[part])
        assert np.linalg.norm(now[part] - carried, axis=1).max() < 2.0, bone


def test_standing_leaves_everything_where_it_is() -> None:
    assert POSING.posed(Pose()) == {}
    assert POSING.posed(Pose(), "fixed") == {}


def test_only_what_moves_is_given() -> None:
    one_leg = POSING.posed(Pose.of({"hip_flexion_left": 30.0}))
    everything = POSING.posed(POSES[-1].with_angle("pelvic_tilt", 10.0))

    assert set(one_leg) == {
        *("femur_left", "psoas_major_left", "psoas_minor_left", "iliacus_left"),
        *("femoral_nerve_left", "inguinal_ligament_left"),
    }
    assert set(everything) | set(HIDDEN_WHILE_POSED) == set(STRUCTURE_KEYS)
    assert all(np.isfinite(vertices_of(key, POSES[-1])).all() for key in everything)


def test_a_side_that_does_not_move_keeps_its_arrays() -> None:
    one, two = (
        POSING.posed(Pose.of({"hip_flexion_left": 40.0, "hip_flexion_right": degrees}))
        for degrees in (10.0, 20.0)
    )

    assert one["iliacus_left"].vertices is two["iliacus_left"].vertices
    assert one["iliacus_right"].vertices is not two["iliacus_right"].vertices


def test_a_pin_moves_with_what_it_is_stuck_in() -> None:
    pose = Pose.of({"hip_flexion_right": 80.0, "pelvic_tilt": 15.0})
    trochanter = SHIPPED["femur_right"].landmarks["lesser_trochanter"][None]
    on_bone = POSING.anchor("femur_right", trochanter).moved(posed(pose)["femur_right"])
    skin = SHIPPED["iliacus_right"].vertices[2500][None].astype(np.float64)
    on_muscle = POSING.anchor("iliacus_right", skin).moved(posed(pose)["iliacus_right"])

    assert on_bone == pytest.approx(moved_points(posed(pose)["femur_right"].matrix, trochanter))
    assert on_muscle[0] == pytest.approx(vertices_of("iliacus_right", pose)[2500], abs=1.0)


def test_without_a_mesh_nothing_can_be_posed() -> None:
    with pytest.raises(MeshError, match="femur_left"):
        Posing({key: mesh for key, mesh in SHIPPED.items() if key != "femur_left"})
