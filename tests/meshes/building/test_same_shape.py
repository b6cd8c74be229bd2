"""The comparison of shapes itself: blind to numbering, not to a shape that is a little other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest

from meshes.library import SurfaceMesh, load_library
from tests.meshes.building.same_shape import differences

DISC = load_library()["l4_l5_disc"]


def numbered_otherwise(mesh: SurfaceMesh) -> SurfaceMesh:
    order = np.random.default_rng(1).permutation(len(mesh.vertices))
    faces = np.argsort(order).astype(np.int32)[mesh.faces]
    return dataclasses.replace(
        mesh,
        vertices=mesh.vertices[order],
        faces=np.roll(faces[::-1], 1, axis=1),
        normals=mesh.normals[order],
        attributes={name: values[order] for name, values in mesh.attributes.items()},
    )


def with_more_triangles(mesh: SurfaceMesh) -> SurfaceMesh:
    """The largest triangle cut into three, in its plane."""
    corners = mesh.faces[0]
    middle = len(mesh.vertices)
    a, b, c = corners
    faces = np.vstack([mesh.faces[1:], [[a, b, middle], [b, c, middle], [c, a, middle]]])

    def with_middle(values: np.ndarray) -> np.ndarray:
        mean = values[corners].mean(axis=0)
        return np.concatenate([values, [mean]]).astype(values.dtype)

    return dataclasses.replace(
        mesh,
        vertices=with_middle(mesh.vertices),
        faces=faces.astype(np.int32),
        normals=with_middle(mesh.normals),
        attributes={name: with_middle(values) for name, values in mesh.attributes.items()},
    )


def pushed(mesh: SurfaceMesh, vertices: slice, by: float) -> SurfaceMesh:
    moved = mesh.vertices.copy()
    moved[vertices] += np.float32(by) * mesh.normals[vertices]
    return dataclasses.replace(mesh, vertices=moved)


@pytest.mark.parametrize("change", [lambda mesh: mesh, numbered_otherwise, with_more_triangles])
def test_the_same_shape_is_the_same_however_it_is_cut(
    change: Callable[[SurfaceMesh], SurfaceMesh],
) -> None:
    assert differences(change(DISC), DISC) == []
    assert differences(DISC, change(DISC)) == []


def test_what_is_other_is_told() -> None:
    name = next(iter(DISC.attributes))
    values, landmarks = DISC.attributes[name], dict(DISC.landmarks)
    mark = next(iter(landmarks))
    lighter = dataclasses.replace(DISC, attributes=DISC.attributes | {name: values // 2 + 60})
    moved = dataclasses.replace(DISC, landmarks=landmarks | {mark: landmarks[mark] + 0.02})
    torn = dataclasses.replace(DISC, faces=DISC.faces[1:])

    assert "mm apart" in str(differences(pushed(DISC, slice(7, 8), 0.1), DISC))
    assert "volume" in str(differences(pushed(DISC, slice(None), 0.004), DISC))
    assert f"{name} off by" in str(differences(lighter, DISC))
    assert f"{mark} 0.035 mm off" in str(differences(moved, DISC))
    assert "Euler number" in str(differences(torn, DISC))
    assert "attributes []" in str(differences(dataclasses.replace(DISC, attributes={}), DISC))
    assert "landmarks []" in str(differences(dataclasses.replace(DISC, landmarks={}), DISC))
