"""How long it takes to find the structure under the pointer at a million triangles."""

import dataclasses
import sys
from time import perf_counter

import numpy as np
import trimesh

from meshes.library import SurfaceMesh, load_library
from tests.benchmarks.clock import emit
from viewer.scene.camera import fitted
from viewer.scene.graphics import off_screen_window
from viewer.scene.scene import Scene

MILLION = 1_000_000


def finer(mesh: SurfaceMesh) -> SurfaceMesh:
    """The same surface with four times the triangles."""
    surface = trimesh.Trimesh(mesh.vertices, mesh.faces, process=False).subdivide()
    return dataclasses.replace(
        mesh,
        vertices=np.asarray(surface.vertices, np.float32),
        faces=np.asarray(surface.faces, np.int32),
        normals=np.asarray(surface.vertex_normals, np.float32),
        attributes={},
    )


meshes = load_library()
while sum(len(mesh.faces) for mesh in meshes.values()) < MILLION:
    meshes = {key: finer(mesh) for key, mesh in meshes.items()}
scene = Scene(off_screen_window(1920, 1080), meshes)
scene.pose = fitted(scene.bounds(tuple(meshes)), 16 / 9, 20.0, 10.0)
scene.render(1920, 1080, still=False)
while scene.picker.prepare():
    pass
places = np.random.default_rng(1).uniform(0.3, 0.7, (300, 2))
times, found = [], 0
for u, v in places:
    began = perf_counter()
    found += scene.picker.pick(u, v) is not None
    times.append(perf_counter() - began)
if found == 0:
    sys.exit("no pick met a structure")
emit("pick_ms", 1000.0 * float(np.median(times)))
emit("triangles", float(sum(len(mesh.faces) for mesh in meshes.values())))
