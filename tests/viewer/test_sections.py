"""Cut faces of every shipped structure against an independent reckoning of their areas."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh
from numpy.typing import NDArray

from meshes.library import SurfaceMesh, load_library
from viewer.scene.sections import Section, section
from viewer.state.cut import KINDS, Cut, axis_along, through

SMALLEST = 0.05  # mm2 by which the area of a sliver may be off
PLANES = (
    *(through((0.0, 0.0, float(z)), "transverse") for z in range(-420, 400, 35)),
    *(through((float(x), 0.0, 0.0), "sagittal") for x in range(-140, 141, 28)),
    *(through((0.0, float(y), 0.0), "coronal") for y in range(-110, 60, 17)),
    *(
        through((0.0, 0.0, 150.0), "free", axis_along(a, e))
        for a in range(-170, 180, 50)
        for e in (-60, -20, 45)
    ),
)


@pytest.fixture(scope="module")
def meshes() -> dict[str, SurfaceMesh]:
    return load_library()


def filled_area(found: Section) -> float:
    a, b, c = (found.points[corner] for corner in found.triangles.T)
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2.0)


def area_by_trimesh(mesh: SurfaceMesh, cut: Cut) -> float:
    """The area within trimesh's outline, by the divergence theorem: holes count against it."""
    normal = np.asarray(cut.axis)
    solid = trimesh.Trimesh(mesh.vertices, mesh.faces, process=False)
    lines, faces = trimesh.intersections.mesh_plane(
        solid, normal, cut.offset * normal, return_faces=True
    )
    if len(lines) == 0:
        return 0.0
    start, end = lines[:, 0], lines[:, 1]
    along = np.cross(normal, solid.face_normals[faces])
    sense = np.sign(np.einsum("ij,ij->i", end - start, along))
    return float(0.5 * (sense * (np.cross(start, end) @ normal)).sum())


@pytest.mark.parametrize("cut", PLANES, ids=str)
def test_cut_faces_have_the_areas_that_trimesh_finds(
    meshes: dict[str, SurfaceMesh], cut: Cut
) -> None:
    for key, mesh in meshes.items():
        found = section(mesh, np.asarray(cut.axis), cut.offset)
        mine = filled_area(found) if found is not None else 0.0
        assert mine == pytest.approx(area_by_trimesh(mesh, cut), rel=0.01, abs=SMALLEST), key


def test_the_vertebral_foramen_stays_open(meshes: dict[str, SurfaceMesh]) -> None:
    l3 = meshes["l3_vertebra"]
    pedicle = (l3.landmarks["superior_end_plate_centre"][2] * 3.0) / 4.0
    pedicle += l3.landmarks["inferior_end_plate_centre"][2] / 4.0
    found = section(l3, np.array([0.0, 0.0, 1.0]), float(pedicle))
    assert found is not None
    back = l3.landmarks["inferior_end_plate_back"]
    foramen = np.array([0.0, back[1] - 8.0])
    body = np.array([0.0, back[1] + 15.0])
    triangles = found.points[found.triangles][:, :, :2]

    assert not covers(triangles, foramen)
    assert covers(triangles, body)
    assert not found.contains(np.array([*foramen, pedicle]))
    assert found.contains(np.array([*body, pedicle]))


def covers(triangles: NDArray[np.float64], place: NDArray[np.float64]) -> bool:
    to = triangles - place
    sides = [
        to[:, i, 0] * to[:, (i + 1) % 3, 1] - to[:, i, 1] * to[:, (i + 1) % 3, 0] for i in range(3)
    ]
    return bool(np.any(np.all(np.array(sides) > 0, axis=0) | np.all(np.array(sides) < 0, axis=0)))


@pytest.mark.parametrize("cut", PLANES[::6], ids=str)
def test_a_face_contains_the_middles_of_its_triangles_and_its_innermost_place(
    meshes: dict[str, SurfaceMesh], cut: Cut
) -> None:
    for key, mesh in meshes.items():
        found = section(mesh, np.asarray(cut.axis), cut.offset)
        if found is None or filled_area(found) < 1.0:
            continue
        corners = found.points[found.triangles]
        wide = np.linalg.norm(
            np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1
        )
        middles = corners[wide > 0.01].mean(axis=1)
        assert all(found.contains(middle) for middle in middles), key
        assert found.contains(found.innermost), key
        assert not found.contains(found.points.max(axis=0) + 1.0), key


def test_a_plane_through_vertices_leaves_no_gap(meshes: dict[str, SurfaceMesh]) -> None:
    mesh = meshes["l3_vertebra"]
    for z in mesh.vertices[::400, 2]:
        cut = through((0.0, 0.0, float(z)), "transverse")
        found = section(mesh, np.asarray(cut.axis), cut.offset)
        if found is not None:
            begins, ends = np.sort(found.segments, axis=0).T
            assert np.array_equal(begins, ends), "every outline is closed"


def test_the_inside_lies_to_the_left_of_the_outline(meshes: dict[str, SurfaceMesh]) -> None:
    for key, mesh in meshes.items():
        middle = mesh.vertices.mean(axis=0)
        found = section(mesh, np.array([0.0, 0.0, 1.0]), float(middle[2]))
        assert found is not None, key
        start, end = (found.points[side] for side in found.segments.T)
        signed = 0.5 * (start[:, 0] * end[:, 1] - start[:, 1] * end[:, 0]).sum()
        assert signed == pytest.approx(filled_area(found), rel=1e-3), key


def test_the_three_planes_take_away_what_they_say() -> None:
    above, right, front = (through((0.0, 0.0, 0.0), name) for name in KINDS[:3])

    assert (above.angles[1], right.angles, front.angles) == (90.0, (90.0, 0.0), (0.0, 0.0))
    assert above.beyond((0.0, 0.0, 1.0)) == 1.0
    assert above.flip().beyond((0.0, 0.0, 1.0)) == -1.0
    assert right.beyond((1.0, 0.0, 0.0)) == 1.0
    assert front.beyond((0.0, 1.0, 0.0)) == 1.0


def test_a_direction_in_degrees_comes_back() -> None:
    place = (10.0, -20.0, 200.0)
    cut = through(place, "free", axis_along(30.0, 60.0))

    assert cut.angles == pytest.approx((30.0, 60.0))
    assert cut.beyond(place) == pytest.approx(0.0)
    assert np.linalg.norm(cut.axis) == pytest.approx(1.0)
