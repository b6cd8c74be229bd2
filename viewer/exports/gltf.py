"""Meshes as binary glTF 2.0: metres, y up, facing +z, each node, mesh and material named by key.

Written here because no library at hand writes a material and vertex colours of one mesh both.
Specification: https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh
from viewer.scene.materials import Material, material_of, vertex_colours

MM = 1e-3  # of a metre
# From x right, y front, z up to x left, y up, z front: a turn, so nothing is mirrored.
TURN: NDArray[np.float32] = np.asarray([[-1, 0, 0], [0, 0, 1], [0, 1, 0]], dtype=np.float32)
_VERTEX_DATA, _INDEX_DATA = 34962, 34963
_UINT16, _UINT32, _FLOAT = 5123, 5125, 5126
_ELEMENTS = {(1,): "SCALAR", (3,): "VEC3", (4,): "VEC4"}
_JSON_CHUNK, _BINARY_CHUNK = 0x4E4F534A, 0x004E4942
_WHOLE = 65535.0  # 1 as an unsigned short


def glb(meshes: Mapping[str, SurfaceMesh]) -> bytes:
    """A whole file that holds one node for each mesh; `meshes` are in mm, RAS."""
    parts = _Parts()
    for key, mesh in meshes.items():
        parts.add(key, mesh)
    return parts.as_file()


def _linear(colours: NDArray[np.generic]) -> NDArray[np.float64]:
    """Amounts of light from 0 to 1, in which glTF states colours, of sRGB from 0 to 255."""
    share = np.asarray(colours, dtype=np.float64) / 255.0
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


class _Parts:
    """The document and its numbers, as they grow."""

    def __init__(self) -> None:
        self._numbers: list[bytes] = []
        self._length = 0
        self._lists: dict[str, list[Any]] = {
            name: [] for name in ("nodes", "meshes", "materials", "accessors", "bufferViews")
        }

    def add(self, key: str, mesh: SurfaceMesh) -> None:
        light = _linear(vertex_colours(material_of(key), mesh))
        # What a vertex shows is the product of both; a reader without vertex colours has the first.
        brightest = np.maximum(light.max(axis=0), 1e-6)
        share = np.full((len(light), 4), _WHOLE)
        share[:, :3] *= light / brightest
        normals = mesh.normals / np.linalg.norm(mesh.normals, axis=1, keepdims=True)
        places = mesh.vertices @ TURN.T * np.float32(MM)
        attributes = {
            "POSITION": self._accessor(places, _FLOAT, bounded=True),
            "NORMAL": self._accessor(np.asarray(normals @ TURN.T, np.float32), _FLOAT),
            "COLOR_0": self._accessor(
                np.asarray(np.round(share), np.uint16), _UINT16, normalized=True
            ),
        }
        triangles = np.asarray(mesh.faces, np.uint32).reshape(-1)
        number = len(self._lists["nodes"])
        primitive = {
            "attributes": attributes,
            "indices": self._accessor(triangles, _UINT32, _INDEX_DATA),
            "material": number,
        }
        self._lists["materials"].append(_material(key, material_of(key), brightest))
        self._lists["meshes"].append({"name": key, "primitives": [primitive]})
        self._lists["nodes"].append({"name": key, "mesh": number})

    def _accessor(
        self,
        values: NDArray[np.generic],
        kind: int,
        target: int = _VERTEX_DATA,
        *,
        bounded: bool = False,
        normalized: bool = False,
    ) -> int:
        """Keep an array, of which every row fills a multiple of four bytes; its number."""
        data = np.ascontiguousarray(values).tobytes()
        view = {"buffer": 0, "byteOffset": self._length, "byteLength": len(data), "target": target}
        self._lists["bufferViews"].append(view)
        self._numbers.append(data)
        self._length += len(data)
        one: dict[str, Any] = {
            "bufferView": len(self._lists["bufferViews"]) - 1,
            "componentType": kind,
            "count": len(values),
            "type": _ELEMENTS[values.shape[1:] or (1,)],
        }
        if bounded:
            one |= {"min": values.min(axis=0).tolist(), "max": values.max(axis=0).tolist()}
        if normalized:
            one["normalized"] = True
        self._lists["accessors"].append(one)
        return len(self._lists["accessors"]) - 1

    def as_file(self) -> bytes:
        document = {
            "asset": {"version": "2.0", "generator": "Psoas Viewer"},
            "scene": 0,
            "scenes": [{"name": "psoas-viewer", "nodes": list(range(len(self._lists["nodes"])))}],
            "buffers": [{"byteLength": self._length}],
            **self._lists,
        }
        words = json.dumps(document, separators=(",", ":")).encode("ascii")
        words += b" " * (-len(words) % 4)
        body = _chunk(_JSON_CHUNK, words) + _chunk(_BINARY_CHUNK, b"".join(self._numbers))
        return struct.pack("<4sII", b"glTF", 2, 12 + len(body)) + body


def _material(key: str, tissue: Material, base: NDArray[np.float64]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": key,
        "pbrMetallicRoughness": {
            "baseColorFactor": [*base.tolist(), tissue.opacity],
            "metallicFactor": 0.0,
            # A Phong highlight of this sharpness is as wide as one of this roughness.
            "roughnessFactor": (2.0 / (tissue.gloss + 2.0)) ** 0.25,
        },
    }
    if tissue.opacity < 1.0:
        found["alphaMode"] = "BLEND"
    return found


def _chunk(kind: int, data: bytes) -> bytes:
    return struct.pack("<II", len(data), kind) + data
