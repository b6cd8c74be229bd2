"""What is seen through mixes in the order of depth, from either side, and x-ray shows the rim."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import trimesh

from meshes.library import SurfaceMesh
from viewer.scene.camera import fitted
from viewer.scene.graphics import off_screen_window
from viewer.scene.scene import Scene
from viewer.state.state import ViewState

pytestmark = pytest.mark.gl
SIZE = 200


def ball(y: float) -> SurfaceMesh:
    shape = trimesh.creation.icosphere(subdivisions=4, radius=20.0)
    vertices = (shape.vertices + np.array([0.0, y, 0.0])).astype(np.float32)
    normals = np.array(shape.vertex_normals, np.float32)
    return SurfaceMesh(vertices, shape.faces.astype(np.int32), normals)


@pytest.fixture
def scene() -> Iterator[Scene]:
    """A red ball in front of a bone-coloured one."""
    made = Scene(
        off_screen_window(SIZE, SIZE), {"psoas_major_left": ball(40.0), "sacrum": ball(-40.0)}
    )
    yield made
    made.close()


def middle(scene: Scene, azimuth: float) -> np.ndarray:
    scene.pose = fitted(scene.bounds(("psoas_major_left", "sacrum")), 1.0, azimuth, 0.0)
    picture = scene.render(SIZE, SIZE, still=False).astype(int)
    return picture[SIZE // 2, SIZE // 2, :3]


@pytest.mark.parametrize(
    ("azimuth", "near", "far"),
    [(0.0, "psoas_major_left", "sacrum"), (180.0, "sacrum", "psoas_major_left")],
)
def test_two_faint_ones_mix_as_films_in_that_order(
    scene: Scene, azimuth: float, near: str, far: str
) -> None:
    """What is seen is the nearer film over the farther one over the ground."""
    alone = {}
    for hidden in ((far,), (near,), (near, far)):
        scene.apply(scene._state, ViewState(hidden=frozenset(hidden)))
        alone[hidden] = middle(scene, azimuth).copy()
    scene.apply(scene._state, ViewState(opacities=((near, 0.6), (far, 0.6))))
    expected = 0.6 * alone[far,] + 0.4 * (0.6 * alone[near,] + 0.4 * alone[near, far])

    assert np.abs(middle(scene, azimuth) - expected).max() <= 4.0


def test_turning_back_and_forth_gives_the_same_picture(scene: Scene) -> None:
    both = (("psoas_major_left", 0.6), ("sacrum", 0.6))
    scene.apply(ViewState(), ViewState(opacities=both))
    first = middle(scene, 0.0).copy()
    middle(scene, 180.0)

    assert np.array_equal(middle(scene, 0.0), first)


def test_xray_is_clear_in_the_middle_and_solid_at_the_rim(scene: Scene) -> None:
    scene.apply(ViewState(), ViewState(hidden=frozenset({"sacrum"})))
    scene.pose = fitted(scene.bounds(("psoas_major_left",)), 1.0, 0.0, 0.0)
    solid = scene.render(SIZE, SIZE, still=False)[:, :, :3].astype(int)
    ground = solid[2, 2]
    scene.apply(
        ViewState(hidden=frozenset({"sacrum"})),
        ViewState(hidden=frozenset({"sacrum"}), xray=frozenset({"psoas_major_left"})),
    )
    clear = scene.render(SIZE, SIZE, still=False)[:, :, :3].astype(int)
    away = np.abs(clear - ground).sum(axis=2)
    drawn = np.flatnonzero(np.abs(solid - ground).sum(axis=2)[SIZE // 2] > 60)
    rim = drawn[:6]

    assert away[SIZE // 2, SIZE // 2] < 80
    assert away[SIZE // 2, rim].max() > 4 * away[SIZE // 2, SIZE // 2]
