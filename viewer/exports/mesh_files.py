"""One mesh as a PLY, STL or OBJ file: millimetres, x right, y front, z up, as in the model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh
from viewer.scene.materials import material_of, vertex_colours

SPACE = "mm, x patient's right, y front, z up"
MATERIALS_NAME = "psoas-viewer.mtl"


def ply(key: str, mesh: SurfaceMesh) -> bytes:
    """Binary PLY with normals and colours at the vertices."""
    vertices = np.empty(
        len(mesh.vertices), [("place", "<f4", 3), ("normal", "<f4", 3), ("colour", "u1", 3)]
    )
    vertices["place"], vertices["normal"] = mesh.vertices, mesh.normals
    vertices["colour"] = vertex_colours(material_of(key), mesh)
    faces = np.empty(len(mesh.faces), [("count", "u1"), ("corners", "<i4", 3)])
    faces["count"], faces["corners"] = 3, mesh.faces
    floats = "\n".join(f"property float {name}" for name in ("x", "y", "z", "nx", "ny", "nz"))
    colours = "\n".join(f"property uchar {name}" for name in ("red", "green", "blue"))
    header = (
        f"ply\nformat binary_little_endian 1.0\ncomment {key}, {SPACE}\n"
        f"element vertex {len(vertices)}\n{floats}\n{colours}\n"
        f"element face {len(faces)}\nproperty list uchar int vertex_indices\nend_header\n"
    )
    return header.encode("ascii") + vertices.tobytes() + faces.tobytes()


def stl(key: str, mesh: SurfaceMesh) -> bytes:
    """Binary STL; the form knows one normal a triangle, and no names or colours."""
    corners = mesh.vertices[mesh.faces]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    length = np.linalg.norm(across, axis=1, keepdims=True)
    facets = np.zeros(len(corners), [("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("", "<u2")])
    facets["normal"], facets["corners"] = across / np.where(length > 0.0, length, 1.0), corners
    header = f"{key}, {SPACE}".encode("ascii")[:80].ljust(80)
    return header + np.uint32(len(facets)).tobytes() + facets.tobytes()


def obj(key: str, mesh: SurfaceMesh) -> bytes:
    """OBJ with a name, normals, and colours behind the coordinates, where most programs look."""
    colours = vertex_colours(material_of(key), mesh) / 255.0
    numbers = mesh.faces + 1
    lines = [
        f"# {key}, {SPACE}",
        f"mtllib {MATERIALS_NAME}",
        f"o {key}",
        *_rows("v %.5f %.5f %.5f %.4f %.4f %.4f", np.hstack((mesh.vertices, colours))),
        *_rows("vn %.4f %.4f %.4f", mesh.normals),
        f"usemtl {key}",
        *_rows("f %d//%d %d//%d %d//%d", np.repeat(numbers, 2, axis=1)),
    ]
    return ("\n".join(lines) + "\n").encode("ascii")


def materials(keys: Iterable[str]) -> bytes:
    """The material library that every OBJ file names."""
    lines: list[str] = []
    for key in keys:
        tissue = material_of(key)
        lines += [
            f"newmtl {key}",
            f"Kd {_numbers([part / 255.0 for part in tissue.colour])}",
            f"Ks {_numbers([tissue.specular] * 3)}",
            f"Ns {tissue.gloss:g}",
            f"d {tissue.opacity:g}",
            "illum 2",
        ]
    return ("\n".join(lines) + "\n").encode("ascii")


def _rows(form: str, values: NDArray[np.generic]) -> Iterable[str]:
    return (form % tuple(row) for row in values.tolist())


def _numbers(values: Sequence[float]) -> str:
    return " ".join(f"{value:.4f}" for value in values)
