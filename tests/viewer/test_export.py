"""What exported files say to other programs: read by trimesh and by VTK."""

from __future__ import annotations

import csv
import json
import struct
from pathlib import Path

import numpy as np
import pytest
import pyvista as pv
import trimesh
from vtkmodules.vtkIOGeometry import vtkOBJReader

from meshes.library import SurfaceMesh, load_library
from viewer.exports.export import LANDMARKS_NAME, TOGETHER_NAME, export_meshes
from viewer.scene.materials import material_of, vertex_colours

ONLY = ["hip_bone_right", "psoas_major_left", "body_outline"]


@pytest.fixture(scope="module")
def meshes() -> dict[str, SurfaceMesh]:
    return load_library()


def test_landmarks_are_exported_beside_the_meshes(
    meshes: dict[str, SurfaceMesh], tmp_path: Path
) -> None:
    written = export_meshes(meshes, tmp_path, "stl", ["hip_bone_left", "l3_vertebra"])

    names = ["hip_bone_left.stl", "l3_vertebra.stl", LANDMARKS_NAME]
    assert [path.name for path in written] == names
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    lines = (tmp_path / LANDMARKS_NAME).read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(lines))
    assert list(rows[0]) == ["structure", "landmark", "x", "y", "z"]
    found = {(r["structure"], r["landmark"]): [float(r[axis]) for axis in "xyz"] for r in rows}
    assert {key for key, _ in found} == {"hip_bone_left", "l3_vertebra"}
    for (key, name), place in found.items():
        assert np.allclose(place, meshes[key].landmarks[name], atol=0.006), (key, name)
    assert found["hip_bone_left", "asis"][0] < 0.0


# ---------------------------------------------------------------------------------- glTF


