"""Landmarks travel with the exported meshes."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from meshes.library import SurfaceMesh, load_library
from viewer.reports.export import LANDMARKS_NAME, export_meshes


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
