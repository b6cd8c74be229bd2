"""Two thousand structures with five million triangles against one merged mesh of the same."""

from dataclasses import replace
from time import perf_counter

import numpy as np
import trimesh

from meshes.library import SurfaceMesh
from tests.benchmarks.clock import emit
from viewer.scene.camera import fitted, orbited
from viewer.scene.graphics import off_screen_window
from viewer.scene.scene import Scene
from viewer.state.state import ViewState

COLUMNS, ROWS, LAYERS = 20, 10, 10
SIZE = (1280, 720)
TURNS = 5
FRAME_AND_A_HALF = 1.5


def balls() -> dict[str, SurfaceMesh]:
    """2,000 balls of 2,500 triangles each, side by side."""
    shape = trimesh.creation.uv_sphere(radius=8.0, count=[26, 26])
    normals = np.asarray(shape.vertex_normals, np.float32)
    faces = np.asarray(shape.faces, np.int32)
    found = {}
    for index in range(COLUMNS * ROWS * LAYERS):
        place = (index % COLUMNS, index // COLUMNS % ROWS, index // (COLUMNS * ROWS))
        vertices = np.asarray(shape.vertices + 20.0 * np.array(place), np.float32)
        found[f"ball_{index}"] = SurfaceMesh(vertices, faces, normals)
    return found


def merged(meshes: dict[str, SurfaceMesh]) -> SurfaceMesh:
    steps = np.cumsum([0, *(len(mesh.vertices) for mesh in meshes.values())])
    faces = [mesh.faces + step for mesh, step in zip(meshes.values(), steps[:-1], strict=True)]
    return SurfaceMesh(
        np.concatenate([mesh.vertices for mesh in meshes.values()]),
        np.concatenate(faces).astype(np.int32),
        np.concatenate([mesh.normals for mesh in meshes.values()]),
    )


def seconds_a_frame(scene: Scene) -> float:
    scene.pose = fitted(scene.bounds(tuple(scene.actors)), SIZE[0] / SIZE[1], 30.0, 20.0)
    scene.render(*SIZE, still=False)
    began = perf_counter()
    for _ in range(TURNS):
        scene.pose = orbited(scene.pose, 3.0, 0.0)
        scene.render(*SIZE, still=False)
    return (perf_counter() - began) / TURNS


many = balls()
began = perf_counter()
scene = Scene(off_screen_window(*SIZE), many)
emit("load_2000_s", perf_counter() - began)
emit("triangles_millions", sum(len(mesh.faces) for mesh in many.values()) / 1e6)
frame = seconds_a_frame(scene)
state = ViewState()
changes = {
    "hide": replace(state, hidden=frozenset(list(many)[::3])),
    "select": replace(state, selected=("ball_7", "ball_500")),
    "fade": replace(state, ghosted=frozenset(list(many)[1:])),
}
slowest = 0.0
for new in changes.values():
    began = perf_counter()
    scene.apply(state, new)
    slowest = max(slowest, perf_counter() - began)
    scene.render(*SIZE, still=False)
    scene.apply(new, state)
emit("change_2000_frames", slowest / frame)
scene.close()
one = Scene(off_screen_window(*SIZE), {"ball": merged(many)})
emit("fps_2000_vs_merged", seconds_a_frame(one) / frame)
one.close()
