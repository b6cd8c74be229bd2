"""The measuring itself: right on shapes whose figures are known."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh

from meshes.building.measures.disc import measure_disc
from meshes.building.measures.femur import Femur, measure_femur
from meshes.building.measures.joint import symphysis_gap
from meshes.building.measures.muscle import measure_muscle
from meshes.building.measures.pelvis import Pelvis, farthest, measure_pelvis
from meshes.building.measures.section import Plane, area, centroid, crossings, outlines
from meshes.building.measures.socket import socket_opening
from meshes.building.measures.spine import measure_spine
from meshes.building.measures.vertebra import Plate, body_of, concavity
from meshes.library import SurfaceMesh, load_library
from meshes.measures.fitting import angle_between, sphere_on
from meshes.measures.published import Published
from meshes.measures.record import Finding, judged

LEVEL = Plane(np.zeros(3), np.eye(3)[0], np.eye(3)[1])
WIDTH, DEPTH, HEIGHT = 48.0, 36.0, 28.0


def surface(shape: trimesh.Trimesh, **landmarks: tuple[float, float, float]) -> SurfaceMesh:
    return SurfaceMesh(
        np.asarray(shape.vertices, np.float32),
        np.asarray(shape.faces, np.int32),
        np.asarray(shape.vertex_normals, np.float32),
        {},
        {name: np.array(place) for name, place in landmarks.items()},
    )


def box(x: float, y: float, z: float) -> trimesh.Trimesh:
    return trimesh.creation.box((x, y, z))


def plate(lean: float, middle: tuple[float, float] = (0.0, 0.0), depth: float = 34.0) -> Plate:
    way = np.array([0.0, np.cos(np.radians(lean)), np.sin(np.radians(lean))])
    at = np.array([0.0, *middle])
    return Plate(at + 0.5 * depth * way, at - 0.5 * depth * way)


def figures(findings: list[Finding]) -> dict[str, float]:
    return {finding.measure: finding.value for finding in findings}


@pytest.fixture(scope="module")
def meshes() -> dict[str, SurfaceMesh]:
    return load_library()


def test_section_of_a_box_is_its_rectangle() -> None:
    (ring,) = outlines(surface(box(WIDTH, DEPTH, HEIGHT)), LEVEL)

    assert area(ring) == pytest.approx(WIDTH * DEPTH)
    assert centroid(ring) == pytest.approx((0.0, 0.0), abs=1e-6)
    assert crossings(ring, 3.0) == pytest.approx((-DEPTH / 2, DEPTH / 2))
    assert crossings(ring, 3.0, axis=1) == pytest.approx((-WIDTH / 2, WIDTH / 2))


def test_section_of_a_ring_has_a_hole_that_runs_the_other_way_round() -> None:
    tube = surface(trimesh.creation.annulus(r_min=10.0, r_max=16.0, height=20.0, sections=96))

    areas = sorted(area(ring) for ring in outlines(tube, LEVEL))

    assert areas == pytest.approx([-np.pi * 100.0, np.pi * 256.0], rel=2e-3)


def test_section_that_misses_is_empty() -> None:
    beyond = Plane(np.array([0.0, 0.0, 40.0]), np.eye(3)[0], np.eye(3)[1])

    assert outlines(surface(box(WIDTH, DEPTH, HEIGHT)), beyond) == []


@pytest.mark.parametrize("hollow", [False, True])
def test_sphere_is_found_on_part_of_a_surface(hollow: bool) -> None:
    ball = trimesh.creation.icosphere(subdivisions=4, radius=23.5)
    ball.apply_translation((80.0, 3.0, -2.0))
    if hollow:
        ball.invert()
    stalk = box(20.0, 20.0, 200.0)
    both = surface(trimesh.util.concatenate([ball, stalk]))

    centre, radius = sphere_on(both, np.array([78.0, 2.0, 0.0]), 22.5, hollow=hollow, slack=4.0)

    assert centre == pytest.approx((80.0, 3.0, -2.0), abs=0.02)
    assert radius == pytest.approx(23.5, abs=0.03)


@pytest.mark.parametrize("lean", [0.0, 12.0, -25.0])
def test_corners_of_a_tilted_body(lean: float) -> None:
    block = box(WIDTH, DEPTH, HEIGHT)
    block.apply_transform(trimesh.transformations.rotation_matrix(np.radians(lean), (1, 0, 0)))

    body = body_of(surface(block))

    assert body.superior.lean == pytest.approx(lean, abs=0.01)
    assert body.inferior.lean == pytest.approx(lean, abs=0.01)
    assert np.linalg.norm(body.superior.front - body.superior.back) == pytest.approx(DEPTH)
    assert np.linalg.norm(body.superior.back - body.inferior.back) == pytest.approx(HEIGHT)
    assert concavity(body, body.superior) == pytest.approx(0.0, abs=1e-4)


def test_lordosis_of_plates_with_known_leans() -> None:
    leans = {"t12": 11.0, "l1": 9.0, "l2": 6.0, "l3": 1.0, "l4": -9.0, "l5": -20.0, "s1": -42.0}

    found = figures(measure_spine({level: plate(lean) for level, lean in leans.items()}))

    assert found["lordosis T12-S1, standing"] == pytest.approx(53.0)
    assert found["lordosis L1-S1, standing"] == pytest.approx(51.0)
    assert found["lordosis L4-S1, standing"] == pytest.approx(33.0)
    assert found["segmental lordosis L5-S1"] == pytest.approx(22.0)


def test_disc_between_two_level_plates() -> None:
    filling = surface(box(WIDTH, 38.0, 10.0))

    found = figures(measure_disc("l3_l4_disc", filling, plate(0.0, (0, 6)), plate(0.0, (0, -6))))

    assert found["disc height, anterior"] == pytest.approx(12.0)
    assert found["disc height, posterior"] == pytest.approx(12.0)
    assert found["disc height, middle"] == pytest.approx(10.0)
    assert found["disc depth (AP)"] == pytest.approx(38.0)
    assert found["disc angle"] == pytest.approx(0.0, abs=1e-9)


def test_balance_of_a_plate_straight_above_the_hips(meshes: dict[str, SurfaceMesh]) -> None:
    above = Pelvis(meshes["hip_bone_right"], plate(-40.0, (0.0, 110.0)), np.array([85.0, 0, 0]), 25)

    found = figures(measure_pelvis(above))

    assert found["sacral slope"] == pytest.approx(40.0)
    assert found["pelvic tilt"] == pytest.approx(0.0, abs=1e-6)
    assert found["pelvic incidence"] == pytest.approx(40.0)
    assert found["inter-hip-centre distance"] == pytest.approx(170.0)


def test_volume_length_and_section_of_a_straight_muscle() -> None:
    strap = trimesh.creation.cylinder(radius=15.0, height=301.0, sections=128)
    found_on = surface(strap.subdivide_to_size(9.0))

    found = figures(measure_muscle("psoas_major_right", found_on, {"L3-L4": 0.0}))

    assert found["volume"] == pytest.approx(np.pi * 0.225 * 301.0, rel=1e-3)
    assert found["axial CSA at L3-L4 disc"] == pytest.approx(np.pi * 2.25, rel=1e-3)
    assert found["length along its course"] == pytest.approx(300.0, abs=5.0)


def test_farthest_points_of_a_box() -> None:
    start, end = farthest(np.asarray(box(30.0, 40.0, 400.0).subdivide().vertices))

    assert np.linalg.norm(end - start) == pytest.approx(np.linalg.norm((30.0, 40.0, 400.0)))


def test_gap_of_two_parallel_faces() -> None:
    pubis = box(10.0, 14.0, 30.0).subdivide().subdivide().subdivide()
    pubis.apply_translation((7.5, 33.0, -28.0))

    found = symphysis_gap(surface(pubis, symphysis=(2.5, 33.0, -28.0)))

    assert found.value == pytest.approx(5.0, abs=1e-4)
    assert found.lines[0] == ((-2.5, 33.0, -28.0), (2.5, 33.0, -28.0))


def test_turned_femur_keeps_its_own_angles(meshes: dict[str, SurfaceMesh]) -> None:
    """A bone measured on itself: turning it in space changes no angle and no length."""
    femur = meshes["femur_right"]
    turn = trimesh.transformations.rotation_matrix(np.radians(4.0), (1, 0, 0))[:3, :3]
    turned = SurfaceMesh(
        (femur.vertices @ turn.T).astype(np.float32),
        femur.faces,
        (femur.normals @ turn.T).astype(np.float32),
        {},
        {name: turn @ place for name, place in femur.landmarks.items()},
    )

    own = figures(measure_femur("femur_right", Femur.of(femur)))
    other = figures(measure_femur("femur_right", Femur.of(turned)))

    assert other["neck-shaft angle"] == pytest.approx(own["neck-shaft angle"], abs=1.5)
    assert other["anteversion"] == pytest.approx(own["anteversion"], abs=1.5)
    assert other["head diameter"] == pytest.approx(own["head diameter"], abs=0.01)
    assert other["maximum length"] == pytest.approx(own["maximum length"], abs=0.1)


def test_angle_between_directions() -> None:
    assert angle_between(np.array([1.0, 0, 0]), np.array([0, 2.0, 0])) == pytest.approx(90.0)


@pytest.mark.parametrize(
    ("value", "published", "verdict"),
    [
        (10.0, Published("mm", 11.0, 1.0, None, None, "s"), "within 1 SD"),
        (10.0, Published("mm", 12.0, 1.0, None, None, "s"), "within 2 SD"),
        (10.0, Published("mm", 12.1, 1.0, None, None, "s"), "beyond 2 SD"),
        (10.0, Published("mm", 12.0, None, None, None, "s"), "no SD published"),
        (2.0, Published("mm", None, None, 2.0, 6.0, "s"), "within range"),
        (6.1, Published("mm", None, None, 2.0, 6.0, "s"), "out of range"),
        (10.0, None, "no published figure"),
    ],
)
def test_verdicts(value: float, published: Published | None, verdict: str) -> None:
    assert judged(Finding("sacrum", "width", "mm", value), published).verdict == verdict


@pytest.mark.parametrize(("version", "inclination"), [(0.0, 45.0), (20.0, 50.0)])
def test_opening_of_half_a_hollow_ball(version: float, inclination: float) -> None:
    bowl = trimesh.creation.icosphere(subdivisions=5, radius=25.0)
    bowl.update_faces(bowl.triangles_center[:, 2] < 0.0)
    bowl.invert()
    lift = np.radians(inclination)
    aside = np.array([np.cos(np.radians(version)), np.sin(np.radians(version)), 0.0])
    axis = np.sin(lift) * aside - np.cos(lift) * np.array([0.0, 0.0, 1.0])
    bowl.apply_transform(trimesh.geometry.align_vectors([0.0, 0.0, 1.0], axis))

    found = figures(socket_opening("hip_bone_right", surface(bowl), np.zeros(3), 25.0))

    assert found["acetabular anteversion"] == pytest.approx(version, abs=1.5)
    assert found["acetabular inclination"] == pytest.approx(inclination, abs=1.5)