@pytest.fixture(scope="module")
def glb(meshes: dict[str, SurfaceMesh], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an export."""
    folder = tmp_path_factory.mktemp("glb")
    written = export_meshes(meshes, folder, "glb", ONLY)
    assert [p.name for p in written] == [*(f"{k}.glb" for k in ONLY), TOGETHER_NAME, LANDMARKS_NAME]
    return folder


def document_of(path: Path) -> dict:
    content = path.read_bytes()
    length, kind = struct.unpack("<I4s", content[12:20])
    assert (content[:4], kind) == (b"glTF", b"JSON")
    return json.loads(content[20 : 20 + length])


def test_glb_is_in_metres_y_up_and_faces_who_looks(
    meshes: dict[str, SurfaceMesh], glb: Path
) -> None:
    scene = trimesh.load(glb / TOGETHER_NAME, process=False)
    assert set(scene.geometry) == set(ONLY)
    for key in ONLY:
        right, front, up = meshes[key].vertices.T / 1000.0
        expected = np.stack((-right, up, front), axis=1)
        assert np.allclose(scene.geometry[key].vertices, expected, atol=1e-6)
        assert np.array_equal(scene.geometry[key].faces, meshes[key].faces)
        # Mirrored triangles would enclose a negative volume.
        assert scene.geometry[key].volume > 0.0
        alone = trimesh.load(glb / f"{key}.glb", process=False)
        assert np.array_equal(alone.geometry[key].vertices, scene.geometry[key].vertices)
    # Who looks along -z with y up has -x at the left hand: the patient's right.
    assert scene.geometry["hip_bone_right"].bounds[1, 0] < 0.02
    assert scene.geometry["psoas_major_left"].bounds[0, 0] > 0.0


def test_glb_names_each_node_mesh_and_material_by_key(glb: Path) -> None:
    document = document_of(glb / TOGETHER_NAME)
    for kind in ("nodes", "meshes", "materials"):
        assert [one["name"] for one in document[kind]] == ONLY
    scene = trimesh.load(glb / TOGETHER_NAME, process=False)
    assert set(scene.graph.nodes_geometry) == set(ONLY)
    for key in ONLY:
        assert scene.graph[key][1] == key
    see_through = [material.get("alphaMode", "OPAQUE") for material in document["materials"]]
    assert see_through == ["OPAQUE", "OPAQUE", "BLEND"]
    colour = document["materials"][2]["pbrMetallicRoughness"]["baseColorFactor"]
    assert colour[3] == material_of("body_outline").opacity


def test_glb_has_the_colours_of_the_screen_and_normals(
    meshes: dict[str, SurfaceMesh], glb: Path
) -> None:
    document = document_of(glb / TOGETHER_NAME)
    surfaces = list(pv.read(glb / TOGETHER_NAME).recursive_iterator())
    assert len(surfaces) == len(ONLY)
    for number, key in enumerate(ONLY):
        data, mesh = surfaces[number], meshes[key]
        base = document["materials"][number]["pbrMetallicRoughness"]["baseColorFactor"]
        share = np.asarray(data.point_data["COLOR_0"], float)[:, :3]
        share = share / (65535.0 if share.max() > 1.0 else 1.0)
        light = share * base[:3]
        shown = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
        expected = vertex_colours(material_of(key), mesh).astype(float)
        assert np.abs(255.0 * shown - expected).max() < 0.6, key
        turned = mesh.normals[:, [0, 2, 1]] * (-1.0, 1.0, 1.0)
        assert np.abs(np.asarray(data.point_data["NORMAL"]) - turned).max() < 1e-3


# ---------------------------------------------------------------------- millimetres, RAS


@pytest.mark.parametrize("form", ["ply", "stl", "obj"])
def test_other_forms_are_in_millimetres_as_the_model_is(
    meshes: dict[str, SurfaceMesh], tmp_path: Path, form: str
) -> None:
    key = "psoas_major_left"
    mesh = meshes[key]
    export_meshes(meshes, tmp_path, form, [key])
    path = tmp_path / f"{key}.{form}"
    corners = mesh.vertices[mesh.faces]
    ours = trimesh.load(path, process=False)
    theirs = pv.read(path)
    for read in (ours.triangles, theirs.points[theirs.regular_faces]):
        assert np.abs(read - corners).max() < 1e-4
    if form != "stl":
        assert np.abs(np.asarray(theirs.point_normals) - mesh.normals).max() < 1e-4
        assert np.abs(np.asarray(ours.vertex_normals) - mesh.normals).max() < 1e-3


def test_ply_and_obj_have_the_colours_of_the_screen(
    meshes: dict[str, SurfaceMesh], tmp_path: Path
) -> None:
    key = "psoas_major_left"
    expected = vertex_colours(material_of(key), meshes[key]).astype(int)
    for form in ("ply", "obj"):
        export_meshes(meshes, tmp_path, form, [key])
    ply = pv.read(tmp_path / f"{key}.ply")
    assert np.array_equal(ply.point_data["RGB"], expected)
    rows = (tmp_path / f"{key}.obj").read_text(encoding="ascii").splitlines()
    vertices = np.asarray([row.split()[1:] for row in rows if row.startswith("v ")], float)
    assert np.array_equal(np.round(255.0 * vertices[:, 3:]), expected)


def test_obj_names_its_object_and_its_material(
    meshes: dict[str, SurfaceMesh], tmp_path: Path
) -> None:
    export_meshes(meshes, tmp_path, "obj", ["body_outline"])
    export_meshes(meshes, tmp_path, "obj", ["psoas_major_left"])
    scene = trimesh.load(tmp_path / "psoas_major_left.obj", split_object=True, force="scene")
    assert list(scene.geometry) == ["psoas_major_left"]
    # The library is shared, and goes on to know what was exported before.
    for key in ("psoas_major_left", "body_outline"):
        read = trimesh.load(tmp_path / f"{key}.obj", process=False)
        expected = material_of(key)
        assert read.visual.material.name == key
        assert tuple(read.visual.material.diffuse[:3]) == expected.colour
    reader = vtkOBJReader()
    reader.SetFileName(str(tmp_path / "psoas_major_left.obj"))
    reader.Update()
    assert reader.GetOutput().GetNumberOfPoints() == len(meshes["psoas_major_left"].vertices)


def test_an_export_stops_when_it_is_told_to(meshes: dict[str, SurfaceMesh], tmp_path: Path) -> None:
    asked: list[tuple[int, int]] = []

    def going_on(written: int, total: int) -> bool:
        asked.append((written, total))
        return written < 2

    written = export_meshes(meshes, tmp_path, "ply", ONLY, going_on)
    assert asked == [(0, 4), (1, 4), (2, 4)]
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(p.name for p in written)
    assert [p.name for p in written] == [f"{key}.ply" for key in ONLY[:2]]
